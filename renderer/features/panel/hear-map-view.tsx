import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { Command } from '../../../common/ipc/command.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { afterCommand, EXPECTED_LEG } from '../../../common/roster/after-command.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useName } from '../floor/use-name.ts';
import { MOST_DRAWN } from './hear-layout.ts';
import { voicesOf } from './hear-links.ts';
import { HearMapDrawing } from './hear-map-drawing.tsx';
import classes from './hear-map-view.module.css';
import { HearTable } from './hear-table.tsx';
import { previewInWords } from './preview-words.ts';
import { panelWords } from './words.ts';

interface HearMapViewProps {
  readonly conference: ConferenceView;
  /** Mine on this call. */
  readonly ownLeg: CallSid | null;
  /** The act that is looked at. */
  readonly preview: Command | null;
}

/** Who hears whom now, and what that would become by the act that is looked at. */
export function HearMapView({ conference, ownLeg, preview }: HearMapViewProps) {
  const nameOf = useName();
  const { voices, outcome } = useMemo(() => {
    const after = preview === null ? undefined : afterCommand(conference, preview, ownLeg);
    return { voices: voicesOf(conference, after), outcome: after };
  }, [conference, preview, ownLeg]);
  const nameOfLeg = (callSid: CallSid) => {
    const row = conference.participants.get(callSid);
    if (row !== undefined) return nameOf(row);
    return callSid === EXPECTED_LEG ? panelWords.you() : panelWords.somebody();
  };
  // A place is kept for me where I am not on the call.
  const isDrawn = conference.participants.size + (ownLeg === null ? 1 : 0) <= MOST_DRAWN;
  const table = (
    <HearTable
      conference={conference}
      outcome={outcome}
      nameOf={nameOfLeg}
      isPreview={preview !== null}
    />
  );

  return (
    <section className={classes.map} aria-labelledby={HEADING}>
      <h3 id={HEADING} className={classes.heading}>
        {panelWords.hearMap()}
      </h3>
      {isDrawn && (
        <HearMapDrawing
          conference={conference}
          outcome={outcome}
          voices={voices}
          ownLeg={ownLeg}
          nameOf={nameOfLeg}
        />
      )}
      {isDrawn ? <VisuallyHidden component="div">{table}</VisuallyHidden> : table}
      <div className={classes.changes} role="status">
        {preview !== null &&
          previewInWords(voices, outcome, preview, nameOfLeg).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
      </div>
    </section>
  );
}

const HEADING = 'panel-hear-map';
