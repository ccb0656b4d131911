import { Refusal } from '../domain/refusal.ts';
import type { CallSid } from '../domain/sids.ts';
import { createPeople } from './people.ts';
import type { Stage } from './scenario.ts';

const CONFERENCES = 100;
const PARTICIPANTS = 5;
/** The mean time from one incident to the next in each conference, in milliseconds. */
const CALM = 30_000;

/**
 * Any number of conferences, each with any number of people: one customer, the rest agents. All are
 * there from the first moment and stay that many, while they mute, hold, leave and are replaced.
 */
export function scale(stage: Stage): void {
  const { floor, clock, random } = stage;
  const { conferences = CONFERENCES, participants = PARTICIPANTS } = stage;
  const people = createPeople(random, conferences * participants + 1);
  const staff = () => ({ ...people.takeAgent(), endConferenceOnExit: false });

  for (let count = 0; count < conferences; count++) open();
  awaitIncident();

  function open(): void {
    floor.openConference({
      friendlyName: freeName(),
      participants: Array.from({ length: participants }, (_, place) =>
        place === 0 ? people.customer() : staff(),
      ),
      age: random.between(10_000, 600_000),
    });
  }

  function awaitIncident(): void {
    clock.after(random.exponential(CALM / conferences), () => {
      unlessRefused(incident);
      awaitIncident();
    });
  }

  /** A supervisor may have filled the place, or taken the label. */
  function unlessRefused(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  function incident(): void {
    const someone = anybody();
    if (someone === undefined) return;
    const kind = random.unit();
    if (kind < 0.45) toggle(someone, 'muted');
    else if (kind < 0.8) toggle(someone, 'hold');
    else if (kind < 0.97) replace(someone);
    else startOver(someone);
  }

  function toggle(callSid: CallSid, flag: 'muted' | 'hold'): void {
    const participant = floor.participant(callSid);
    if (participant !== undefined) floor.change(callSid, { [flag]: !participant[flag] });
  }

  function replace(callSid: CallSid): void {
    const sid = floor.participant(callSid)?.conferenceSid;
    floor.leave(callSid);
    // The last to leave ends the conference.
    if (sid !== undefined && floor.conference(sid)?.status !== 'completed') {
      floor.join(sid, { ...people.customer(), startConferenceOnEnter: true });
    } else open();
  }

  function startOver(callSid: CallSid): void {
    const sid = floor.participant(callSid)?.conferenceSid;
    if (sid === undefined) return;
    floor.endConference(sid);
    open();
  }

  /** Anybody of a conference that chance picks among the newest. */
  function anybody(): CallSid | undefined {
    let skip = random.whole(0, conferences - 1);
    for (const { sid } of floor.conferences({ status: 'in-progress' }).descending()) {
      if (skip-- > 0) continue;
      const here = [...floor.listed(sid).ascending(-1)];
      return here[random.whole(0, Math.max(0, here.length - 1))]?.callSid;
    }
    return undefined;
  }

  function freeName(): string {
    const name = people.nextConferenceName();
    return floor.liveConference(name) === undefined ? name : freeName();
  }
}
