import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { createRandom } from '../../simulator/random/random.ts';
import { createManualClock } from '../../simulator/time/manual-clock.ts';
import { readOpenApiDocument } from '../support/twilio/openapi-document.ts';
import { createRandomCaller } from '../support/twilio/random-caller.ts';
import {
  type CheckResponse,
  createResponseCheck,
  type Exchange,
} from '../support/twilio/response-check.ts';

// Two hours of a stormy floor, asked and meddled with all the while: whatever it answers is an answer
// that Twilio could have given by its own OpenAPI document.

const STEPS = 2_500;

let simulator: Simulator;
let check: CheckResponse;
const exchanges: Exchange[] = [];

beforeAll(async () => {
  check = createResponseCheck(await readOpenApiDocument());
  const clock = createManualClock();
  simulator = await startSimulator({ clock, scenario: 'storm', conferences: 6, rowsPerPage: 5 });
  const caller = createRandomCaller(simulator, 7);
  const time = createRandom(7, 'time');
  try {
    for (let step = 0; step < STEPS; step++) {
      exchanges.push(await caller.ask());
      clock.advance(time.exponential(3_000));
      if (step % 40 === 0) record();
    }
  } finally {
    await caller.close();
  }
}, 60_000);

afterAll(() => simulator.close());

function record(): void {
  for (const { sid, status, recordings } of simulator.floor.snapshot().conferences) {
    if (status === 'in-progress' && recordings.length === 0) simulator.floor.record(sid);
  }
}

it('every answer of a long random run is one that Twilio’s document allows', () => {
  const wrong = exchanges.flatMap((exchange) => {
    const found = check(exchange);
    return found.length === 0 ? [] : [{ ...exchange, found }];
  });
  expect(wrong.slice(0, 3)).toEqual([]);
});

it('the run has seen every operation succeed and most refusals', () => {
  const seen = new Set(
    exchanges
      .filter(({ status }) => status < 300)
      .map(({ method, url }) => {
        const path = url.split('?')[0]?.replace(/^\/2010-04-01\/Accounts\/AC[0-9a-f]{32}/, '');
        return `${method} ${path?.replace(/\/(CA|CF|RE)[0-9a-f]{32}|\/Twilio.CURRENT|\/Ad%20hoc/g, '/*')}`;
      }),
  );
  expect([...seen].sort()).toEqual([
    'DELETE /Conferences/*/Participants/*.json',
    'DELETE /Conferences/*/Recordings/*.json',
    'GET .json',
    'GET /Calls.json',
    'GET /Calls/*.json',
    'GET /Conferences.json',
    'GET /Conferences/*.json',
    'GET /Conferences/*/Participants.json',
    'GET /Conferences/*/Participants/*.json',
    'GET /Conferences/*/Recordings.json',
    'GET /Conferences/*/Recordings/*.json',
    'GET /IncomingPhoneNumbers.json',
    'GET /OutgoingCallerIds.json',
    'POST /Calls/*.json',
    'POST /Conferences/*.json',
    'POST /Conferences/*/Participants.json',
    'POST /Conferences/*/Participants/*.json',
    'POST /Conferences/*/Recordings/*.json',
  ]);
  const codes = new Set(
    exchanges
      .filter(({ status }) => status >= 400)
      .map(({ body }) => z.object({ code: z.number() }).parse(body).code),
  );
  for (const code of [
    16024, 16028, 20001, 20004, 20007, 20404, 21208, 21209, 21210, 21211, 21212,
  ]) {
    expect(codes).toContain(code);
  }
});

describe('the check', () => {
  const record = z.record(z.string(), z.unknown());
  const sample = (path: RegExp) => {
    const found = exchanges.find(
      ({ method, status, url }) => method === 'GET' && status === 200 && path.test(url),
    );
    if (found === undefined) throw new Error(`Nothing was asked of ${path}`);
    return { ...found, body: record.parse(found.body) };
  };

  it.each([
    ['an unknown field', { colour: 'green' }],
    ['a field of another type', { muted: 'false' }],
    ['a status that Twilio does not have', { status: 'gone' }],
    ['a date in another format', { date_created: '2025-01-06T09:00:00Z' }],
    ['a SID of another kind', { call_sid: `CF${'0'.repeat(32)}` }],
    ['null where there is none', { status: null }],
  ])('finds %s', (_what, planted) => {
    const exchange = sample(/\/Participants\/CA/);
    expect(check(exchange)).toEqual([]);
    expect(check({ ...exchange, body: { ...exchange.body, ...planted } })).not.toEqual([]);
  });

  it('finds a field that is missing, and one that is wrong deep in a list', () => {
    const { label: _, ...rest } = sample(/\/Participants\/CA/).body;
    expect(check({ ...sample(/\/Participants\/CA/), body: rest })).not.toEqual([]);

    const list = sample(/\/Calls\.json/);
    const calls = z.array(record).parse(list.body.calls);
    const planted = calls.map((call, index) => (index === 0 ? { ...call, price: 3 } : call));
    expect(check({ ...list, body: { ...list.body, calls: planted } })).not.toEqual([]);
  });

  it('finds a status and an error that Twilio does not give', () => {
    const exchange = sample(/\/Calls\.json/);
    expect(check({ ...exchange, status: 203 })).not.toEqual([]);
    expect(check({ ...exchange, status: 404, body: { message: 'no' } })).not.toEqual([]);
  });
});
