import type { AdditionState } from '../../common/ipc/addition.ts';
import {
  type Call,
  type CallProgress,
  type FinalCallStatus,
  isFinal,
} from '../../common/model/call.ts';
import type { ParticipantStatus } from '../../common/model/participant.ts';

/** Something that was told of a leg that was dialled. It may come late, twice, and in any order. */
export type News =
  /** Read from Twilio. */
  | { readonly kind: 'call'; readonly call: Pick<Call, 'status' | 'lastedMs'> }
  /** Told by a callback of the call. */
  | { readonly kind: 'progress'; readonly progress: Omit<CallProgress, 'callSid'> }
  /** The conference has them, read or told by an event. */
  | { readonly kind: 'participant'; readonly status: ParticipantStatus }
  /** They are off the conference; with how the call ended, where that was told. */
  | { readonly kind: 'left'; readonly callStatus: string | null }
  /** They are off the conference, and Twilio says of the call nothing at all. */
  | { readonly kind: 'lost' };

export type Ended = Extract<AdditionState, { kind: 'ended' }>;

interface Told {
  readonly now: number;
  /** We asked Twilio to stop it. */
  readonly isCanceling: boolean;
}

/**
 * Where an attempt is after some news. It only goes forward: news of an earlier step is old. Once it is
 * over it stays over, and only learns more of how: that somebody left the list is the least one can know.
 */
export function afterNews(state: AdditionState, news: News, told: Told): AdditionState {
  const next = toldBy(news, told);
  if (next === null) return state;
  if (state.kind === 'ended') return next.kind === 'ended' ? refined(state, next) : state;
  return RANK[next.kind] > RANK[state.kind] ? next : state;
}

/** Whether it is clear from the news that Twilio has to be asked what became of the call. */
export function leavesOpen(news: News): boolean {
  switch (news.kind) {
    case 'progress':
      return news.progress.status === 'completed';
    case 'participant':
      return news.status === 'complete' || news.status === 'failed';
    case 'left':
      return statusOf(news) === null;
    case 'call':
    case 'lost':
      return false;
  }
}

/** Nothing more is waited for: they are on the call, or it came to nothing. */
export function isOver({ kind }: AdditionState): boolean {
  return RANK[kind] === RANK.ended;
}

const RANK: Readonly<Record<AdditionState['kind'], number>> = {
  asking: 0,
  checking: 1,
  queued: 2,
  ringing: 3,
  connected: 4,
  ended: 4,
  refused: 4,
  unknown: 4,
};

function toldBy(news: News, told: Told): AdditionState | null {
  const since = told.now;
  switch (news.kind) {
    case 'call': {
      const { status, lastedMs } = news.call;
      return ofCall(status, lastedMs !== null, told);
    }
    case 'progress': {
      const { status, sipCode, twilioCode } = news.progress;
      // Whether it was answered it does not say.
      if (status === 'completed') return null;
      const next = ofCall(status, false, told);
      return next?.kind === 'ended' ? { ...next, sipCode, twilioCode } : next;
    }
    case 'participant':
      switch (news.status) {
        case 'queued':
        case 'connecting':
          return { kind: 'queued', since };
        case 'ringing':
          return { kind: 'ringing', since };
        case 'connected':
          return answered(told);
        case 'complete':
        case 'failed':
          return null;
      }
      return null;
    case 'left': {
      const status = statusOf(news);
      return status === null ? null : ofCall(status, false, told);
    }
    case 'lost':
      return ended(since, 'left-list');
  }
}

/** How the call ended; null when it is not told, or not whether somebody had answered. */
function statusOf({ callStatus }: Extract<News, { kind: 'left' }>): FinalCallStatus | null {
  return callStatus !== null && isFinal(callStatus) && callStatus !== 'completed'
    ? callStatus
    : null;
}

/** `wasAnswered` counts for a call that is completed: one that was stopped while it rang may be, too. */
function ofCall(status: Call['status'], wasAnswered: boolean, told: Told): AdditionState | null {
  const { now: since, isCanceling } = told;
  switch (status) {
    case 'queued':
    case 'initiated':
      return { kind: 'queued', since };
    case 'ringing':
      return { kind: 'ringing', since };
    case 'in-progress':
      return answered(told);
    case 'completed':
      return isCanceling || !wasAnswered ? ended(since, 'canceled') : { kind: 'connected', since };
    default:
      return ended(since, OUTCOME[status]);
  }
}

/** While it is being stopped, somebody who just answered is about to be taken off. */
function answered({ now: since, isCanceling }: Told): AdditionState | null {
  return isCanceling ? null : { kind: 'connected', since };
}

const OUTCOME: Readonly<Record<Exclude<FinalCallStatus, 'completed'>, Ended['outcome']>> = {
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
  canceled: 'canceled',
};

function ended(since: number, outcome: Ended['outcome']): Ended {
  return { kind: 'ended', since, outcome, twilioCode: null, sipCode: null };
}

function refined(state: Ended, next: Ended): Ended {
  if (next.outcome === 'left-list') return state;
  if (state.outcome !== next.outcome && state.outcome !== 'left-list') return state;
  const refinement = {
    ...next,
    since: state.since,
    twilioCode: state.twilioCode ?? next.twilioCode,
    sipCode: state.sipCode ?? next.sipCode,
  };
  return isSame(state, refinement) ? state : refinement;
}

function isSame(a: Ended, b: Ended): boolean {
  return a.outcome === b.outcome && a.twilioCode === b.twilioCode && a.sipCode === b.sipCode;
}
