import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowRight,
  IconBellPause,
  IconBellRinging,
  IconChartBar,
  IconCommand,
  IconDoorExit,
  IconEar,
  IconHistory,
  IconKeyboard,
  IconLayoutList,
  IconLayoutSidebarRight,
  IconMessage2,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPictureInPicture,
  IconPlayerPause,
  IconRestore,
  IconSearch,
  IconSpeakerphone,
  IconX,
} from '@tabler/icons-react';
import type { ActId } from '../../../common/keyboard/acts.ts';

/** The picture of an act, as it is on its button; the name of the act goes with it. */
export function ActIcon({ act }: { act: ActId }) {
  const Icon = ICONS[act];
  return <Icon size={17} stroke={1.7} aria-hidden />;
}

const ICONS: Readonly<Record<ActId, typeof IconEar>> = {
  'mute-me': IconMicrophoneOff,
  listen: IconEar,
  coach: IconMessage2,
  'barge-in': IconMicrophone,
  leave: IconDoorExit,
  mute: IconMicrophoneOff,
  hold: IconPlayerPause,
  announce: IconSpeakerphone,
  remove: IconX,
  'announce-to-all': IconSpeakerphone,
  'mute-all': IconMicrophoneOff,
  'hold-all': IconPlayerPause,
  restore: IconRestore,
  'end-call': IconPhoneOff,
  palette: IconCommand,
  search: IconSearch,
  'next-need': IconBellRinging,
  'snooze-need': IconBellPause,
  'open-call': IconLayoutSidebarRight,
  'go-to': IconArrowRight,
  undo: IconArrowBackUp,
  shortcuts: IconKeyboard,
  'view-floor': IconLayoutList,
  'view-history': IconHistory,
  'view-wallboard': IconChartBar,
  'view-settings': IconAdjustmentsHorizontal,
  'mini-window': IconPictureInPicture,
};
