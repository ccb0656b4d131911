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
  look: Awaited<ReturnType<Updater['look']>> | 'hangs';
  download: Awaited<ReturnType<Updater['download']>> | 'hangs';
  slow: boolean;
}

function setUp(changes: Partial<Feed> & { standing?: Updater['standing'] } = {}) {
  const clock = createManualClock();
  const feed: Feed = { look: ok(null), download: ok(undefined), slow: false, ...changes };
  const asked: string[] = [];
  const states: UpdateState[] = [];
  let channel: 'stable' | 'beta' | 'off' = 'stable';
  let isAtWork = false;
  const never = new Promise<never>(() => undefined);
  const service = createUpdateService({
    updater: {
      standing: changes.standing ?? 'active',
      async look(from) {
        asked.push(`look ${from}`);
        await clock.sleep(1_000);
        return feed.look === 'hangs' ? never : feed.look;
      },
      async download(onPercent) {
        asked.push('download');
        for (const percent of [10, 10.4, 55, 100]) {
          onPercent(percent);
          if (feed.slow) await clock.sleep(9 * MINUTE_MS);
        }
        return feed.download === 'hangs' ? never : feed.download;
      },
      giveUp: () => void asked.push('give up'),
    },
    clock,
    channel: () => channel,
    isAtWork: () => isAtWork,
    restart: (version) => void asked.push(`restart ${version}`),
    onState: (state) => states.push(state),
  });
  return {
    ...{ clock, feed, asked, states, service },
    choose: (next: typeof channel) => {
      channel = next;
    },
    atWork(is: boolean) {
      isAtWork = is;
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
    expect(asked).not.toContain('restart 2.0.0');
    expect(service.restart().ok).toBe(true);
    expect(asked.at(-1)).toBe('restart 2.0.0');
  });

  it('never take the console away while I am at work', async () => {
    const { clock, asked, service, atWork } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * MINUTE_MS);
    atWork(true);
    expect(service.restart().ok).toBe(true);
    expect(service.restart().ok).toBe(true);
    expect(service.state()).toMatchObject({ state: 'ready', isRestartWanted: true });
    await clock.pass(HOUR_MS);
    expect(asked).not.toContain('restart 2.0.0');
    atWork(false);
    await clock.pass(MINUTE_MS);
    await clock.pass(HOUR_MS);
    expect(asked.filter((one) => one.startsWith('restart'))).toHaveLength(1);
  });

  it('are not taken up between one call and the next', async () => {
    const { clock, asked, service, atWork } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * MINUTE_MS);
    atWork(true);
    service.restart();
    for (let call = 0; call < 20; call += 1) {
      await clock.pass(MINUTE_MS);
      atWork(false);
      await clock.pass(4_900);
      atWork(true);
    }
    expect(asked).not.toContain('restart 2.0.0');
    service.close();
  });

  it('wait for the next start when the wish is taken back', async () => {
    const { clock, asked, service, atWork } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * MINUTE_MS);
    atWork(true);
    service.restart();
    service.waitWithRestart();
    atWork(false);
    await clock.pass(DAY_MS);
    expect(asked).not.toContain('restart 2.0.0');
  });

  it('do not begin once the console ends by itself', async () => {
    const { clock, asked, service, atWork } = setUp({ look: ok('2.0.0') });
    await clock.pass(2 * MINUTE_MS);
    atWork(true);
    service.restart();
    service.close();
    atWork(false);
    await clock.pass(DAY_MS);
    expect(asked).not.toContain('restart 2.0.0');
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

  it.each<[string, Partial<Feed>]>([
    ['never answers', { look: 'hangs' }],
    ['begins to send and stops', { look: ok('2.0.0'), download: 'hangs' }],
  ])('that %s is given up, told in words, and asked again later', async (_what, feed) => {
    const { clock, asked, service } = setUp(feed);
    await clock.pass(15 * MINUTE_MS);
    expect(asked.at(-1)).toBe('give up');
    const state = service.state();
    expect(state.state === 'failed' && state.failure.message).toContain('does not answer');
    await clock.pass(2 * HOUR_MS);
    const looks = asked.filter((one) => one === 'look stable').length;
    expect(looks).toBeGreaterThanOrEqual(2);
    expect(looks).toBeLessThanOrEqual(4);
    service.close();
  });

  it('that sends slowly is waited for', async () => {
    const { clock, asked, service } = setUp({ look: ok('2.0.0'), slow: true });
    await clock.pass(HOUR_MS);
    expect(asked).not.toContain('give up');
    expect(service.state().state).toBe('ready');
  });

  it('is asked again when it was said that it would be, also after somebody asked', async () => {
    const { clock, feed, asked, service } = setUp();
    await clock.pass(2 * HOUR_MS);
    feed.look = fail('net::ERR_CONNECTION_REFUSED');
    const looked = service.look();
    await clock.pass(5_000);
    await looked;
    const state = service.state();
    const waitMs = state.state === 'failed' ? state.nextAt - clock.now() : 0;
    expect(waitMs).toBeGreaterThan(0);
    const before = asked.length;
    await clock.pass(waitMs - 10_000);
    expect(asked).toHaveLength(before);
    await clock.pass(20_000);
    expect(asked).toHaveLength(before + 1);
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

  it.each(['development', 'not-installed', 'no-rights', 'no-feed'] as const)(
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
