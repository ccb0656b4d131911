import type { HistoryCall } from '../../../common/ipc/history.ts';
import { callNamed, NEW_YEAR } from './entries.ts';

/** A quiet call of one minute. */
export function someCall(changes: Partial<HistoryCall> = {}): HistoryCall {
  return {
    ...callNamed(1),
    friendlyName: 'Call 1',
    firstAt: NEW_YEAR,
    lastAt: NEW_YEAR + 60_000,
    endedAt: null,
    people: [],
    peopleCount: 0,
    beganUnseen: false,
    longestHoldMs: 0,
    heldSince: null,
    commands: 0,
    failedCommands: 0,
    coachings: 0,
    alarms: 0,
    ...changes,
  };
}
