import type { Floor, PersonSpec } from '../../simulator/domain/floor.ts';
import type { CallSid, ConferenceSid } from '../../simulator/domain/sids.ts';
import type { Random } from '../../simulator/random/random.ts';

/** A floor that stays as large as it is while so many events a second happen on it. */
export interface BusyFloor {
  /** Lets one thing happen, which makes one event or a few. */
  step(): void;
  /** Puts this person on hold or takes them off, and leaves them alone for a while. False: they are gone. */
  probe(callSid: string, hold: boolean): boolean;
}

interface BusyFloorNeeds {
  readonly floor: Floor;
  readonly random: Random;
  readonly now: () => number;
  readonly conferences: number;
}

export const PEOPLE_PER_CALL = 4;
/** Of the people, so many are muted, and so many on hold, at any time. */
const SHARE = 0.1;
const OLDEST_CALL_MS = 1_200_000;
/** Nothing else happens to somebody who is probed, until that has long been painted. */
const LEFT_ALONE_MS = 3_000;

/**
 * What happens on a telephone floor: mostly people begin and stop to talk; some are muted or held and
 * come back; now and then somebody leaves and another joins, or a call ends and the next begins.
 */
export function createBusyFloor({ floor, random, now, conferences }: BusyFloorNeeds): BusyFloor {
  const calls: CallSid[][] = [];
  const sids: ConferenceSid[] = [];
  const leftAloneUntil = new Map<string, number>();
  let people = 0;
  let opened = 0;
  for (let index = 0; index < conferences; index += 1) {
    open(index, OLDEST_CALL_MS - (index / conferences) * OLDEST_CALL_MS * 0.9);
  }
  for (const flag of ['muted', 'hold'] as const) {
    for (const callSid of calls.flat()) {
      if (random.chance(SHARE))
        floor.change(callSid, { [flag]: true }, random.between(1_000, 90_000));
    }
  }

  function open(index: number, age: number): void {
    opened += 1;
    const { sid, participants } = floor.openConference({
      friendlyName: `${QUEUES[opened % QUEUES.length]} ${4_000 + opened}`,
      age,
      participants: Array.from({ length: PEOPLE_PER_CALL }, (_, place) => newPerson(place)),
    });
    sids[index] = sid;
    calls[index] = participants.map(({ callSid }) => callSid);
  }

  function newPerson(place: number): PersonSpec {
    people += 1;
    if (place === 0) return { from: `+1415${String(5_550_000 + people)}` };
    return { label: `Agent ${people}`, to: `client:agent${people}`, direction: 'outbound-api' };
  }

  function step(): void {
    const index = random.whole(0, conferences - 1);
    const place = random.whole(0, PEOPLE_PER_CALL - 1);
    const callSid = calls[index]?.[place];
    if (callSid === undefined) return;
    const kind = random.unit();
    if (kind < 0.82) talk(callSid);
    else if (isLeftAlone(index)) return;
    else if (kind < 0.9) toggle(callSid, 'muted');
    else if (kind < 0.98) toggle(callSid, 'hold');
    else if (kind < 0.998) replace(index, place, callSid);
    else startOver(index);
  }

  function talk(callSid: CallSid): void {
    floor.speak(callSid, floor.participant(callSid)?.speaking !== true);
  }

  /** So that about as many stay muted or held as at first. */
  function toggle(callSid: CallSid, flag: 'muted' | 'hold'): void {
    const isSo = floor.participant(callSid)?.[flag] === true;
    if (isSo || random.chance(SHARE)) floor.change(callSid, { [flag]: !isSo });
  }

  function replace(index: number, place: number, callSid: CallSid): void {
    const sid = sids[index];
    const people = calls[index];
    if (sid === undefined || people === undefined) return;
    floor.leave(callSid);
    people[place] = floor.join(sid, newPerson(place)).callSid;
  }

  function startOver(index: number): void {
    const sid = sids[index];
    if (sid !== undefined) floor.endConference(sid);
    open(index, 0);
  }

  function isLeftAlone(index: number): boolean {
    const people = calls[index] ?? [];
    return people.some((callSid) => (leftAloneUntil.get(callSid) ?? 0) > now());
  }

  return {
    step,
    probe(callSid, hold) {
      if (floor.participant(callSid)?.status !== 'connected') return false;
      leftAloneUntil.set(callSid, now() + LEFT_ALONE_MS);
      floor.change(callSid, { hold });
      return true;
    },
  };
}

const QUEUES = ['Billing', 'Returns', 'Sales', 'Support'];
