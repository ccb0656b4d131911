import type { Random } from '../random/random.ts';

/** What happens at the other end when a number is dialled. Times in milliseconds. */
export interface DialOutcome {
  /** How long Twilio waits before it places the call. */
  readonly queueTime: number;
  readonly ringTime: number;
  /** What the ringing ends with, unless the caller's timeout comes first. */
  readonly result: 'answered' | 'busy' | 'failed';
}

export type DialPlan = (to: string) => DialOutcome;

/** The supervisor's own endpoint in rehearsals. */
export const SUPERVISOR_ENDPOINT = 'client:supervisor';

/** Everybody answers: the supervisor within 1 to 2 s, anybody else within 1 to 5 s. */
export function createDialPlan(random: Random): DialPlan {
  return (to) => {
    const queueTime = random.whole(100, 400);
    const answerTime = random.whole(1_000, to === SUPERVISOR_ENDPOINT ? 2_000 : 5_000);
    return { queueTime, ringTime: answerTime - queueTime, result: 'answered' };
  };
}
