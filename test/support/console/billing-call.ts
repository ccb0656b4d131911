import type { Simulator } from '../../../simulator/index.ts';

/** A call as they are: an agent whose leaving ends it, a customer, a specialist. */
export function openCall(simulator: Simulator, friendlyName = 'Billing 4412') {
  const { sid, participants } = simulator.floor.openConference({
    friendlyName,
    participants: [
      {
        label: 'Agent 4',
        to: 'client:agent4',
        direction: 'outbound-api',
        endConferenceOnExit: true,
      },
      { from: '+14155550177' },
      { label: 'Tier 2', to: 'sip:tier2@north.example', direction: 'outbound-api' },
    ],
  });
  const [agent, customer, tier2] = participants;
  if (agent === undefined || customer === undefined || tier2 === undefined) {
    throw new Error('the simulator did not open the call');
  }
  return { sid, agent: agent.callSid, customer: customer.callSid, tier2: tier2.callSid };
}

export const CUSTOMER = /415.?555.?0177/;
export const ME = /^You/;

/** My leg on this call. */
export function ownLeg(simulator: Simulator, conferenceSid: string): string {
  for (const participant of simulator.floor.listed(conferenceSid).ascending(0)) {
    if (participant.label?.startsWith('supervisor:')) return participant.callSid;
  }
  throw new Error('my leg is not on the call');
}

/** What was sent to change this participant, oldest first. */
export function changesOf(simulator: Simulator, callSid: string) {
  return requestsTo(simulator, new RegExp(`/Participants/${callSid}\\.json$`), 'POST');
}

export function requestsTo(simulator: Simulator, path: RegExp, method: string) {
  return simulator.requests.list({ method, path }).map(({ params }) => params);
}
