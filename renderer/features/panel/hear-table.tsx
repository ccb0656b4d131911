import type { CallSid } from '../../../common/model/sid.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { type Audience, audiencesOf, NO_AUDIENCE } from './audience.ts';
import { voicesOf } from './hear-links.ts';
import classes from './hear-map-view.module.css';
import { panelWords } from './words.ts';

interface HearTableProps {
  readonly conference: ConferenceView;
  readonly outcome: ConferenceView | null | undefined;
  readonly isPreview: boolean;
  readonly nameOf: (callSid: CallSid) => string;
}

/** Who hears whom, in words: for who cannot see the drawing, and for more people than it can show. */
export function HearTable({ conference, outcome, isPreview, nameOf }: HearTableProps) {
  const now = audiencesOf(voicesOf(conference, undefined));
  const after = outcome == null ? null : audiencesOf(voicesOf(outcome, undefined));
  const joining = outcome == null ? [] : [...outcome.participants.keys()];
  const people = [...new Set([...conference.participants.keys(), ...joining])];
  const cell = (callSid: CallSid, side: Side) => {
    const before = inWords(now.get(callSid), side, callSid, conference, nameOf);
    if (outcome === undefined) return before;
    const would = inWords(after?.get(callSid), side, callSid, outcome, nameOf);
    return would === before ? (
      before
    ) : (
      <>
        <del>{before}</del> <ins>{would}</ins>
      </>
    );
  };
  return (
    <table className={classes.table}>
      <caption>{panelWords.hearTable(isPreview)}</caption>
      <thead>
        <tr>
          <th scope="col">{panelWords.person()}</th>
          <th scope="col">{panelWords.heardBy()}</th>
          <th scope="col">{panelWords.hears()}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((callSid) => (
          <tr key={callSid}>
            <th scope="row">
              <bdi>{nameOf(callSid)}</bdi>
            </th>
            <td>{cell(callSid, 'heardBy')}</td>
            <td>{cell(callSid, 'hears')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Side = 'hears' | 'heardBy';

function inWords(
  audience: Audience = NO_AUDIENCE,
  side: Side,
  callSid: CallSid,
  conference: ConferenceView | null,
  nameOf: (callSid: CallSid) => string,
): string {
  const perhaps = side === 'hears' ? audience.mayHear : audience.mayBeHeardBy;
  const others = [...(conference?.participants.values() ?? [])].filter(
    (row) => row.status === 'connected' && row.callSid !== callSid,
  );
  return panelWords.audience(audience[side].map(nameOf), perhaps.map(nameOf), others.length);
}
