import type { Addition, AdditionState } from '../../../common/ipc/addition.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { formatAddress } from '../../ui/address.ts';
import { additionsWords as words } from './words.ts';

/** How an attempt to add somebody is shown, but for its clock. */
export interface AdditionLook {
  /** In a few words. */
  readonly words: string;
  /** What is known beside it, in sentences. */
  readonly more: readonly string[];
  readonly tone: 'listen' | 'good' | 'warn' | 'bad' | undefined;
  /** Since when it is so, while a clock runs; milliseconds since the epoch. */
  readonly since: number | null;
  readonly twilioCode: number | null;
  readonly sipCode: number | null;
}

/** Whom it is about, as the screen calls people, and at which address where that is not the same. */
export function whoOf({ label, to }: Addition): {
  readonly name: string;
  readonly address: string | null;
} {
  const address = formatAddress(to);
  const name = parseSupervisorLabel(label)?.name ?? label;
  return name === null ? { name: address, address: null } : { name, address };
}

export function additionLook(addition: Addition): AdditionLook {
  const { state, askedAt, queueMs, isCanceling, cancelFailure } = addition;
  const nothing = { more: [], since: null, twilioCode: null, sipCode: null };
  switch (state.kind) {
    case 'asking':
    case 'checking':
    case 'queued':
    case 'ringing': {
      const more = [
        ...(state.kind === 'checking' ? [words.checkingMeans()] : []),
        ...(queueMs === null ? [] : [words.waited(queueMs)]),
        ...(cancelFailure === null ? [] : [words.notCanceled(cancelFailure.message)]),
      ];
      const said = isCanceling ? words.canceling() : words.underWay(state.kind);
      const tone = cancelFailure === null && state.kind !== 'checking' ? 'listen' : 'warn';
      return { ...nothing, words: said, more, tone, since: state.since };
    }
    case 'connected':
      return { ...nothing, words: words.underWay(state.kind), tone: 'good' };
    case 'ended': {
      const { outcome, since, twilioCode, sipCode } = state;
      return {
        ...nothing,
        words: words.ended(outcome, Math.max(0, since - askedAt - (queueMs ?? 0))),
        more: [
          ...(outcome === 'left-list' ? [words.leftList()] : []),
          ...(cancelFailure === null ? [] : [cancelFailure.message]),
        ],
        tone: TONE[outcome],
        twilioCode,
        sipCode,
      };
    }
    case 'refused':
    case 'unknown':
      return {
        ...nothing,
        words: state.kind === 'refused' ? words.refused() : words.unknown(),
        more: [state.failure.message, state.failure.hint],
        tone: 'bad',
        twilioCode: state.failure.twilioCode ?? null,
      };
  }
}

/** To have canceled it oneself is nothing wrong. */
const TONE: Readonly<
  Record<Extract<AdditionState, { kind: 'ended' }>['outcome'], AdditionLook['tone']>
> = {
  busy: 'warn',
  'no-answer': 'warn',
  failed: 'bad',
  canceled: undefined,
  'left-list': 'warn',
};
