import { IconAlertTriangle, IconEar, IconMessage2, IconMicrophone } from '@tabler/icons-react';
import type { LegOwnMode } from './words.ts';

/** How a mode is told apart from the others at a glance; a name goes with it. */
interface OwnModeLook {
  /** Null where something is awaited, which turns. */
  readonly Icon: typeof IconEar | null;
  readonly tone: 'listen' | 'coach' | 'barge' | 'bad' | 'unknown';
}

/** No colour of a mode before Twilio has confirmed which one it is. */
export function lookOf({ kind, confirmed }: LegOwnMode): OwnModeLook {
  return confirmed ? LOOKS[kind] : { Icon: null, tone: 'unknown' };
}

const LOOKS: Readonly<Record<LegOwnMode['kind'], OwnModeLook>> = {
  dialling: { Icon: null, tone: 'listen' },
  'on-hold': { Icon: IconEar, tone: 'listen' },
  listening: { Icon: IconEar, tone: 'listen' },
  coaching: { Icon: IconMessage2, tone: 'coach' },
  'barged-in': { Icon: IconMicrophone, tone: 'barge' },
  alarm: { Icon: IconAlertTriangle, tone: 'bad' },
};
