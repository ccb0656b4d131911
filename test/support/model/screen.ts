import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { RosterPatch, RosterSnapshot } from '../../../common/roster/patch.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import {
  applyPatch,
  type ConferenceView,
  type RosterView,
  viewOf,
} from '../../../common/roster/view.ts';
import { createPatchCoalescer } from '../../../main/ipc/patch-coalescer.ts';
import type { ModeWords } from './twilio-truth.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The window of the console, as far as it holds the roster: fed by patches like the real one. */
export interface Screen {
  push(patch: RosterPatch): void;
  view(): RosterView | null;
  /** Forgets everything, as a page does that is loaded again. */
  reload(): void;
}

export const FRAME_MS = 16;

export function createScreen(time: VirtualTime, snapshot: () => RosterSnapshot | null): Screen {
  let view: RosterView | null = null;
  const coalesce = createPatchCoalescer(
    (flush) => time.computer.after(FRAME_MS, flush),
    (patch) => {
      view = (view === null ? null : applyPatch(view, patch)) ?? look();
    },
  );
  return {
    push: coalesce,
    view: () => view,
    reload() {
      view = look();
    },
  };

  function look(): RosterView | null {
    const now = snapshot();
    return now === null ? null : viewOf(now);
  }
}

/** The mode of my leg as the screen shows it; null when it does not call it confirmed, or is alarmed. */
export function confirmedMode(leg: ParticipantRow, conference: ConferenceView): ModeWords | null {
  const mode = ownModeOf(leg, conference.participants);
  if (mode.kind === 'not-on-call' || !mode.confirmed) return null;
  switch (mode.kind) {
    case 'dialling':
      return mode.kind;
    case 'on-hold':
      return 'on hold';
    case 'listening':
      return 'muted';
    case 'coaching':
      return `coaching ${mode.target.callSid}`;
    case 'barged-in':
      return 'open';
    case 'alarm':
      return null;
  }
}
