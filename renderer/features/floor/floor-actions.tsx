import { createContext, useContext } from 'react';
import type { Addition } from '../../../common/ipc/addition.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import type { AddPrefill, AddTarget } from '../add/target.ts';

/** Acts that ask something first; the console owns their dialogs. */
export interface FloorActions {
  readonly announceTo: (participant: ParticipantRow) => void;
  readonly announceToAll: (conference: ConferenceRow) => void;
  readonly announceToMany: (participants: readonly ParticipantRow[]) => void;
  /** Takes somebody off the call; my own leg too. */
  readonly remove: (participant: ParticipantRow) => void;
  /** Ends a call for everybody on it. */
  readonly endCall: (conference: ConferenceRow) => void;
  /** Ends the recording of a call, which cannot begin again. */
  readonly stopRecording: (conference: ConferenceRow) => void;
  /** Whispers to somebody whom a colleague coaches. */
  readonly takeOver: (agent: ParticipantRow) => void;
  readonly unmuteMe: (ownLeg: ParticipantRow) => void;
  /** Opens the form by which somebody is added. */
  readonly add: (target: AddTarget, prefill?: AddPrefill) => void;
  /** Dials once more whoever did not come. */
  readonly redial: (addition: Addition) => void;
  /** Shows who somebody is, and lets one say it. */
  readonly about: (participant: ParticipantRow) => void;
  /** Opens the form in which their settings on the call are changed. */
  readonly change: (participant: ParticipantRow) => void;
}

const FloorActionsContext = createContext<FloorActions | null>(null);

export const FloorActionsProvider = FloorActionsContext;

export function useFloorActions(): FloorActions {
  const actions = useContext(FloorActionsContext);
  if (actions === null) throw new Error('useFloorActions is for components inside of the floor');
  return actions;
}
