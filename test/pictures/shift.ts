import type { CallSid } from '../../simulator/domain/sids.ts';
import type { Simulator } from '../../simulator/index.ts';

const HOTLINE = '+14155550100';
const SECOND = 1_000;
const MINUTE = 60_000;

/**
 * An afternoon of a small support floor, a little of everything under way: somebody waits on hold, one call
 * has fallen silent, a caller is alone, and on the others people talk in turns.
 */
export function openShift({ floor }: Simulator) {
  const talking: [CallSid, CallSid][] = [];

  function open(friendlyName: string, age: number, agent: string, caller: string) {
    const { sid, participants } = floor.openConference({
      friendlyName,
      age,
      participants: [
        {
          label: agent,
          from: HOTLINE,
          to: `client:${agent.toLowerCase().replace(' ', '.')}`,
          direction: 'outbound-api',
          endConferenceOnExit: true,
        },
        { from: caller, to: HOTLINE, direction: 'inbound' },
      ],
    });
    const [first, second] = participants;
    if (first === undefined || second === undefined) throw new Error('the call was not opened');
    return { sid, agent: first.callSid, caller: second.callSid };
  }

  function openTalk(...call: Parameters<typeof open>) {
    const opened = open(...call);
    talking.push([opened.agent, opened.caller]);
    return opened;
  }

  const held = open('Returns 118', 16 * MINUTE + 5 * SECOND, 'Ben Okafor', '+12125550139');
  floor.change(held.caller, { hold: true }, 5 * MINUTE + 48 * SECOND);

  const billing = openTalk('Billing 4412', 9 * MINUTE + 38 * SECOND, 'Ana Ruiz', '+14155550177');
  floor.join(billing.sid, {
    label: 'Tier 2 desk',
    from: HOTLINE,
    to: 'sip:tier2@north.example',
    direction: 'outbound-api',
  });

  const muted = openTalk('Support 8281', 7 * MINUTE + 12 * SECOND, 'Chloe Martin', '+442079460118');
  floor.change(muted.agent, { muted: true }, 40 * SECOND);

  const asking = openTalk('Billing 4418', 5 * MINUTE + 20 * SECOND, 'Dev Patel', '+16175550142');

  const arguing = open('Sales 2290', 4 * MINUTE + 5 * SECOND, 'Elif Kaya', '+13125550152');
  const silent = open('Onboarding 31', 3 * MINUTE + 10 * SECOND, 'Femi Ade', '+12065550146');

  floor.openConference({
    friendlyName: 'Support 8284',
    age: 20 * SECOND,
    participants: [
      { from: '+16505550161', to: HOTLINE, direction: 'inbound', startConferenceOnEnter: false },
    ],
  });
  openTalk('Billing 4420', 90 * SECOND, 'Grace Lin', '+493023125114');
  openTalk('Returns 121', 40 * SECOND, 'Hugo Weber', '+14155550123');

  const over = [
    open('Sales 2288', 11 * MINUTE + 31 * SECOND, 'Ines Costa', '+16175550108'),
    open('Support 8279', 6 * MINUTE + 2 * SECOND, 'Jonas Berg', '+442079460171'),
    open('Returns 116', 8 * MINUTE + 47 * SECOND, 'Kim Novak', '+12125550164'),
  ];

  return {
    billing,
    asking,
    /** People begin to talk, once somebody listens to what Twilio tells. */
    begin() {
      for (const callSid of [silent.caller, held.agent]) {
        floor.speak(callSid, true);
        floor.speak(callSid, false);
      }
      for (const { sid } of over) floor.endConference(sid);
      return takeTurns(floor, talking);
    },
    /** On one call both talk at once from now on. */
    argue() {
      for (const callSid of [arguing.agent, arguing.caller]) floor.speak(callSid, true);
    },
  };
}

/** Everybody says a sentence, then the other does. Returns what stops them. */
function takeTurns(floor: Simulator['floor'], pairs: readonly (readonly CallSid[])[]): () => void {
  let turn = 0;
  const speak = () => {
    turn += 1;
    for (const [at, pair] of pairs.entries()) {
      // Not all of them change over at the same moment.
      if ((turn + at) % TURNS !== 0) continue;
      const speaker = Math.floor((turn + at) / TURNS) % pair.length;
      for (const [place, callSid] of pair.entries()) {
        if (floor.participant(callSid)?.status === 'connected') {
          floor.speak(callSid, place === speaker);
        }
      }
    }
  };
  speak();
  const timer = setInterval(speak, SECOND);
  return () => clearInterval(timer);
}

/** In seconds. */
const TURNS = 3;
