import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Addition } from '../../common/ipc/addition.ts';
import { SCRIPTED_NUMBERS } from '../../simulator/domain/dial-plan.ts';
import {
  type AddingStage,
  addTo,
  type Console,
  startAddingStage,
  WAYS,
} from '../support/console/adding-stage.ts';

/* Adding people to calls of the rehearsal account, over real HTTP. */

let stage: AddingStage;

beforeAll(async () => {
  // A minute of ringing lasts two seconds.
  stage = await startAddingStage({ speed: 30 });
}, 30_000);
afterEach(() => stage.tidy());
afterAll(() => stage.close());

/** What comes of a call to each scripted number that is left to ring for five seconds, and five more. */
const OUTCOMES: Readonly<Record<string, object>> = {
  'is busy': { kind: 'ended', outcome: 'busy' },
  'does not answer': { kind: 'ended', outcome: 'no-answer' },
  'cannot be connected': { kind: 'ended', outcome: 'failed' },
  'answers after 40 s': { kind: 'ended', outcome: 'no-answer' },
  'answers and hangs up after 3 s': { kind: 'connected' },
  'never stops ringing, whatever the timeout': { kind: 'ringing' },
  'is an answering machine': { kind: 'connected' },
  'is a fax machine': { kind: 'connected' },
  'answers and says nothing': { kind: 'connected' },
};

describe.each(WAYS)('%s', (way) => {
  it.each(SCRIPTED_NUMBERS)('a number that $words is told so', async ({ number, words }) => {
    const { sid, name } = stage.call();
    const console = await stage.console(way);
    const id = addTo(console, { sid, To: number, Timeout: '5' });
    await toldOf(console, id, OUTCOMES[words] ?? {});
    const addition = console.latest(id);
    expect(addition).toMatchObject({ to: number, conference: { sid, name } });
    expect(addition?.callSid).toMatch(/^CA/);
    expect(addition?.queueMs).toBeGreaterThan(0);
    expect(stage.creations(sid)).toHaveLength(1);
    // Only callbacks tell how the other end refused.
    const sipCode = way !== 'without a relay' && OUTCOMES[words] !== undefined ? SIP[words] : null;
    if (addition?.state.kind === 'ended') {
      await toldOf(console, id, { sipCode: sipCode ?? null });
    }
  });

  it('somebody is added to a call that begins with them', async () => {
    const console = await stage.console(way);
    const name = `Début ${randomUUID().slice(0, 6)} #1?%`;
    const id = addTo(console, { name, To: '+14155550123' });
    await toldOf(console, id, { kind: 'connected' });
    const sid = console.latest(id)?.conference.sid ?? '';
    expect(stage.simulator.floor.conference(sid)?.friendlyName).toBe(name);
  });

  it('Cancel stops the ringing, and the attempt is canceled', async () => {
    const { sid } = stage.call();
    const console = await stage.console(way);
    const id = addTo(console, { sid, To: '+15005550106' });
    await toldOf(console, id, { kind: 'ringing' });
    expect(await console.door.cancel(id)).toMatchObject({ ok: true });
    expect(console.latest(id)).toMatchObject({
      state: { kind: 'ended', outcome: 'canceled' },
      isCanceling: false,
      cancelFailure: null,
    });
    expect(stage.statusOf(console.latest(id))).toBe('canceled');
  });

  it('whoever answers before the request to stop it comes is taken off, and that is said', async () => {
    const { sid } = stage.call();
    const console = await stage.console(way);
    const when = { method: 'POST', path: /\/Calls\/CA/ };
    stage.simulator.faults.add({ kind: 'latency', ms: 700, when });
    const id = addTo(console, { sid, To: '+15005550107' });
    expect(await console.door.cancel(id)).toMatchObject({ ok: true });
    expect(console.latest(id)).toMatchObject({
      state: { kind: 'ended', outcome: 'canceled' },
      cancelFailure: { message: expect.stringContaining('had just answered') },
    });
    expect(stage.statusOf(console.latest(id))).toBe('completed');
  });

  it.each(['reset', 'half-body', 'answer'] as const)(
    'a lost answer (%s) is found out, and nobody is dialled twice',
    async (kind) => {
      const { sid } = stage.call();
      const console = await stage.console(way);
      stage.losesAnswer(kind);
      const id = addTo(console, { sid, To: '+15005550102' });
      await vi.waitFor(() => expect(console.kinds(id)).toContain('checking'), SOON);
      await toldOf(console, id, { kind: 'ringing' });
      expect(stage.creations(sid)).toHaveLength(1);
      expect(console.latest(id)?.callSid).toBe(stage.dialled(sid).at(-1)?.sid);
      await console.door.cancel(id);
    },
  );

  it('a lost answer of somebody who was busy is found out among the account’s calls', async () => {
    const { sid } = stage.call();
    const console = await stage.console(way);
    stage.losesAnswer('reset');
    const id = addTo(console, { sid, To: '+15005550101', Label: 'Busy one' });
    await toldOf(console, id, { kind: 'ended', outcome: 'busy' });
    expect(stage.creations(sid)).toHaveLength(1);
  });

  it('a lost answer about a new call finds the call, too', async () => {
    const console = await stage.console(way);
    const name = `New ${randomUUID().slice(0, 6)}`;
    stage.losesAnswer('reset');
    const id = addTo(console, { name, To: '+15005550106' });
    await toldOf(console, id, { kind: 'ringing' });
    const sid = console.latest(id)?.conference.sid ?? '';
    expect(stage.simulator.floor.conference(sid)?.friendlyName).toBe(name);
    expect(stage.creations(name)).toHaveLength(1);
    await console.door.cancel(id);
  });
});

describe('a request that never reached Twilio', () => {
  it('is told as done to nobody, and not dialled by itself', async () => {
    const { sid } = stage.call();
    const console = await stage.console('without a relay');
    stage.simulator.faults.add({ kind: 'reset', times: 1, when: { method: 'POST' } });
    const id = addTo(console, { sid, To: '+14155550124' });
    await toldOf(console, id, { kind: 'refused' });
    expect(stateOf(console, id)).toMatchObject({
      failure: { message: expect.stringContaining('nobody was dialled') },
    });
    expect(stage.dialled(sid)).toEqual([]);
  });

  it('with the same label as a colleague’s who came first is never taken for theirs', async () => {
    const { sid } = stage.call();
    const mine = await stage.console('without a relay');
    const colleague = await stage.console('without a relay');
    stage.simulator.faults.add({ kind: 'reset', times: 1, when: { method: 'POST' } });
    const id = addTo(mine, { sid, To: '+15005550102', Label: 'Tier 3' });
    await vi.waitFor(() => expect(mine.kinds(id)).toContain('checking'), SOON);
    const theirs = addTo(colleague, { sid, To: '+15005550106', Label: 'Tier 3' });
    await toldOf(mine, id, { kind: 'refused' });
    expect(mine.latest(id)?.callSid).toBeNull();
    await toldOf(colleague, theirs, { kind: 'ringing' });
    await colleague.door.cancel(theirs);
  });
});

it('of two consoles that add the same label at once one is refused, and dials nobody', async () => {
  const { sid } = stage.call();
  const consoles = [await stage.console('with a relay'), await stage.console('without a relay')];
  const ids = consoles.map((one) => addTo(one, { sid, To: '+15005550102', Label: 'Tier 3' }));
  await vi.waitFor(() => {
    const kinds = consoles.map((one, index) => stateOf(one, ids[index])?.kind).toSorted();
    expect(kinds).toEqual(['refused', 'ringing']);
  }, SOON);
  const refused = consoles
    .map((one, index) => stateOf(one, ids[index]))
    .find((state) => state?.kind === 'refused');
  expect(refused).toMatchObject({ failure: { twilioCode: 16026, field: 'Label' } });
  expect(stage.dialled(sid)).toHaveLength(1);
});

it('what is secret is sent, and is in no list, no history and no failure', async () => {
  const { sid } = stage.call();
  const console = await stage.console('without a relay');
  const secret = 'hunter2 & more';
  stage.simulator.faults.add({
    kind: 'answer',
    status: 400,
    code: 32_000,
    message: `The password ${secret} is wrong`,
    times: 1,
    when: { method: 'POST' },
  });
  const sip = { To: 'sip:desk@north.example', SipAuthUsername: 'desk', SipAuthPassword: secret };
  const id = addTo(console, { sid, ...sip });
  await toldOf(console, id, { kind: 'refused' });
  expect(stage.creations(sid)).toMatchObject([{ SipAuthPassword: secret }]);
  expect(console.latest(id)).toMatchObject({ hadSecret: true, draft: { SipAuthUsername: 'desk' } });
  expect(JSON.stringify([console.pushed, console.history])).not.toContain('hunter2');
});

it('who was added and did not come is in the history of the call', async () => {
  const { sid } = stage.call();
  const console = await stage.console('with a relay');
  const id = addTo(console, { sid, To: '+15005550101', Label: 'Tier 3' });
  await vi.waitFor(
    () =>
      expect(console.history.filter(({ who }) => who === 'Alex' || who === 'Tier 3')).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'command', act: 'add', target: 'Tier 3', failure: null }),
          expect.objectContaining({ kind: 'not-connected', callStatus: 'busy', sipCode: 486 }),
        ]),
      ),
    SOON,
  );
  const callSid = console.latest(id)?.callSid;
  expect(console.history.find(({ kind }) => kind === 'not-connected')).toMatchObject({
    conferenceSid: sid,
    callSid,
    who: 'Tier 3',
  });
});

it.each(WAYS)('the form learns from which numbers one can call, %s', async (way) => {
  const { door } = await stage.console(way);
  const terms = await door.terms();
  expect(terms).toEqual({
    callbacks: way === 'without a relay' ? null : stage.publicUrl,
    callerIds: [
      { address: '+14155550100', name: 'Hotline', kind: 'number' },
      { address: '+15005550006', name: 'Rehearsal line', kind: 'number' },
      { address: '+12025550143', name: 'Head office', kind: 'verified' },
    ],
    callerIdsFailure: null,
  });
});

const SOON = { timeout: 10_000 };
const SIP: Readonly<Record<string, number>> = {
  'is busy': 486,
  'does not answer': 487,
  'answers after 40 s': 487,
  'cannot be connected': 404,
};

async function toldOf(console: Console, id: string, state: object): Promise<void> {
  await vi.waitFor(() => expect(stateOf(console, id)).toMatchObject(state), SOON);
}

function stateOf(
  console: Console | undefined,
  id: string | undefined,
): Addition['state'] | undefined {
  return console?.latest(id ?? '')?.state;
}
