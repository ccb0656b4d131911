import {
  IconAlertTriangle,
  IconCloudOff,
  IconHelpCircle,
  IconMessages,
  IconPhoneRinging,
  IconPhoneX,
  IconPlayerPause,
  IconUserExclamation,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { NeedKind } from '../../../common/floor/needs/need.ts';

/** What is wanted, without a word. */
export function NeedIcon({ kind }: { kind: NeedKind }) {
  const Icon = ICON[kind];
  return <Icon size={15} aria-hidden />;
}

const ICON = {
  'mode-alarm': IconAlertTriangle,
  help: IconHelpCircle,
  alone: IconUserExclamation,
  hold: IconPlayerPause,
  ringing: IconPhoneRinging,
  'failed-add': IconPhoneX,
  silence: IconVolumeOff,
  crosstalk: IconMessages,
  stale: IconCloudOff,
} as const satisfies Readonly<Record<NeedKind, typeof IconAlertTriangle>>;
