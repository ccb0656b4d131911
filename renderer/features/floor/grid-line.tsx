import type { ConferenceSid } from '../../../common/model/sid.ts';
import { AdditionHead } from '../additions/addition-head.tsx';
import { AdditionLine } from '../additions/addition-line.tsx';
import { ConferenceLine } from './conference-line.tsx';
import type { FloorLine } from './floor-lines.ts';
import type { Trust } from './link-standing.ts';
import { NoteLine } from './note-line.tsx';
import { ParticipantLine } from './participant-line.tsx';

interface GridLineProps {
  readonly line: FloorLine;
  readonly trust: Trust;
  readonly isSelected: boolean;
}

/** What stands in one line of the grid. */
export function GridLine({ line, trust, isSelected }: GridLineProps) {
  switch (line.kind) {
    case 'conference':
      return <ConferenceLine sid={line.sid} trust={trust} />;
    case 'participant':
      return (
        <ParticipantLine
          conferenceSid={line.conferenceSid}
          callSid={line.callSid}
          trust={trust}
          isSelected={isSelected}
        />
      );
    case 'addition':
      return <AdditionLine addition={line.addition} />;
    case 'addition-head':
      return <AdditionHead name={line.name} />;
    case 'note':
      return <NoteLine note={line.note} />;
  }
}

/** It is about the call, and not only about somebody who is gone from it. */
export function isOfCall(line: FloorLine, sid: ConferenceSid | null): boolean {
  switch (line.kind) {
    case 'conference':
      return line.sid === sid;
    case 'participant':
      return line.conferenceSid === sid;
    case 'addition':
      return line.conferenceSid !== null && line.conferenceSid === sid;
    case 'addition-head':
    case 'note':
      return false;
  }
}

/** Others are as high as the density of the grid says. */
export function isAsHighAsItsWords({ kind }: FloorLine): boolean {
  return kind === 'note' || kind === 'addition';
}

/** What keys are about that are pressed on a line which is neither a call nor a person. */
export function actTargetOf(line: FloorLine): string | undefined {
  return line.kind === 'addition' ? (line.conferenceSid ?? '') : undefined;
}
