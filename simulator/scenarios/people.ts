import { HOTLINE } from '../account-numbers.ts';
import type { PersonSpec } from '../domain/floor.ts';
import type { Random } from '../random/random.ts';

/** Who works on the floor and who calls it, drawn by chance. */
export interface People {
  /** The next name of a queue's conference, such as “Billing 4412”. */
  nextConferenceName(): string;
  /** A caller from outside; few have a label. */
  customer(): PersonSpec;
  /** An agent who is on no other call, or undefined when all are. */
  takeAgent(): Agent | undefined;
  giveBack(agent: Agent): void;
}

export interface Agent extends PersonSpec {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

const QUEUES = ['Billing', 'Support', 'Sales', 'Returns', 'Onboarding'] as const;

/** `firstAgent` is the number in the first agent's name. */
export function createPeople(random: Random, agents: number, firstAgent = 1): People {
  const tickets = new Map(QUEUES.map((queue) => [queue, random.whole(100, 9_000)]));
  const idle = Array.from({ length: agents }, (_, index) => agent(firstAgent + index));
  let customers = 0;

  return {
    nextConferenceName() {
      const queue = random.pick(QUEUES);
      const ticket = (tickets.get(queue) ?? 0) + 1;
      tickets.set(queue, ticket);
      return `${queue} ${ticket}`;
    },
    customer() {
      customers++;
      return {
        label: random.chance(0.15) ? `Customer ${customers}` : undefined,
        from: phoneNumber(random),
        to: HOTLINE,
        direction: 'inbound',
        startConferenceOnEnter: false,
        endConferenceOnExit: false,
      };
    },
    takeAgent: () => idle.splice(random.whole(0, Math.max(0, idle.length - 1)), 1)[0],
    giveBack: (agent) => {
      idle.push(agent);
    },
  };
}

function agent(number: number): Agent {
  return {
    label: `Agent ${number}`,
    from: HOTLINE,
    to: `client:agent${number}`,
    direction: 'outbound-api',
    startConferenceOnEnter: true,
    endConferenceOnExit: true,
  };
}

/** Ranges that are set aside for fiction in North America, the United Kingdom and Germany. */
function phoneNumber(random: Random): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => String(random.whole(0, 9))).join('');
  switch (random.whole(1, 10)) {
    case 1:
      return `+44207946${digits(4).replace(/^./, '0')}`;
    case 2:
      return `+493023125${digits(3)}`;
    default:
      return `+1${random.pick(['206', '212', '312', '415', '617', '650'])}55501${digits(2)}`;
  }
}
