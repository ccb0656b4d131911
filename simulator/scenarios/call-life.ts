import { Refusal } from '../domain/refusal.ts';
import type { CallSid } from '../domain/sids.ts';
import type { Agent, People } from './people.ts';
import type { Stage } from './scenario.ts';

interface CallLifeNeeds extends Stage {
  readonly people: People;
  /** The mean time from one incident to the next, in milliseconds. */
  readonly calm: number;
  readonly onOver: () => void;
}

interface AgentOnCall {
  readonly person: Agent;
  readonly callSid: CallSid;
}

/** Seconds as milliseconds. */
const s = (seconds: number) => seconds * 1_000;

/**
 * One customer's call from arrival to goodbye: waiting, an agent's phone ringing, talk, hold, mute,
 * a transfer, somebody hanging up. People take what a supervisor does as it comes: they resume only
 * whom they held themselves, and leave when they are left alone.
 *
 * `talk` is how long the conversation will last. With an `age` the call is already under way.
 * Times in milliseconds.
 */
export function liveCall(needs: CallLifeNeeds, talk: number, age?: number): void {
  const { floor, clock, random, people, calm, progress, onOver } = needs;
  const underWay = age === undefined ? undefined : people.takeAgent();
  const { sid, participants } = floor.openConference({
    friendlyName: freeName(),
    participants: [people.customer(), ...(underWay === undefined ? [] : [underWay])],
    age,
  });
  const [customer, first] = participants.map(({ callSid }) => callSid);
  let agent: AgentOnCall | undefined;
  let transferring = false;
  let goodbye = clock.now() + talk;
  let over = false;

  if (underWay === undefined || first === undefined) {
    clock.after(random.between(s(2), s(15)), callAgent);
  } else {
    agent = { person: underWay, callSid: first };
    if (random.chance(0.4)) incident();
  }
  clock.after(random.exponential(calm), goOn);

  function callAgent(): void {
    if (over || !isHere(customer)) return;
    agent = dialAgent();
    if (agent === undefined) clock.after(s(5), callAgent);
    goodbye = clock.now() + talk;
  }

  /** What happens next depends on who is still there. */
  function goOn(): void {
    if (over) return;
    if (floor.conference(sid)?.status === 'completed' || !(isHere(customer) || isComing())) {
      finish();
      return;
    }
    if (agent !== undefined && !isComing()) hangUpAfter(customer, random.between(s(10), s(30)));
    else if (!isHere(customer)) hangUpAfter(agent?.callSid, random.between(s(1), s(5)));
    else if (clock.now() >= goodbye && isHere(agent?.callSid)) sayGoodbye();
    else if (isHere(agent?.callSid)) incident();
    clock.after(random.exponential(calm), goOn);
  }

  function incident(): void {
    const kind = random.unit();
    if (kind < 0.4) hold(random.between(s(8), s(90)));
    else if (kind < 0.7) mute(random.between(s(4), s(20)));
    else if (kind < 0.8) transfer();
  }

  function hold(time: number): void {
    if (!isHere(customer) || floor.participant(customer)?.hold === true) return;
    floor.change(customer, { hold: true });
    clock.after(time, () => {
      if (isHere(customer)) floor.change(customer, { hold: false });
    });
  }

  function mute(time: number): void {
    const callSid = agent?.callSid;
    if (!isHere(callSid) || floor.participant(callSid)?.muted === true) return;
    floor.change(callSid, { muted: true });
    clock.after(time, () => {
      if (isHere(callSid)) floor.change(callSid, { muted: false });
    });
  }

  /** Another agent is called in, hears the story, and takes over. */
  function transfer(): void {
    const first = agent;
    const second = transferring ? undefined : dialAgent();
    if (first === undefined || second === undefined) return;
    transferring = true;
    clock.after(random.between(s(15), s(45)), () => {
      transferring = false;
      const [stays, goes] = isHere(second.callSid) ? [second, first] : [first, second];
      agent = stays;
      people.giveBack(goes.person);
      if (!isHere(goes.callSid)) return;
      // Nobody's call must end with the first agent's.
      floor.change(goes.callSid, { endConferenceOnExit: false });
      floor.leave(goes.callSid);
    });
  }

  /** Nobody, when all agents are busy or a supervisor has filled the place. */
  function dialAgent(): AgentOnCall | undefined {
    const person = people.takeAgent();
    if (person === undefined) return undefined;
    try {
      return { person, callSid: floor.dial(sid, { ...person, progress }).callSid };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      people.giveBack(person);
      return undefined;
    }
  }

  /** Mostly the customer hangs up first; otherwise the agent's exit ends the call for all. */
  function sayGoodbye(): void {
    hangUpAfter(random.chance(0.7) ? customer : agent?.callSid, random.between(0, s(3)));
  }

  function hangUpAfter(callSid: CallSid | undefined, time: number): void {
    clock.after(time, () => {
      if (isHere(callSid)) floor.leave(callSid);
    });
  }

  function finish(): void {
    over = true;
    if (agent !== undefined) people.giveBack(agent.person);
    onOver();
  }

  function freeName(): string {
    const name = people.nextConferenceName();
    return floor.liveConference(name) === undefined ? name : freeName();
  }

  function isHere(callSid: CallSid | undefined): callSid is CallSid {
    return callSid !== undefined && floor.participant(callSid)?.status === 'connected';
  }

  /** The agent is in, or the phone is ringing. */
  function isComing(): boolean {
    const status = floor.participant(agent?.callSid ?? '')?.status;
    return status === 'queued' || status === 'ringing' || status === 'connected';
  }
}
