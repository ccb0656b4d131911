import { whyNot } from '../../../common/floor/bulk.ts';
import type { ConferenceRow } from '../../../common/roster/rows.ts';
import { isPending } from '../../store/wishes.ts';
import { type ActContext, cannot, type Planned, type Target } from './planned.ts';

type CallAct =
  | 'announce-to-all'
  | 'mute-all'
  | 'hold-all'
  | 'add'
  | 'pause-recording'
  | 'resume-recording'
  | 'end-call';

/** What an act on a whole call would do: all of them are read before they are done. */
export function planOnCall(act: CallAct, target: Target, context: ActContext): Planned {
  if (target.kind === 'nothing') return cannot('no-call');
  const conference = context.view?.conferences.get(target.conferenceSid);
  if (conference === undefined) return cannot('gone');
  const { row: call } = conference;
  const people = [...conference.participants.values()];
  switch (act) {
    case 'announce-to-all':
      return people.some(({ status }) => status === 'connected')
        ? { kind: 'ask', question: { kind: 'announce-to-all', call } }
        : cannot('nobody-there');
    case 'add':
      return { kind: 'ask', question: { kind: 'add', call, dial: context.dial } };
    case 'pause-recording':
      return planRecord('pause-skip', call, context);
    case 'resume-recording':
      return planRecord('resume', call, context);
    case 'end-call':
      return { kind: 'ask', question: { kind: 'end-call', call } };
    case 'mute-all':
    case 'hold-all': {
      const bulk =
        act === 'mute-all'
          ? ({ kind: 'mute', muted: true } as const)
          : ({ kind: 'hold', hold: true } as const);
      const rows = people.filter((row) => whyNot(row, bulk, context.consoleId) === null);
      if (rows.length === 0) return cannot('nobody-there');
      const areAll = rows.every((row) => (act === 'mute-all' ? row.muted : row.hold));
      if (areAll) return cannot('already');
      return {
        kind: 'ask',
        question: { kind: act === 'mute-all' ? 'mute-many' : 'hold-many', on: true, rows },
      };
    }
  }
}

/** Whether it is recorded at all is known of few calls: where it is not, main says so. */
function planRecord(
  wanted: 'pause-skip' | 'resume',
  call: ConferenceRow,
  { pending }: ActContext,
): Planned {
  const command = { kind: 'record', conferenceSid: call.sid, wanted } as const;
  if (isPending(pending, command)) return cannot('asked');
  const kind = wanted === 'resume' ? 'resumes-recording' : 'pauses-recording';
  return { kind: 'run', commands: [{ command }], does: { kind, call } };
}
