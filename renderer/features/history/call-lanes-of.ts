import { withHeardCoaching } from '../../../common/history/heard-coaching.ts';
import type { CallTimeline } from '../../../common/history/timeline.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { lanesOf, type PanelLane } from '../panel/lanes.ts';

/** All lanes of a call: of one that goes on, what the rows confirm comes first; of another, the history. */
export function callLanesOf(
  timeline: CallTimeline,
  conference: ConferenceView | undefined,
): readonly PanelLane[] {
  if (conference !== undefined) return lanesOf(timeline, conference, Number.NEGATIVE_INFINITY);
  const { spans, marks } = timeline.everybody;
  const all = { callSid: null, name: null, spans, marks };
  const people = timeline.people.map((person) => ({
    ...person,
    spans: withHeardCoaching(person.spans),
  }));
  return [...people, ...(spans.length + marks.length > 0 ? [all] : [])];
}
