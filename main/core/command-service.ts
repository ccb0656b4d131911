import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { parseSupervisorLabel } from '../../common/model/supervisor-label.ts';
import { displayName } from '../../common/roster/display-name.ts';
import { participantOf } from '../../common/roster/roster.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import type { Reconciler } from './reconciler.ts';
import type { RosterService } from './roster-service.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { SupervisionService } from './supervision-service.ts';
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

  return {
    run(command) {
      if (command.kind === 'leave') supervision.stopDialling();
      return queue.run(queueKeyOf(command), () => carryOut(command));
    },
  };

  /** All that changes my own leg stands in one line, whichever row or button it came from. */
  function queueKeyOf(command: Command): string {
    switch (command.kind) {
      case 'coach':
      case 'stop-coaching':
      case 'leave':
        return 'own leg';
      case 'announce-to-all':
        return command.conferenceSid;
      default:
        return supervision.isOwnLeg(command.callSid) ? 'own leg' : command.callSid;
    }
  }

  async function carryOut(command: Command): Promise<Result<number>> {
    switch (command.kind) {
      case 'mute':
        return mute(command);
      case 'hold':
        return hold(command);
      case 'remove':
        return remove(command);
      case 'announce':
        return update(command, 'announce to', {
          announceUrl: command.url,
          announceMethod: command.method,
        });
      case 'announce-to-all':
        return announceToAll(command);
      case 'coach':
        return supervision.coach(command.conferenceSid, command.callSid);
      case 'stop-coaching':
        return supervision.stopCoaching(command.conferenceSid);
      case 'leave':
        return supervision.leave(command.conferenceSid);
    }
  }

  function mute(command: Extract<Command, { kind: 'mute' }>): Promise<Result<number>> {
    const act = command.muted ? 'mute' : 'unmute';
    const row = participantOf(roster.roster(), command.conferenceSid, command.callSid);
    if (command.muted || row === undefined) {
      return update(command, act, { muted: command.muted });
    }
    if (row.coaching && row.callSidToCoach !== null) {
      // Twilio: never unmute a coach without restating whom they coach.
      const changes = { muted: false, coaching: true, callSidToCoach: row.callSidToCoach };
      return update(command, act, changes);
    }
    const isSupervisor = parseSupervisorLabel(row.label) !== null;
    return update(
      command,
      act,
      isSupervisor ? { muted: false, coaching: false } : { muted: false },
    );
  }

  async function hold(command: Extract<Command, { kind: 'hold' }>): Promise<Result<number>> {
    const held = await update(command, command.hold ? 'hold' : 'resume', { hold: command.hold });
    // Whether the end of a hold restores mute is not documented, so what is shown is asked for.
    if (held.ok && !command.hold) return ok(await lookAgain(command));
    return held;
  }

  async function update(
    target: Target,
    act: string,
    changes: ParticipantChanges,
  ): Promise<Result<number>> {
    const { conferenceSid, callSid } = target;
    const name = nameOf(target);
    const answer = await twilio.updateParticipant(conferenceSid, callSid, changes);
    if (answer.ok) {
      const asOf = clock.now();
      return ok(roster.apply({ kind: 'participant-told', asOf, participant: answer.value }));
    }
    await lookAgain(target);
    return refuse(answer.error, `${act} ${name}`);
  }

  async function remove(target: Target): Promise<Result<number>> {
    const name = nameOf(target);
    const answer = await twilio.removeParticipant(target.conferenceSid, target.callSid);
    if (answer.ok || saysGone(answer.error)) {
      const asOf = clock.now();
      const rev = roster.apply({ kind: 'participant-gone', asOf, ...idsOf(target) });
      // Their leaving may have ended the call for everybody.
      void reconciler.refresh(target.conferenceSid);
      return ok(rev);
    }
    await lookAgain(target);
    return refuse(answer.error, `remove ${name}`);
  }

  async function announceToAll(
    command: Extract<Command, { kind: 'announce-to-all' }>,
  ): Promise<Result<number>> {
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
  async function lookAgain(target: Target): Promise<number> {
    const asOf = clock.now();
    const once = { repeat: false };
    const answer = await twilio.fetchParticipant(target.conferenceSid, target.callSid, once);
    if (answer.ok) {
      return roster.apply({ kind: 'participant-told', asOf, participant: answer.value });
    }
    return saysGone(answer.error)
      ? roster.apply({ kind: 'participant-gone', asOf, ...idsOf(target) })
      : roster.rev();
  }

  function nameOf({ conferenceSid, callSid }: Target): string {
    return displayName(participantOf(roster.roster(), conferenceSid, callSid));
  }
}

interface Target {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
}

function idsOf({ conferenceSid, callSid }: Target): Target {
  return { conferenceSid, callSid };
}

function refuse(failure: TwilioFailure, act: string): Result<number, Failure> {
  return fail(failureInWords(failure, act));
}
