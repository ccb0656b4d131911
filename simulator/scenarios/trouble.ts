import { HOTLINE } from '../account-numbers.ts';
import { createPeople } from './people.ts';
import type { Stage } from './scenario.ts';
import { supportFloor } from './support-floor.ts';

const MINUTE = 60_000;

/** Two ordinary calls, and four that a supervisor should notice and that nobody else puts right. */
export function trouble(stage: Stage): void {
  const { floor, random, progress } = stage;
  const people = createPeople(random, 4, 901);

  customerOnHold();
  agentAlone();
  ringsForEver();
  loneCustomer();
  supportFloor({ conferences: 2, talk: 6 * MINUTE, calm: MINUTE })(stage);

  /** Her agent put her on hold six minutes ago, and has forgotten her. */
  function customerOnHold(): void {
    const { participants } = floor.openConference({
      friendlyName: 'Billing 5101',
      participants: [people.customer(), people.takeAgent() ?? {}],
      age: 8 * MINUTE,
    });
    const [customer] = participants;
    if (customer !== undefined) floor.change(customer.callSid, { hold: true }, 6 * MINUTE);
  }

  /** The customer has just hung up, and the agent has not noticed. */
  function agentAlone(): void {
    const { participants } = floor.openConference({
      friendlyName: 'Support 5102',
      participants: [people.customer(), people.takeAgent() ?? {}],
      age: 3 * MINUTE,
    });
    const [customer] = participants;
    if (customer !== undefined) floor.leave(customer.callSid);
  }

  /** The agent's phone neither answers nor gives up. */
  function ringsForEver(): void {
    const { sid } = floor.openConference({
      friendlyName: 'Sales 5103',
      participants: [people.customer()],
      age: 2 * MINUTE,
    });
    floor.dial(sid, { from: HOTLINE, to: '+15005550106', label: 'Agent 905', progress });
  }

  /** Nobody was ever called for this one. */
  function loneCustomer(): void {
    floor.openConference({
      friendlyName: 'Returns 5104',
      participants: [people.customer()],
      age: 4 * MINUTE,
    });
  }
}
