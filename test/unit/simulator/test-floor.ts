import { createFloor } from '../../../simulator/domain/create-floor.ts';
import type { DialOutcome } from '../../../simulator/domain/dial-plan.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import type { FloorEvent } from '../../../simulator/domain/floor-event.ts';
import { createRandom } from '../../../simulator/random/random.ts';
import { createManualClock, type ManualClock } from '../../../simulator/time/manual-clock.ts';

export interface TestFloor {
  readonly floor: Floor;
  readonly clock: ManualClock;
  readonly events: readonly FloorEvent[];
}

/** A floor on a clock that stands still; whoever is dialled answers after 3 s unless told. */
export function testFloor(
  outcome: DialOutcome = { queueTime: 200, ringTime: 2_800, result: 'answered' },
): TestFloor {
  const clock = createManualClock();
  const floor = createFloor({ clock, ids: createRandom(1, 'sids'), dialPlan: () => outcome });
  const events: FloorEvent[] = [];
  floor.subscribe((event) => events.push(event));
  return { floor, clock, events };
}

/** A conference of the people described, and their CallSids in the same order. */
export function open(
  floor: Floor,
  ...people: NonNullable<Parameters<Floor['openConference']>[0]['participants']>
): { readonly sid: string; readonly calls: readonly string[] } {
  const { sid, participants } = floor.openConference({
    friendlyName: 'Support 1',
    participants: people,
  });
  return { sid, calls: participants.map(({ callSid }) => callSid) };
}

/** The nth CallSid; a test that asks for one that is not there is wrong. */
export function nth(calls: readonly string[], index: number): string {
  const callSid = calls[index];
  if (callSid === undefined) throw new Error(`There is no participant ${index}`);
  return callSid;
}

export function codeOf(act: () => unknown): number | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return Number(error.code);
    throw error;
  }
  return undefined;
}
