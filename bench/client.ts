import { fork } from 'node:child_process';
import { once } from 'node:events';
import twilio from 'twilio';
import { Pool } from 'undici';
import { z } from 'zod';
import { accountSidSchema, conferenceSidSchema } from '../common/model/sid.ts';
import { systemClock } from '../main/system-clock.ts';
import { twilioBaseUrl } from '../main/twilio/base-url.ts';
import { createTwilioClient } from '../main/twilio/client.ts';
import { basicAuthorization } from '../main/twilio/redact.ts';
import { type Benchmark, type Contender, measure } from './measure.ts';

const ROUNDS = { warmUp: 200, counted: 1_000 };
const PARTICIPANTS = 250;
const PAGE_SIZE = 1_000;

const accountSid = accountSidSchema.parse(`AC${'0'.repeat(32)}`);
const conferenceSid = conferenceSidSchema.parse(`CF${'0'.repeat(32)}`);
const credentials = { username: accountSid, password: 'no secret' };

/** The target: Earshot at most 1.5 times undici + JSON.parse. */
export const clientBenchmark: Benchmark = {
  title: `a list of ${PARTICIPANTS} participants in one page, from the request to the rows`,
  async run() {
    const server = fork(new URL('./canned-server.ts', import.meta.url));
    try {
      const [address] = await once(server, 'message');
      const { port } = z.object({ port: z.int() }).parse(address);
      const contenders = await contendersFor(`http://127.0.0.1:${port}`);
      return await measure(contenders, ROUNDS);
    } finally {
      server.disconnect();
    }
  },
};

async function contendersFor(url: string): Promise<readonly Contender[]> {
  const contenders = [earshot(url), twilioPackage(url), undiciAlone(url)];
  for (const { name, run } of contenders) {
    const rows = await run();
    if (!Array.isArray(rows) || rows.length !== PARTICIPANTS) {
      throw new Error(`${name} did not list ${PARTICIPANTS} participants`);
    }
  }
  return contenders;
}

function earshot(url: string): Contender {
  const baseUrl = twilioBaseUrl({ custom: url });
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  const client = createTwilioClient({
    baseUrl: baseUrl.value,
    accountSid,
    ...credentials,
    clock: systemClock,
    pageSize: PAGE_SIZE,
  });
  return {
    name: 'earshot',
    async run() {
      const list = await client.listParticipants(conferenceSid);
      return list.ok ? list.value : list.error;
    },
  };
}

function twilioPackage(url: string): Contender {
  const client = twilio(credentials.username, credentials.password);
  client.api.baseUrl = url;
  return {
    name: 'twilio package',
    run: () => client.conferences(conferenceSid).participants.list({ pageSize: PAGE_SIZE }),
  };
}

/** The least that can be done: no time limit of ours, no check, no model. */
function undiciAlone(url: string): Contender {
  const pool = new Pool(url);
  const path = `/2010-04-01/Accounts/${accountSid}/Conferences/${conferenceSid}/Participants.json?PageSize=${PAGE_SIZE}`;
  const headers = { authorization: basicAuthorization(credentials), accept: 'application/json' };
  return {
    name: 'undici + JSON.parse',
    async run() {
      const { body } = await pool.request({ method: 'GET', path, headers });
      return JSON.parse(await body.text()).participants;
    },
  };
}
