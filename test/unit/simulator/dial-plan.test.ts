import { expect, it } from 'vitest';
import {
  createDialPlan,
  SCRIPTED_NUMBERS,
  SUPERVISOR_ENDPOINT,
} from '../../../simulator/domain/dial-plan.ts';
import { createRandom } from '../../../simulator/random/random.ts';

const plan = createDialPlan(createRandom(1, 'dialling'));

it.each([
  ['+12125550123', 5_000],
  ['client:agent1', 5_000],
  [SUPERVISOR_ENDPOINT, 2_000],
])('%s answers within 1 to %i ms', (to, most) => {
  for (let call = 0; call < 200; call++) {
    const { queueTime, ringTime, result } = plan(to);
    expect(result).toBe('answered');
    expect(queueTime + ringTime).toBeGreaterThanOrEqual(1_000);
    expect(queueTime + ringTime).toBeLessThanOrEqual(most);
  }
});

it('plays the script of a number, however it is written', () => {
  expect(plan('+1 (500) 555-0101').result).toBe('busy');
  expect(plan('+15005550105')).toMatchObject({ staysFor: 3_000 });
  expect(new Set(SCRIPTED_NUMBERS.map(({ number }) => number)).size).toBe(SCRIPTED_NUMBERS.length);
});
