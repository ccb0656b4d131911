import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import type { UpdateState } from '../../../common/ipc/updates.ts';
import { createUpdateService, type Updater } from '../../../main/core/update-service.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

interface Feed {
  look: Awaited<ReturnType<Updater['look']>>;
  download: Awaited<ReturnType<Updater['download']>>;
}

function setUp(changes: Partial<Feed> & { standing?: Updater['standing'] } = {}) {
  const clock = createManualClock();
  const feed: Feed = { look: ok(null), download: ok(undefined), ...changes };
  const asked: string[] = [];
  const states: UpdateState[] = [];
  let channel: 'stable' | 'beta' | 'off' = 'stable';
  let isOnCall = false;
  const service = createUpdateService({
    updater: {
      standing: changes.standing ?? 'active',
      async look(from) {
        asked.push(`look ${from}`);
        await clock.sleep(1_000);
        return feed.look;
      },
      async download(onPercent) {
        asked.push('download');
        for (const percent of [10, 10.4, 55, 100]) onPercent(percent);
        return feed.download;
      },
      restart: () => void asked.push('restart'),
    },
    clock,
    channel: () => channel,
    isOnCall: () => isOnCall,
    onState: (state) => states.push(state),
  });
  return {
    ...{ clock, feed, asked, states, service },
    choose: (next: typeof channel) => {
      channel = next;
    },
    onCall(is: boolean) {
      isOnCall = is;
      service.lookWhetherFree();
    },
  };
}

describe('newer versions', () => {
  it('are looked for soon after the start, and some times a day', async () => {
    const { clock, asked, service } = setUp();
    await clock.pass(2 * MINUTE_MS);
    expect(asked).toEqual(['look stable']);
    expect(service.state()).toMatchObject({ state: 'current', lookedAt: expect.any(Number) });
    await clock.pass(DAY_MS);
    expect(asked.length).toBeGreaterThanOrEqual(6);
    expect(asked.length).toBeLessThanOrEqual(8);
    service.close();
  });

  it('are fetched, and take the place of this one when somebody says so', async () => {
    const { clock, asked, states, service } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * MINUTE_MS);
    expect(states.map(({ state }) => state)).toEqual([
      'looking',
      'downloading',
      'downloading',
      'downloading',
      'downloading',
      'ready',
    ]);
    expect(asked).not.toContain('restart');
    expect(service.restart().ok).toBe(true);
    expect(asked.at(-1)).toBe('restart');
  });

  it('never take the console away while I am on a call', async () => {
    const { clock, asked, service, onCall } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * MINUTE_MS);
    onCall(true);
    expect(service.restart().ok).toBe(true);
    expect(service.state()).toMatchObject({ state: 'ready', isRestartWanted: true });
    await clock.pass(DAY_MS);
    expect(asked).not.toContain('restart');
    onCall(false);
    expect(asked.filter((one) => one === 'restart')).toHaveLength(1);
    onCall(false);
    expect(asked.filter((one) => one === 'restart')).toHaveLength(1);
  });

  it('wait for the next start when the wish is taken back', async () => {
    const { clock, asked, service, onCall } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * MINUTE_MS);
    onCall(true);
    service.restart();
    service.waitWithRestart();
    onCall(false);
    expect(asked).not.toContain('restart');
  });

  it('are not fetched again once one is ready', async () => {
    const { clock, asked, service } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * DAY_MS);
    await service.look();
    expect(asked).toEqual(['look stable', 'download']);
    service.close();
  });

  it('come from the channel that is chosen now', async () => {
    const { clock, asked, choose, service } = setUp();
    choose('beta');
    await clock.pass(2 * MINUTE_MS);
    expect(asked).toEqual(['look beta']);
    service.close();
  });
});

describe('a broken feed', () => {
  it.each<[string, Partial<Feed>, string]>([
    ['that cannot be reached', { look: fail('net::ERR_CONNECTION_REFUSED') }, 'Could not look'],
    [
      'whose file is not the one it names',
      { look: ok('2.0.0'), download: fail('sha512 mismatch') },
      'Version 2.0.0',
    ],
  ])('%s is told in words, and asked less and less often', async (_what, feed, words) => {
    const { clock, asked, service } = setUp(feed);
    await clock.pass(2 * MINUTE_MS);
    const state = service.state();
    expect(state.state === 'failed' && state.failure.message).toContain(words);
    await clock.pass(DAY_MS);
    const looks = asked.filter((one) => one.startsWith('look')).length;
    expect(looks).toBeGreaterThanOrEqual(4);
    expect(looks).toBeLessThanOrEqual(8);
    service.close();
  });

  it('that is mended is followed again', async () => {
    const { clock, feed, service } = setUp({ look: fail('net::ERR_CONNECTION_REFUSED') });
    await clock.pass(2 * MINUTE_MS);
    feed.look = ok(null);
    await clock.pass(HOUR_MS);
    expect(service.state().state).toBe('current');
    service.close();
  });

  it('whatever it does, is never asked more than a few times an hour', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Feed['look']>(ok(null), fail('broken')), {
          minLength: 1,
          maxLength: 60,
        }),
        async (answers) => {
          const { clock, feed, asked, service } = setUp();
          for (const answer of answers) {
            feed.look = answer;
            const before = asked.length;
            await clock.pass(HOUR_MS);
            expect(asked.length - before).toBeLessThanOrEqual(3);
          }
          service.close();
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('nothing is looked for', () => {
  it('by a policy that says so, until it says otherwise', async () => {
    const { clock, asked, choose, service } = setUp();
    choose('off');
    await clock.pass(DAY_MS);
    expect(asked).toEqual([]);
    expect(service.state()).toEqual({ state: 'off', why: 'policy' });
    service.close();
  });

  it.each(['development', 'not-installed', 'no-feed'] as const)(
    'by a copy that is %s',
    async (standing) => {
      const { clock, asked, service } = setUp({ standing });
      await service.look();
      await clock.pass(DAY_MS);
      expect(asked).toEqual([]);
      expect(service.state()).toEqual({ state: 'off', why: standing });
      expect(service.restart().ok).toBe(false);
    },
  );

  it('twice at once', async () => {
    const { clock, asked, service } = setUp();
    const both = Promise.all([service.look(), service.look()]);
    await clock.pass(5_000);
    await both;
    expect(asked).toEqual(['look stable']);
    service.close();
  });
});
