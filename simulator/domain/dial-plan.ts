import type { Random } from '../random/random.ts';
import type { Answerer } from './answering-machine.ts';

/** What happens at the other end when a number is dialled. Times in milliseconds. */
export interface DialOutcome {
  /** How long Twilio waits before it places the call. */
  readonly queueTime: number;
  /** Infinity: nothing ever comes of it. */
  readonly ringTime: number;
  /** What the ringing ends with, unless the caller's timeout comes first. */
  readonly result: 'answered' | 'busy' | 'failed';
  /** Rings on though the caller's timeout is over: the state in which a call is stuck. */
  readonly ignoresTimeout?: boolean;
  /** Hangs up this long after the answer. */
  readonly staysFor?: number;
  readonly answerer?: Answerer;
}

export type DialPlan = (to: string) => DialOutcome;

/** The supervisor's own endpoint in rehearsals. */
export const SUPERVISOR_ENDPOINT = 'client:supervisor';

type Script = Omit<DialOutcome, 'queueTime'> & {
  readonly number: string;
  readonly words: string;
};

/** Numbers that script what comes of a call to them, of a range in which nobody can be reached. */
export const SCRIPTED_NUMBERS: readonly Script[] = [
  { number: '+15005550101', words: 'is busy', ringTime: 700, result: 'busy' },
  { number: '+15005550102', words: 'does not answer', ringTime: Infinity, result: 'answered' },
  { number: '+15005550103', words: 'cannot be connected', ringTime: 300, result: 'failed' },
  { number: '+15005550104', words: 'answers after 40 s', ringTime: 40_000, result: 'answered' },
  {
    number: '+15005550105',
    words: 'answers and hangs up after 3 s',
    ringTime: 2_000,
    result: 'answered',
    staysFor: 3_000,
  },
  {
    number: '+15005550106',
    words: 'never stops ringing, whatever the timeout',
    ringTime: Infinity,
    result: 'answered',
    ignoresTimeout: true,
  },
  {
    number: '+15005550107',
    words: 'is an answering machine',
    ringTime: 3_000,
    result: 'answered',
    answerer: 'machine',
  },
  {
    number: '+15005550108',
    words: 'is a fax machine',
    ringTime: 3_000,
    result: 'answered',
    answerer: 'fax',
  },
  {
    number: '+15005550109',
    words: 'answers and says nothing',
    ringTime: 3_000,
    result: 'answered',
    answerer: 'nobody',
  },
];

/**
 * Everybody answers, the supervisor within 1 to 2 s, anybody else within 1 to 5 s, except the
 * scripted numbers.
 */
export function createDialPlan(random: Random): DialPlan {
  const scripts = new Map(
    SCRIPTED_NUMBERS.map(({ number, words: _, ...script }) => [number, script]),
  );
  return (to) => {
    const queueTime = random.whole(100, 400);
    const answerTime = random.whole(1_000, to === SUPERVISOR_ENDPOINT ? 2_000 : 5_000);
    const script = scripts.get(to.replace(/[\s().-]/g, ''));
    return { ringTime: answerTime - queueTime, result: 'answered', ...script, queueTime };
  };
}
