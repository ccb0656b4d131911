import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import { type Profile, profileSchema, profileSummarySchema } from '../../../common/ipc/profile.ts';
import { DEFAULT_SETTINGS } from '../../../common/ipc/settings.ts';
import { createDiagnosticsDesk } from '../../../main/diagnostics/diagnostics-desk.ts';
import { withoutPeople } from '../../../main/diagnostics/without-people.ts';
import { withoutSecrets } from '../../../main/diagnostics/without-secrets.ts';
import { conferenceRow, participantRow } from '../../support/arbitraries/rows.ts';
import { linkOf } from '../renderer/links.ts';

const SECRET = 'Zx9!v"q\\w&e';
const TOKEN = 'relay.token.of.north-7781';
const API_KEY = `SK${'2b'.repeat(16)}`;
const ACCOUNT = `AC${'1a'.repeat(16)}`;
const CALL = `CA${'3'.repeat(32)}`;

const account: Profile = profileSchema.parse({
  id: 'north0001',
  name: 'North support',
  accountSid: ACCOUNT,
  apiKeySid: API_KEY,
  region: 'ie1',
  edge: null,
  baseUrl: `https://twilio.example/${SECRET.length}/key-in-the-path`,
  endpoint: '+14155550100',
  callerId: '+14155550199',
  supervisorName: 'Alexandra',
  secret: SECRET,
  relayToken: TOKEN,
  relay: { url: 'https://relay.example.com', gateway: false, role: 'supervisor' },
});

/** Whatever must not be in what is saved. */
const PLANTED = [
  SECRET,
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64').replace(/=+$/, ''),
  Buffer.from(`${API_KEY}:${SECRET}`).toString('base64').replace(/=+$/, ''),
  TOKEN,
  API_KEY,
  'North support',
  'Alexandra',
  '4155550100',
  '4155550199',
  '4155550177',
  '555 0177',
  '555-0177',
  'agent-of-north',
  'Mrs Miller',
  'Billing 4412',
  'key-in-the-path',
  'Agent 4',
  'Please hold the line',
  'music.mp3',
  '/home/alexandra',
];

const LOG = [
  `[2026-03-01 09:00:00.123] [info]  Earshot 0.1.0 is open`,
  `[2026-03-01 09:00:01.123] [error] refused https://${API_KEY}:${encodeURIComponent(SECRET)}@api.twilio.com`,
  `[2026-03-01 09:00:02.123] [error] Authorization: Basic ${Buffer.from(`${API_KEY}:${SECRET}`).toString('base64')}`,
  `[2026-03-01 09:00:03.123] [error] the secret is ${SECRET}, the token ${TOKEN}`,
  `[2026-03-01 09:00:04.123] [error] From=%2B14155550177&To=client%3Aagent-of-north&Token=${TOKEN}`,
  `[2026-03-01 09:00:05.123] [error] ${CALL}: (415) 555-0177, 415 555 0177, +1 415-555-0177, 14155550177`,
  `[2026-03-01 09:00:06.123] [info]  Twilio sent label “Mrs Miller”, for North support`,
  `[2026-03-01 09:00:07.123] [error] at file:///home/alexandra/earshot/out/main/index.js:12:7`,
  `[2026-03-01 09:00:08.123] [error] sip:agent-of-north@north.example left “Billing 4412”`,
];

function deskWith(changes: Partial<Parameters<typeof createDiagnosticsDesk>[0]> = {}) {
  const written: { place: string; text: string }[] = [];
  let id = 0;
  const failure = {
    code: 'unreachable' as const,
    message: `Twilio cannot be reached by ${account.endpoint} with ${TOKEN}.`,
    hint: `Look at https://someone:${SECRET}@example.com.`,
  };
  const desk = createDiagnosticsDesk({
    about: () => ({ earshot: '0.1.0', platform: 'linux' }),
    home: '/home/alexandra',
    clock: { now: () => Date.UTC(2026, 2, 1, 9, 30) },
    vault: { kind: 'memory', reason: `no keychain for Alexandra in /home/alexandra/.keys` },
    profiles: {
      list: async () => ok([profileSummarySchema.parse(account)]),
      open: async () => ok(account),
    },
    session: {
      state: () => ({
        state: 'active',
        epoch: 'one',
        kind: 'account',
        profile: profileSummarySchema.parse(account),
        consoleId: 'me',
        link: linkOf({ state: 'stale', failure }),
      }),
      snapshot: () =>
        ok({
          epoch: 'one',
          rev: 1,
          conferences: [
            {
              conference: conferenceRow(1, { friendlyName: 'Billing 4412' }),
              participants: [
                participantRow(1, 1, { label: 'Agent 4', hold: true }),
                participantRow(1, 2, { address: '+14155550177' }),
              ],
            },
          ],
        }),
    },
    settings: {
      state: () => ({
        settings: {
          ...DEFAULT_SETTINGS,
          announcements: [
            {
              name: 'Mrs Miller',
              content: { kind: 'text', text: 'Please hold the line', language: 'en-GB' },
            },
            {
              name: 'Tune',
              content: { kind: 'url', url: 'https://example.com/music.mp3', method: 'GET' },
            },
          ],
          roles: {
            ...DEFAULT_SETTINGS.roles,
            corrections: [
              { of: 'label', text: 'Agent 4', role: 'customer' },
              { of: 'address', text: '+14155550177', role: 'agent' },
            ],
          },
        },
        notice: null,
      }),
    },
    history: {
      state: () => ({ state: 'recording', since: 0, failure: null, notice: null, dropped: 3 }),
    },
    lastLines: () => LOG,
    newId: () => String(++id),
    choosePlace: async (name) => `/tmp/${name}`,
    write: async (place, text) => {
      written.push({ place, text });
    },
    ...changes,
  });
  return { desk, written };
}

async function lookAt(desk: ReturnType<typeof deskWith>['desk']) {
  const looked = await desk.look();
  if (!looked.ok) throw new Error(looked.error.message);
  return looked.value;
}

describe('the diagnostics', () => {
  test.each(PLANTED)('do not hold %s', async (planted) => {
    const { text } = await lookAt(deskWith().desk);
    expect(text).not.toContain(planted);
    expect(text).not.toContain(JSON.stringify(planted).slice(1, -1));
  });

  test('do not hold what is left of a secret that looks like a number or a name in part', async () => {
    const secret = 'k4155550100Alexandra_rest-of-it';
    const { desk } = deskWith({
      profiles: {
        list: async () => ok([profileSummarySchema.parse(account)]),
        open: async () => ok({ ...account, secret }),
      },
      lastLines: () => [`[error] refused ${secret}`],
    });
    expect((await lookAt(desk)).text).not.toContain('rest-of-it');
  });

  test.each([
    ['C:\\Users\\Mrs Miller', 'at file:///C:/Users/Mrs%20Miller/earshot/index.js:12:7'],
    ['C:\\Users\\Mrs Miller', 'EACCES: C:\\Users\\Mrs Miller\\history.db'],
    ['/Users/mrs miller', 'at file:///Users/mrs%20miller/earshot/index.js:12:7'],
  ])('do not name the person by the folder %s', async (home, line) => {
    const { text } = await lookAt(deskWith({ home, lastLines: () => [line] }).desk);
    expect(text).not.toMatch(/miller/i);
  });

  test('tell how the console is doing', async () => {
    const { text, logLines, withoutLog } = await lookAt(deskWith().desk);
    const told = JSON.parse(text);
    expect(told).toMatchObject({
      madeAt: '2026-03-01T09:30:00.000Z',
      about: { earshot: '0.1.0', platform: 'linux' },
      keychain: { kind: 'memory', savedAccounts: 1 },
      session: {
        kind: 'account',
        region: 'ie1',
        baseUrl: 'twilio.example',
        relay: { host: 'relay.example.com', gateway: false, role: 'supervisor' },
        link: { state: 'stale', failure: { code: 'unreachable' } },
      },
      floor: { conferences: 1, participants: 2, onHold: 1 },
      settings: { thresholds: DEFAULT_SETTINGS.thresholds, announcements: [{}, {}] },
      history: { state: 'recording', dropped: 3 },
    });
    expect(told.log[0]).toBe(LOG[0]);
    // By its SID alone a call can be looked up.
    expect(told.log[5]).toContain(CALL);
    expect([logLines, withoutLog]).toEqual([LOG.length, null]);
  });

  test('leave the log out when nobody knows which secrets could be in it', async () => {
    const list = async () =>
      fail({ code: 'keychain' as const, message: 'It is locked.', hint: 'Unlock it.' });
    const { desk } = deskWith({ profiles: { list, open: async () => ok(account) } });
    const { text, logLines, withoutLog } = await lookAt(desk);
    expect(JSON.parse(text)).toMatchObject({ log: [], keychain: { savedAccounts: null } });
    expect(logLines).toBe(0);
    expect(withoutLog).toContain('keychain');
  });

  test('are saved as they were shown, whatever happened since', async () => {
    let lines = LOG;
    const { desk, written } = deskWith({ lastLines: () => lines });
    const { id, text } = await lookAt(desk);
    lines = ['another'];
    expect(await desk.save(id)).toEqual(
      ok({ fileName: 'earshot-diagnostics-2026-03-01-0930.json' }),
    );
    expect(written).toEqual([{ place: expect.stringContaining('earshot-diagnostics'), text }]);
  });

  test('are not saved when they are not the ones that were shown last', async () => {
    const { desk, written } = deskWith();
    const { id } = await lookAt(desk);
    await lookAt(desk);
    expect(await desk.save(id)).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(written).toEqual([]);
  });

  test('are not saved without a place, and say so when the disk refuses', async () => {
    const nowhere = deskWith({ choosePlace: async () => null });
    expect(await nowhere.desk.save((await lookAt(nowhere.desk)).id)).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    const full = deskWith({
      write: async () => {
        throw new Error('ENOSPC: no space left on device');
      },
    });
    expect(await full.desk.save((await lookAt(full.desk)).id)).toMatchObject({
      ok: false,
      error: { code: 'storage', message: expect.stringContaining('no space left') },
    });
  });
});

test('no known secret is left of any text, in none of its forms', () => {
  const secret = fc.string({ minLength: 6, maxLength: 60, unit: 'grapheme-ascii' });
  const around = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(secret, around, around, (known, before, after) => {
      fc.pre(!'[redacted]'.includes(known));
      for (const form of [
        known,
        encodeURIComponent(known),
        Buffer.from(known).toString('base64').replace(/=+$/, ''),
        Buffer.from(known).toString('hex'),
      ]) {
        expect(withoutSecrets(`${before} ${form} ${after}`, [known])).not.toContain(form);
      }
    }),
  );
});

test('no telephone number is left of any text, however it is written', () => {
  const digits = fc.stringMatching(/^[2-9][0-9]{2}[2-9][0-9]{2}[0-9]{4}$/);
  fc.assert(
    fc.property(digits, (number) => {
      const [area, exchange, line] = [number.slice(0, 3), number.slice(3, 6), number.slice(6)];
      for (const written of [
        number,
        `+1${number}`,
        `%2B1${number}`,
        `+1 ${area} ${exchange} ${line}`,
        `(${area}) ${exchange}-${line}`,
        `${area}-${exchange}-${line}`,
        `${area}.${exchange}.${line}`,
      ]) {
        const left = withoutPeople(`from ${written} to`, []);
        expect(left).not.toContain(line);
        expect(left).not.toContain(exchange);
      }
    }),
  );
});

test('times, SIDs and versions stay', () => {
  const line = `[2026-03-01 09:00:05.123] 2026-03-01T09:00:05.123Z ${CALL} ${ACCOUNT} Chrome 142.0.7444.175`;
  expect(withoutPeople(line, [])).toBe(line);
});
