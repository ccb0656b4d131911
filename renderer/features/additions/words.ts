import type { Addition } from '../../../common/ipc/addition.ts';
import { clock, tenths } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

type Ended = Extract<Addition['state'], { kind: 'ended' }>;
type Under = Exclude<Addition['state'], { kind: 'ended' | 'refused' | 'unknown' }>['kind'];

/** Everything that is said of an attempt to add somebody. */
export const additionsWords = wordsOf('additions', {
  underWay: (kind: Under) => UNDER_WAY[kind],
  canceling: () => 'Canceling…',
  checkingMeans: () =>
    'Twilio’s answer was lost. Earshot looks whether anybody was dialled, and dials nobody meanwhile.',
  /** How long Twilio kept it waiting before it dialled. */
  waited: (ms: number) => `waited ${tenths(ms / 1_000)} s in Twilio’s queue`,

  /** `afterMs`: how long it was tried. */
  ended: (outcome: Ended['outcome'], afterMs: number): string =>
    outcome === 'no-answer' ? `No answer after ${clock(afterMs)}` : ENDED[outcome],
  leftList: () => 'Twilio did not say why.',
  refused: () => 'Not dialled',
  unknown: () => 'Not known whether anybody was dialled',
  notCanceled: (why: string) => `Not canceled: ${why}`,
  sip: (code: number): string => {
    const means = SIP[code];
    return means === undefined ? `SIP ${String(code)}` : `SIP ${String(code)}: ${means}`;
  },

  cancel: () => 'Cancel',
  cancelWho: (who: string) => `Cancel the call to ${who}`,
  redial: () => 'Redial',
  redialWho: (who: string) => `Redial ${who}`,
  dismissWho: (who: string) => `Dismiss ${who}`,

  redialUnknownTitle: (who: string) => `Redial ${who}?`,
  redialUnknown: (who: string) =>
    `Nobody learned whether ${who} was dialled. If that call still rings, their phone rings twice, and they may come onto the call twice.`,
  redialAnyway: () => 'Redial all the same',

  /** Said to who cannot see the line. */
  told: (who: string, what: string) => `${who}: ${what}.`,
});

const UNDER_WAY: Readonly<Record<Under, string>> = {
  asking: 'Asking Twilio…',
  checking: 'Checking…',
  queued: 'Queued by Twilio',
  ringing: 'Ringing',
  connected: 'Connected',
};

const ENDED: Readonly<Record<Exclude<Ended['outcome'], 'no-answer'>, string>> = {
  busy: 'Busy',
  failed: 'Could not be connected',
  canceled: 'Canceled',
  'left-list': 'Left the list while ringing',
};

/** What the other end may answer to a call, in the words of the field. */
const SIP: Readonly<Record<number, string>> = {
  400: 'bad request',
  401: 'not signed in',
  403: 'forbidden',
  404: 'no such number',
  405: 'not allowed',
  406: 'not acceptable',
  407: 'not signed in to the proxy',
  408: 'no answer in time',
  410: 'the number is no more',
  415: 'no common audio format',
  480: 'not available now',
  481: 'the call is not known',
  482: 'the call went in a circle',
  483: 'too many hops',
  484: 'the number is incomplete',
  485: 'the number is ambiguous',
  486: 'busy',
  487: 'ended before an answer',
  488: 'no common audio format',
  500: 'trouble at the carrier',
  501: 'not supported by the carrier',
  502: 'trouble at a gateway',
  503: 'the carrier is out of service',
  504: 'the carrier did not answer in time',
  505: 'SIP version not supported',
  580: 'no common security',
  600: 'busy everywhere',
  603: 'declined',
  604: 'exists nowhere',
  606: 'not acceptable',
  607: 'unwanted',
  608: 'rejected on their behalf',
};
