import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { RosterOp, RosterPatch } from '../../../common/roster/patch.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { applyPatch, type RosterView, viewOf } from '../../../common/roster/view.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import { isActive } from '../../../simulator/domain/participant.ts';
import type { ModeLog } from './mode-log.ts';
import { confirmedMode } from './screen.ts';
import { Violation } from './story.ts';
import { isMode, type ModeWords } from './twilio-truth.ts';

/** Holds every single patch against what Twilio really said and against what was really so. */
export interface PatchChecks {
  /** Throws a `Violation`. */
  check(patch: RosterPatch): void;
}

interface PatchChecksNeeds {
  readonly floor: Floor;
  readonly consoleId: string;
  readonly modes: ModeLog;
  /** When the last event about this person was told. */
  readonly toldAt: (callSid: string) => number;
  readonly now: () => number;
}

/** Twilio dates events right to the second, and the quickest of them takes some time, too. */
const EVENT_RESOLUTION_MS = 2_500;

export function createPatchChecks({
  floor,
  consoleId,
  modes,
  toldAt,
  now,
}: PatchChecksNeeds): PatchChecks {
  let view: RosterView = viewOf({ epoch: '', rev: 0, conferences: [] });
  /** Identifiers are never used again: who left cannot come back. */
  const dropped = new Set<string>();
  /** When it was so what was last shown of each leg of mine. */
  const newest = new Map<string, number>();
  /** What was found true before. */
  const claims = new Set<string>();

  return {
    check(patch) {
      if (patch.epoch !== view.epoch) {
        view = viewOf({ epoch: patch.epoch, rev: 0, conferences: [] });
        dropped.clear();
      }
      for (const op of patch.ops) checkOp(op);
      const before = view;
      const after = applyPatch(before, patch);
      if (after === null) throw new Violation(`The patch to revision ${patch.toRev} leaves a gap`);
      view = after;
      for (const op of patch.ops) {
        if (op.op === 'put-participant') {
          checkOrder(before, op.participant);
          checkAnswered(op.participant);
        }
        if (op.op === 'confirm-participants') checkConfirmed(op.conferenceSid, op.asOf);
      }
      for (const { participants } of view.conferences.values()) {
        for (const leg of participants.values()) if (isMine(leg)) checkOwnMode(leg, leg.asOf);
      }
    },
  };

  function checkOp(op: RosterOp): void {
    switch (op.op) {
      case 'drop-participant': {
        const person = floor.participant(op.callSid);
        if (person !== undefined && isActive(person)) {
          throw new Violation(`${op.callSid} is taken off the screen, and has not left`);
        }
        dropped.add(op.callSid);
        return;
      }
      case 'drop-conference':
        if (floor.conference(op.conferenceSid)?.status !== 'completed') {
          throw new Violation(`${op.conferenceSid} is taken off the screen, and has not ended`);
        }
        dropped.add(op.conferenceSid);
        return;
      case 'put-participant':
        // Of an event it is known to two seconds when it happened: it may be taken for a later one.
        if (dropped.has(op.participant.callSid) && op.participant.source !== 'event') {
          throw new Violation(`${op.participant.callSid} had left, and is shown again`);
        }
        return;
      case 'put-conference':
        // An event does not tell the region. It may show an ended conference until Twilio was asked.
        if (dropped.has(op.conference.sid) && op.conference.region !== null) {
          throw new Violation(`${op.conference.sid} had ended, and is shown again`);
        }
        return;
      case 'confirm-participants':
        return;
    }
  }

  /** What is shown of somebody is never followed by what is known to be older. */
  function checkOrder(before: RosterView, row: ParticipantRow): void {
    const known = rowIn(before, row);
    if (known !== undefined && row.asOf < known.asOf) {
      throw new Violation(`What is shown of ${row.callSid} is older than what was shown before`);
    }
  }

  /** What is said to be an answer of Twilio's has come, or an event told the same since. */
  function checkAnswered({ source, callSid, asOf }: ParticipantRow): void {
    if (source !== 'answer' || toldAt(callSid) >= asOf) return;
    if (modes.whenAnswered(callSid, asOf).length > 0) return;
    throw new Violation(`${callSid} is shown as in an answer, and none came`);
  }

  /** A list confirmed everybody of whom nothing newer is known. */
  function checkConfirmed(conferenceSid: ParticipantRow['conferenceSid'], asOf: number): void {
    for (const row of view.conferences.get(conferenceSid)?.participants.values() ?? []) {
      const isListed = row.status === 'connected' && row.asOf <= asOf;
      if (isMine(row) && isListed && row.source !== 'event') {
        checkOwnMode({ ...row, source: 'poll' }, asOf);
      }
    }
  }

  /** A mode that is shown as confirmed is one that Twilio had when it said so. */
  function checkOwnMode(leg: ParticipantRow, asOf: number): void {
    const conference = view.conferences.get(leg.conferenceSid);
    const shown = conference === undefined ? null : confirmedMode(leg, conference);
    const claim = `${leg.callSid} ${leg.source} ${asOf} ${shown}`;
    if (shown === null || claims.has(claim)) return;
    claims.add(claim);
    const said =
      leg.source === 'answer'
        ? modes.whenAnswered(leg.callSid, asOf)
        : modes.whenRead(leg.callSid, asOf);
    // What Twilio says of my leg does not tell how the other one is; their own row does.
    const fitting = said.filter(({ mode }) => isMode(mode, shown));
    if (fitting.length === 0) {
      if (leg.source !== 'event' && isToldByEvent(leg.callSid, asOf, shown)) return;
      throw new Violation(
        `My leg ${leg.callSid} is shown ${shown} as of ${now() - asOf} ms ago (${leg.source}), ` +
          `but Twilio had it ${said.map(({ mode }) => mode).join(', ') || 'nowhere'}`,
      );
    }
    const saidAt = Math.max(...fitting.map(({ at }) => at));
    // A change is answered later than it is made, so that a reading in between may be the newer one.
    if (leg.source === 'poll' && saidAt < (newest.get(leg.callSid) ?? 0)) {
      throw new Violation(`What is shown of my leg ${leg.callSid} is older than what was shown`);
    }
    newest.set(leg.callSid, saidAt);
  }

  /** An event that agrees with what is shown makes it newer, by a time that is right to two seconds. */
  function isToldByEvent(callSid: string, asOf: number, shown: ModeWords): boolean {
    if (toldAt(callSid) < asOf) return false;
    return modes
      .since(asOf - EVENT_RESOLUTION_MS)
      .some((one) => isMode(one.get(callSid) ?? 'gone', shown));
  }

  function isMine({ label }: ParticipantRow): boolean {
    return parseSupervisorLabel(label)?.consoleId === consoleId;
  }
}

function rowIn(view: RosterView, { conferenceSid, callSid }: ParticipantRow) {
  return view.conferences.get(conferenceSid)?.participants.get(callSid);
}
