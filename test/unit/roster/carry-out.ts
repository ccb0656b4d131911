import { askedFlags } from '../../../common/adding/asked-flags.ts';
import type { Command } from '../../../common/ipc/command.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { whyNotChange } from '../../../common/roster/change-rules.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import type { ParticipantChange } from '../../../simulator/domain/participant-change.ts';
import { Refusal } from '../../../simulator/domain/refusal.ts';
import { CALL } from './floor-scene.ts';

/**
 * What the console asks of Twilio for a command, one request after the other, done to a simulated
 * floor. Returns my CallSid on the call, or null.
 */
export function carryOut(floor: Floor, command: Command, ownLeg: string | null): string | null {
  const conferenceSid = command.conferenceSid;
  switch (command.kind) {
    case 'mute': {
      const label = floor.participant(command.callSid)?.label ?? null;
      if (!command.muted && parseSupervisorLabel(label) !== null) return ownLeg;
      return update(command.callSid, { muted: command.muted });
    }
    case 'hold':
      if (command.hold) hush(command.callSid);
      return update(command.callSid, { hold: command.hold });
    case 'remove': {
      const leaving = floor.participant(command.callSid);
      const others = [...floor.listed(conferenceSid).ascending(-1)].filter(
        (one) => one.callSid !== command.callSid,
      );
      const ends = leaving?.status === 'connected' && leaving.endConferenceOnExit;
      if (ends && others.length > 0 && !command.endsCall) return ownLeg;
      hush(command.callSid);
      floor.remove(command.callSid);
      return ownLeg;
    }
    case 'end-call':
      floor.endConference(conferenceSid);
      return ownLeg;
    case 'change': {
      const row = floor.participant(command.callSid);
      if (row === undefined || whyNotChange(row, command.draft) !== null) return ownLeg;
      const { callSidToCoach, ...flags } = askedFlags(command.draft);
      if (flags.hold) hush(command.callSid);
      change(command.callSid, callSidToCoach ? { ...flags, callSidToCoach } : flags);
      return ownLeg;
    }
    case 'announce':
    case 'announce-to-all':
    case 'record':
      return ownLeg;
    case 'listen': {
      const leg = connect();
      floor.change(leg, { muted: true });
      floor.change(leg, floor.participant(leg)?.hold ? { hold: false } : { coaching: false });
      return leg;
    }
    case 'coach': {
      const leg = connect();
      floor.change(leg, { muted: true });
      open(leg, { coaching: true, callSidToCoach: command.callSid, muted: false });
      return leg;
    }
    case 'barge-in':
      if (ownLeg !== null && floor.participant(ownLeg)?.status === 'connected') {
        open(ownLeg, { coaching: false, muted: false });
      }
      return ownLeg;
    case 'stop-coaching':
      return update(ownLeg, { muted: true }, { coaching: false });
    case 'mute-me':
      return update(ownLeg, { muted: true });
    case 'resume-me':
      return update(ownLeg, { muted: true }, { hold: false });
    case 'leave':
      if (ownLeg !== null) floor.leave(ownLeg);
      return ownLeg;
  }

  function update(callSid: string | null, ...changes: readonly ParticipantChange[]): string | null {
    if (callSid !== null) for (const change of changes) floor.change(callSid, change);
    return ownLeg;
  }

  /** What Twilio refuses changes nothing. */
  function change(callSid: string, wanted: ParticipantChange): void {
    try {
      floor.change(callSid, wanted);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  function hush(target: string): void {
    const mine = ownLeg === null ? undefined : floor.participant(ownLeg);
    if (mine?.coaching && mine.callSidToCoach === target) {
      floor.change(mine.callSid, { muted: true });
    }
  }

  /** My phone is dialled and answered, unless I am on the call. */
  function connect(): string {
    if (ownLeg !== null) return ownLeg;
    return floor.join(CALL, { muted: true, startConferenceOnEnter: false }).callSid;
  }

  /** What Twilio refuses, or answers in another way than asked for, leaves me muted. */
  function open(leg: string, change: ParticipantChange): void {
    try {
      if (floor.change(leg, change).hold) floor.change(leg, { muted: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
