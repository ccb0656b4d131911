import type { Failure, Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import type { AccountSid, CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { RosterOp } from '../../common/roster/patch.ts';
import type { Clock } from './clock.ts';
import { actOf, announcementName, failedWith, playedBy } from './command-history.ts';
import type { HistoryRecorder } from './history.ts';
import { entriesOf, type KnownConference } from './history-entries.ts';
import { nameOf } from './participant-history.ts';
import { redact } from './redact.ts';
import type { RosterService } from './roster-service.ts';

/** Tells the recorder what happens in one session, from when the session begins until `close`. */
export interface HistoryKeeper {
  /**
   * To be called when a command begins, since the person it is about may be gone when it is done. The
   * function that it returns is to be called with the command's result.
   */
  begin(command: Command): (result: Result<unknown>) => void;
  /** To be called when it is known whether Twilio was asked to dial, and of which call it speaks. */
  added(addition: AddedEntry): void;
  /** Somebody who was dialled did not come onto the call. */
  notConnected(leg: NotConnectedEntry): void;
  alarm(alarm: HistoryAlarm): void;
  /** Of events only the end of an announcement is not told by the roster; others change nothing. */
  event(event: ConferenceEvent): void;
  close(): void;
}

interface HistoryAlarm {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly failure: Failure;
}

interface AddedEntry {
  readonly conference: { readonly sid: ConferenceSid; readonly name: string };
  /** Null when nobody was dialled, as far as is known. */
  readonly callSid: CallSid | null;
  /** Their label, or what was dialled. */
  readonly target: string;
  readonly askedAt: number;
  readonly failure: Failure | null;
}

interface NotConnectedEntry extends Pick<AddedEntry, 'conference' | 'target'> {
  readonly callSid: CallSid;
  readonly callStatus: 'busy' | 'no-answer' | 'failed' | 'canceled' | null;
  readonly twilioCode: number | null;
  readonly sipCode: number | null;
}

interface HistoryKeeperNeeds {
  /** New and empty: what it knew before is not told. */
  readonly roster: Pick<RosterService, 'subscribe'>;
  readonly history: Pick<HistoryRecorder, 'record'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly accountSid: AccountSid;
  readonly supervisorName: string;
}

export function createHistoryKeeper({
  roster,
  history,
  clock,
  accountSid,
  supervisorName,
}: HistoryKeeperNeeds): HistoryKeeper {
  const watch = { accountSid, since: clock.now() };
  /** The rows as of the latest patch, which the next one is compared with. */
  const known = new Map<ConferenceSid, Known>();

  const unsubscribe = roster.subscribe(({ ops }) => {
    const now = clock.now();
    for (const op of ops) {
      for (const entry of entriesOf(watch, known.get(conferenceOf(op)), op, now))
        history.record(entry);
      apply(known, op);
    }
  });

  return {
    begin(command) {
      const startedAt = clock.now();
      const { conferenceSid } = command;
      const callSid = 'callSid' in command ? command.callSid : null;
      const entry = {
        ...ofCall(conferenceSid, startedAt),
        kind: 'command' as const,
        callSid,
        who: supervisorName,
        act: actOf(command),
        target: callSid === null ? null : nameIn(conferenceSid, callSid),
        played: playedBy(command),
      };
      return (result) => {
        const failure = result.ok ? null : failedWith(result.error);
        history.record({ ...entry, failure, latencyMs: clock.now() - startedAt });
      };
    },
    added({ conference, callSid, target, askedAt, failure }) {
      history.record({
        ...ofNamedCall(conference, askedAt),
        kind: 'command',
        callSid,
        who: supervisorName,
        act: 'add',
        target: redact(target),
        played: null,
        failure: failure === null ? null : failedWith(failure),
        latencyMs: clock.now() - askedAt,
      });
    },
    notConnected({ conference, callSid, target, ...ended }) {
      const entry = ofNamedCall(conference, clock.now());
      const who = redact(target);
      history.record({ ...entry, kind: 'not-connected', callSid, who, source: null, ...ended });
    },
    alarm({ conferenceSid, callSid, failure }) {
      const entry = ofCall(conferenceSid, clock.now());
      const who = supervisorName;
      history.record({ ...entry, kind: 'alarm', callSid, who, failure: failedWith(failure) });
    },
    event(event) {
      if (event.type !== 'announcement-end' && event.type !== 'announcement-fail') return;
      const { conferenceSid, sequenceNumber, participant, announceUrl } = event;
      const heard = known.get(conferenceSid)?.announcements;
      // The same event may come twice.
      if (heard?.has(sequenceNumber) === true) return;
      heard?.add(sequenceNumber);
      const hasFailed = event.type === 'announcement-fail';
      history.record({
        ...ofCall(conferenceSid, clock.now()),
        kind: 'announcement',
        friendlyName: redact(event.friendlyName),
        callSid: participant?.callSid ?? null,
        who: participant === null ? null : nameIn(conferenceSid, participant.callSid),
        source: 'event',
        twilioAt: event.at,
        played: announceUrl === null ? null : announcementName(announceUrl),
        failure: hasFailed ? redact(event.failure ?? 'Twilio did not say why') : null,
      });
    },
    close: unsubscribe,
  };

  function ofCall(conferenceSid: ConferenceSid, at: number) {
    const friendlyName = redact(known.get(conferenceSid)?.row.friendlyName ?? '');
    return {
      accountSid,
      conferenceSid,
      friendlyName,
      at,
      source: 'console' as const,
      twilioAt: null,
    };
  }

  /** A call that begins with whoever is added is not on the floor yet. */
  function ofNamedCall({ sid, name }: AddedEntry['conference'], at: number) {
    const entry = ofCall(sid, at);
    return entry.friendlyName === '' ? { ...entry, friendlyName: redact(name) } : entry;
  }

  function nameIn(conferenceSid: ConferenceSid, callSid: CallSid): string | null {
    return nameOf(known.get(conferenceSid)?.participants.get(callSid));
  }
}

interface Known extends KnownConference {
  row: KnownConference['row'];
  readonly participants: Map<CallSid, Participant>;
  /** The numbers of the events that told of announcements. */
  readonly announcements: Set<number>;
}

type Participant = Extract<RosterOp, { op: 'put-participant' }>['participant'];

function conferenceOf(op: RosterOp): ConferenceSid {
  switch (op.op) {
    case 'put-conference':
      return op.conference.sid;
    case 'put-participant':
      return op.participant.conferenceSid;
    default:
      return op.conferenceSid;
  }
}

function apply(known: Map<ConferenceSid, Known>, op: RosterOp): void {
  const conference = known.get(conferenceOf(op));
  switch (op.op) {
    case 'put-conference': {
      const row = op.conference;
      if (conference !== undefined) conference.row = row;
      else known.set(row.sid, { row, participants: new Map(), announcements: new Set() });
      return;
    }
    case 'drop-conference':
      known.delete(op.conferenceSid);
      return;
    case 'put-participant':
      conference?.participants.set(op.participant.callSid, op.participant);
      return;
    case 'drop-participant':
      conference?.participants.delete(op.callSid);
      return;
    case 'confirm-participants':
  }
}
