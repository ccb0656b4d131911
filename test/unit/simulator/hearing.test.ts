import { describe, expect, it } from 'vitest';
import { nth, open, testFloor } from './test-floor.ts';

function callWithSupervisor(supervisor: { muted?: boolean; hold?: boolean }) {
  const { floor } = testFloor();
  const { sid, calls } = open(floor, {}, {}, supervisor);
  const [agent, customer, me] = [nth(calls, 0), nth(calls, 1), nth(calls, 2)];
  return { floor, sid, agent, customer, me };
}

describe('who hears whom', () => {
  it('is everybody everybody else when nobody is muted or held', () => {
    const { floor, agent, customer, me } = callWithSupervisor({});
    expect(floor.audibleTo(me)).toEqual([agent, customer]);
    expect(floor.hears(me, me)).toBe(false);
  });

  it('is nobody before the conference starts: they hear waiting music', () => {
    const { floor } = testFloor();
    const { calls } = open(
      floor,
      { startConferenceOnEnter: false },
      { startConferenceOnEnter: false },
    );
    expect(floor.hears(nth(calls, 0), nth(calls, 1))).toBe(false);
  });

  it('leaves out the muted as speakers and the held on both sides', () => {
    const { floor, agent, customer, me } = callWithSupervisor({ muted: true });
    expect(floor.audibleTo(me)).toEqual([]);
    expect(floor.hears(me, agent)).toBe(true);

    floor.change(customer, { hold: true });
    expect(floor.audibleTo(customer)).toEqual([]);
    expect(floor.audibleTo(agent)).toEqual([me]);
  });

  it('is the coached person only for an unmuted coach', () => {
    const { floor, agent, customer, me } = callWithSupervisor({ muted: true });
    floor.change(me, { coaching: true, callSidToCoach: agent, muted: false });
    expect(floor.audibleTo(me)).toEqual([agent]);
    expect(floor.audibleTo(customer)).toEqual([agent, me]);
  });

  it('is nobody for a coach whose target is on hold', () => {
    const { floor, agent, me } = callWithSupervisor({ muted: true });
    floor.change(me, { coaching: true, callSidToCoach: agent, muted: false });
    floor.change(agent, { hold: true });
    expect(floor.audibleTo(me)).toEqual([]);
  });

  it('is everybody for a coach whose target has left: the worst that Twilio could do', () => {
    const { floor, agent, customer, me } = callWithSupervisor({ muted: true });
    floor.change(me, { coaching: true, callSidToCoach: agent, muted: false });
    floor.leave(agent);
    expect(floor.audibleTo(me)).toEqual([customer]);
  });

  it('never reaches from one conference into another', () => {
    const { floor, me } = callWithSupervisor({});
    const other = floor.join('Elsewhere');
    floor.join('Elsewhere');
    expect(floor.hears(other.callSid, me)).toBe(false);
  });

  it('is nobody once somebody has left', () => {
    const { floor, agent, customer } = callWithSupervisor({});
    floor.leave(agent);
    expect(floor.audibleTo(agent)).toEqual([]);
    expect(floor.hears(agent, customer)).toBe(false);
  });
});
