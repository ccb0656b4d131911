import { Loader } from '@mantine/core';
import {
  IconCheck,
  IconHourglass,
  IconPhoneCalling,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPhoneX,
  IconQuestionMark,
  IconUserOff,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Addition, AdditionState } from '../../../common/ipc/addition.ts';

/** How far it came, without a word. */
export function AdditionIcon({ state, isCanceling }: Pick<Addition, 'state' | 'isCanceling'>) {
  if (state.kind === 'ended') return OUTCOME[state.outcome];
  return isCanceling ? WAITING : ICON[state.kind];
}

const WAITING = <Loader size={13} aria-hidden />;

const ICON: Readonly<Record<Exclude<AdditionState['kind'], 'ended'>, ReactNode>> = {
  asking: WAITING,
  checking: WAITING,
  queued: <IconHourglass size={16} aria-hidden />,
  ringing: <IconPhoneCalling size={16} aria-hidden />,
  connected: <IconCheck size={16} aria-hidden />,
  refused: <IconX size={16} aria-hidden />,
  unknown: <IconQuestionMark size={16} aria-hidden />,
};

const OUTCOME: Readonly<Record<Extract<AdditionState, { kind: 'ended' }>['outcome'], ReactNode>> = {
  busy: <IconPhoneOutgoing size={16} aria-hidden />,
  'no-answer': <IconUserOff size={16} aria-hidden />,
  failed: <IconPhoneX size={16} aria-hidden />,
  canceled: <IconPhoneOff size={16} aria-hidden />,
  'left-list': <IconQuestionMark size={16} aria-hidden />,
};
