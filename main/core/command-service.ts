import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import { parseSupervisorLabel } from '../../common/model/supervisor-label.ts';
import { consequenceOfRemoval } from '../../common/roster/consequences.ts';
import { displayName } from '../../common/roster/display-name.ts';
import { participantOf } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { createParticipantFacts, type ParticipantIds } from './participant-facts.ts';
import type { Reconciler } from './reconciler.ts';
import type { RosterService } from './roster-service.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { SupervisionService } from './supervision-service.ts';
import { takeOffCall } from './take-off-call.ts';
import {
  type ParticipantChanges,
  saysGone,
  type TwilioFailure,
  type TwilioPort,
} from './twilio-port.ts';

/** Carries out what supervisors ask for, one command at a time for each participant. */
export interface CommandService {
  /**
   * Settles when Twilio has answered. The value is the roster revision that shows the answer; until a
   * view has that revision, what it shows is pending.
   */
  run(command: Command): Promise<Result<number>>;
}

interface CommandServiceNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly reconciler: Pick<Reconciler, 'refresh'>;
  readonly supervision: SupervisionService;
  readonly clock: Clock;
}

export function createCommandService({
  twilio,
  roster,
  reconciler,
  supervision,
  clock,
}: CommandServiceNeeds): CommandService {
  const queue = createSerialQueue();
  const facts = createParticipantFacts({ twilio, roster, clock });

  return {
    run(command) {
      switch (command.kind) {
        case 'mute':
          return oneByOne(command, () => mute(command));
        case 'hold':
          return oneByOne(command, () => hold(command));
        case 'announce':
          return oneByOne(command, () => announce(command));
        case 'remove':
          return oneByOne(command, () => remove(command));
        case 'announce-to-all':
          return queue.run(command.conferenceSid, () => announceToAll(command));
        case 'coach':
          return supervision.coach(command.conferenceSid, command.callSid);
        case 'barge-in':
          return supervision.bargeIn(command.conferenceSid);
        case 'mute-me':
          return supervision.muteMe(command.conferenceSid);
        case 'stop-coaching':
          return supervision.stopCoaching(command.conferenceSid);
        case 'resume-me':
          return supervision.resumeMe(command.conferenceSid);
        case 'leave':
          return supervision.leave(command.conferenceSid);
      }
    },
  };

  function oneByOne(
    { callSid }: ParticipantIds,
    act: () => Promise<Result<number>>,
  ): Promise<Result<number>> {
    return queue.run(callSid, act);
  }

  async function mute(command: Wish<'mute'>): Promise<Result<number>> {
    const row = rowOf(command);
    // Nobody is made heard by somebody else's click: an unmuted supervisor may be heard by customers.
    if (!command.muted && parseSupervisorLabel(row?.label ?? null) !== null) {
      return fail(onlyThemselves(displayName(row)));
    }
    return update(command, command.muted ? 'mute' : 'unmute', { muted: command.muted });
  }

  async function hold(command: Wish<'hold'>): Promise<Result<number>> {
    if (command.hold) await supervision.hushTowards(command.conferenceSid, command.callSid);
    const held = await update(command, command.hold ? 'hold' : 'resume', { hold: command.hold });
    // Whether the end of a hold restores mute is not documented, so what is shown is asked for.
    if (held.ok && !command.hold) return ok(await lookAgain(command));
    return held;
  }

  function announce(command: Wish<'announce'>): Promise<Result<number>> {
    const { url: announceUrl, method: announceMethod } = command;
    return update(command, 'announce to', { announceUrl, announceMethod });
  }

  async function update(
    target: ParticipantIds,
    act: string,
    changes: ParticipantChanges,
  ): Promise<Result<number>> {
    const { conferenceSid, callSid } = target;
    const name = displayName(rowOf(target));
    const answer = await twilio.updateParticipant(conferenceSid, callSid, changes);
    if (answer.ok) return ok(facts.told(answer.value));
    await lookAgain(target);
    return refuse(answer.error, `${act} ${name}`);
  }

  async function remove(command: Wish<'remove'>): Promise<Result<number>> {
    const act = `remove ${displayName(rowOf(command))}`;
    const { conferenceSid, callSid } = command;
    // It cannot be undone, so it is done to what Twilio says now, not to what the screen said.
    const now = await facts.look(command);
    if (!now.ok) return saysGone(now.error) ? ok(roster.rev()) : refuse(now.error, act);
    if (!command.endsCall && endsCall(command)) return fail(wouldEndCall(act));

    await supervision.hushTowards(conferenceSid, callSid);
    const answer = await takeOffCall(twilio, now.value);
    if (answer.ok || saysGone(answer.error)) {
      const rev = facts.gone(command);
      // Their leaving may have ended the call for everybody.
      void reconciler.refresh(conferenceSid);
      return ok(rev);
    }
    await lookAgain(command);
    return refuse(answer.error, act);
  }

  function endsCall(target: ParticipantIds): boolean {
    const conference = roster.roster().conferences.get(target.conferenceSid);
    const row = rowOf(target);
    if (conference === undefined || row === undefined) return false;
    return consequenceOfRemoval(row, conference.participants.values()).kind === 'ends-call';
  }

  async function announceToAll(command: Wish<'announce-to-all'>): Promise<Result<number>> {
    const name = roster.roster().conferences.get(command.conferenceSid)?.row.friendlyName;
    const answer = await twilio.announceToConference(command.conferenceSid, {
      announceUrl: command.url,
      announceMethod: command.method,
    });
    if (answer.ok) return ok(roster.rev());
    if (saysGone(answer.error)) await reconciler.refresh(command.conferenceSid);
    return refuse(answer.error, `announce to everybody on ${name ?? 'the call'}`);
  }

  /** Shows the truth after a doubt: what Twilio says of this participant now. */
  async function lookAgain(target: ParticipantIds): Promise<number> {
    await facts.look(target, { repeat: false });
    return roster.rev();
  }

  function rowOf({ conferenceSid, callSid }: ParticipantIds): ParticipantRow | undefined {
    return participantOf(roster.roster(), conferenceSid, callSid);
  }
}

type Wish<K extends Command['kind']> = Extract<Command, { kind: K }>;

function refuse(failure: TwilioFailure, act: string): Result<number, Failure> {
  return fail(failureInWords(failure, act));
}

function onlyThemselves(name: string): Failure {
  return {
    code: 'refused',
    message: `Could not unmute ${name}. Only they themselves can: everyone might hear them.`,
    hint: 'Ask them to unmute in their own console.',
  };
}

function wouldEndCall(act: string): Failure {
  return {
    code: 'refused',
    message: `Could not ${act}. Twilio says now that it would end the call for everybody.`,
    hint: 'Nothing was changed. Ask again if you mean it.',
  };
}
