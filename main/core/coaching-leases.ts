import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { CallSid } from '../../common/model/sid.ts';
import type { PresencePlace } from '../../common/wire/relay-presence.ts';
import type { Colleagues } from './relay-port.ts';
import { STOPPED } from './supervision-words.ts';

/** Tells colleagues whom I coach, and learns whom they do: a courtesy that hinders nobody who insists. */
export interface CoachingLeases {
  /**
   * To be called before a command; refused when it would coach whom a colleague coaches, or when I wished
   * to be silent while that was asked.
   */
  before(command: Command): Promise<Result<void>>;
  /** I wish to be silent on every call: what was asked for before must not make me heard. */
  silence(): void;
  /** To be called when it is done, whatever became of it. */
  after(command: Command): void;
  /** Lets go of whom I do not coach any more. */
  keepOnly(places: readonly PresencePlace[]): void;
}

export function createCoachingLeases(colleagues: Colleagues | null): CoachingLeases {
  /** Those whom I was about to coach are kept until it is known whether I do. */
  const held = new Map<CallSid, 'asked' | 'known'>();
  let silentWishes = 0;
  /** Settles when all wishes to be heard so far have the relay's answer: later ones do not overtake them. */
  let waiting: Promise<unknown> = Promise.resolve();

  return {
    async before(command) {
      if (SILENT.has(command.kind)) silentWishes += 1;
      if (colleagues === null) return ok(undefined);
      const wishesBefore = silentWishes;
      if (command.kind === 'barge-in') {
        await waiting;
      } else if (command.kind === 'coach') {
        const { callSid, conferenceSid, takeOver = false } = command;
        const { coachedBy } = await inTurn(colleagues.take({ callSid, conferenceSid, takeOver }));
        if (coachedBy !== null) return fail(taken(coachedBy));
        // Colleagues believe it from now on, whatever becomes of it.
        held.set(callSid, 'asked');
      }
      return silentWishes === wishesBefore ? ok(undefined) : fail(STOPPED);
    },
    silence() {
      silentWishes += 1;
    },
    after(command) {
      if (command.kind === 'coach' && held.has(command.callSid)) held.set(command.callSid, 'known');
      colleagues?.say();
    },
    keepOnly(places) {
      for (const [callSid, state] of held) {
        if (state === 'asked' || places.some((place) => isCoaching(place, callSid))) continue;
        held.delete(callSid);
        colleagues?.release(callSid);
      }
    },
  };

  function inTurn<T>(answer: Promise<T>): Promise<T> {
    const earlier = waiting;
    const turn = earlier.then(() => answer);
    waiting = turn;
    return turn;
  }
}

function isCoaching({ mode, callSid }: PresencePlace, who: CallSid): boolean {
  return mode === 'coaching' && callSid === who;
}

/** What makes me silent must not be undone by what was asked for before it. */
const SILENT: ReadonlySet<Command['kind']> = new Set([
  'listen',
  'mute-me',
  'stop-coaching',
  'resume-me',
  'leave',
]);

function taken(name: string): Failure {
  return {
    code: 'refused',
    message: `${name} is coaching this agent. Nothing was changed for you.`,
    hint: 'Click Coach again to take over.',
  };
}
