import type { CallSid, ConferenceSid } from '../model/sid.ts';
import type { RosterOp, RosterPatch, RosterSnapshot } from './patch.ts';
import type { ConferenceRow, ParticipantRow } from './rows.ts';

/** The roster as a screen holds it. Immutable: what did not change keeps its identity. */
export interface RosterView {
  readonly epoch: string;
  readonly rev: number;
  readonly conferences: ReadonlyMap<ConferenceSid, ConferenceView>;
}

export interface ConferenceView {
  readonly row: ConferenceRow;
  readonly participants: ReadonlyMap<CallSid, ParticipantRow>;
}

export function viewOf(snapshot: RosterSnapshot): RosterView {
  return {
    epoch: snapshot.epoch,
    rev: snapshot.rev,
    conferences: new Map(
      snapshot.conferences.map(({ conference, participants }) => [
        conference.sid,
        {
          row: conference,
          participants: new Map(participants.map((row) => [row.callSid, row])),
        },
      ]),
    ),
  };
}

/**
 * The view after a patch; the same view when it knows the patch already; null when patches are missing
 * in between, or it is of another epoch, and only a snapshot helps.
 */
export function applyPatch(view: RosterView, patch: RosterPatch): RosterView | null {
  if (patch.epoch !== view.epoch) return null;
  if (patch.toRev <= view.rev) return view;
  // A patch that reaches back behind our revision repeats ops that a snapshot held already: putting a
  // row again, or dropping one that is gone, changes nothing.
  if (patch.fromRev > view.rev) return null;

  const conferences = new Map(view.conferences);
  const opened = new Map<ConferenceSid, Map<CallSid, ParticipantRow>>();
  for (const op of patch.ops) applyOp(conferences, opened, op);
  return { epoch: view.epoch, rev: patch.toRev, conferences };
}

/** `opened` holds the participant maps that this patch has copied and may change in place. */
function applyOp(
  conferences: Map<ConferenceSid, ConferenceView>,
  opened: Map<ConferenceSid, Map<CallSid, ParticipantRow>>,
  op: RosterOp,
): void {
  switch (op.op) {
    case 'put-conference': {
      const { sid } = op.conference;
      const participants = conferences.get(sid)?.participants ?? new Map();
      conferences.set(sid, { row: op.conference, participants });
      return;
    }
    case 'drop-conference':
      conferences.delete(op.conferenceSid);
      opened.delete(op.conferenceSid);
      return;
    case 'put-participant': {
      const { conferenceSid, callSid } = op.participant;
      participantsToChange(conferences, opened, conferenceSid)?.set(callSid, op.participant);
      return;
    }
    case 'drop-participant':
      participantsToChange(conferences, opened, op.conferenceSid)?.delete(op.callSid);
      return;
    case 'confirm-participants': {
      const known = conferences.get(op.conferenceSid);
      if (known === undefined) return;
      const row = { ...known.row, participantsAsOf: op.asOf };
      conferences.set(op.conferenceSid, { ...known, row });
      return;
    }
  }
}

function participantsToChange(
  conferences: Map<ConferenceSid, ConferenceView>,
  opened: Map<ConferenceSid, Map<CallSid, ParticipantRow>>,
  sid: ConferenceSid,
): Map<CallSid, ParticipantRow> | undefined {
  const known = conferences.get(sid);
  if (known === undefined) return undefined;
  const open = opened.get(sid);
  if (open !== undefined) return open;
  const copy = new Map(known.participants);
  opened.set(sid, copy);
  conferences.set(sid, { ...known, participants: copy });
  return copy;
}
