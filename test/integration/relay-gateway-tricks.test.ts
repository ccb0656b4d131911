import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import {
  type GatewayOptions,
  type GatewayStage,
  openSupervisedCall,
  startGateway,
} from '../support/relay/gateway-stage.ts';

const ME = 'Anna Berg';
const closing = closedAfterEach();

async function stageWith(options: GatewayOptions = {}): Promise<GatewayStage> {
  const stage = await startGateway(options);
  closing.push(() => stage.close());
  return stage;
}

const LIST = { path: 'Conferences.json?Status=in-progress' };

describe('tricks', () => {
  it.each([
    ['a traversal', 'Conferences/../Calls.json'],
    ['an encoded traversal', 'Conferences/%2e%2e/Keys.json'],
    ['an encoded slash', 'Conferences%2FCF.json'],
    ['a double slash', '/Conferences.json'],
    ['another case', 'conferences.json'],
    ['no format', 'Conferences'],
    ['XML', 'Conferences.xml'],
    ['another resource', 'Keys.json'],
    ['messages', 'Messages.json'],
    ['recordings', `Recordings.json`],
    ['an unknown parameter', 'Conferences.json?Foo=1'],
    ['a parameter in another case', 'Conferences.json?status=in-progress'],
    ['a parameter twice', 'Conferences.json?Status=init&Status=in-progress'],
    ['a method in a parameter', 'Conferences.json?_method=DELETE'],
    ['two question marks', 'Conferences.json?Status=init?Page=1'],
    ['a broken escape', 'Conferences.json?FriendlyName=%zz'],
    ['bytes that are no text', 'Conferences.json?FriendlyName=%ff%fe'],
    ['a control character', 'Conferences.json?FriendlyName=a%0d%0aHost:b'],
    ['a page that is too large', 'Conferences.json?PageSize=5000'],
  ])('%s is refused and not sent', async (_, target) => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'admin');
    const { hostname, port } = new URL(stage.url);
    const status = await rawGet(
      { host: hostname, port: Number(port) },
      `/gateway/2010-04-01/Accounts/${stage.simulator.accountSid}/${target}`,
      token,
    );
    expect([400, 403]).toContain(status);
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it.each([
    ['PUT', {}],
    ['PATCH', {}],
    ['OPTIONS', {}],
    ['HEAD', {}],
    ['GET', { 'x-http-method-override': 'DELETE' }],
    ['DELETE', {}],
  ])('%s with %o is refused for a list', async (method, headers) => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'admin');
    const answer = await stage.ask(token, { method, headers, ...LIST });
    expect([400, 403, 405]).toContain(answer.status);
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it.each([
    ['a switch that is neither true nor false', 'Muted=yes'],
    ['a switch in another case', 'Muted=True'],
    ['a switch twice', 'Muted=true&Muted=false'],
    ['a switch twice, once disguised', 'Muted=true&%4duted=false'],
    ['nothing', ''],
    ['an unknown switch', 'Muted=true&Speaker=true'],
    ['a callback to somebody else', 'Muted=true&StatusCallback=https://evil.example/'],
    ['an announcement over http', 'AnnounceUrl=http://evil.example/a.xml'],
    ['an announcement with a password', 'AnnounceUrl=https://a:b@evil.example/a.xml'],
    ['an announcement with spaces around it', 'AnnounceUrl=%09https://example.com/a.xml'],
    ['a method for callbacks', 'Muted=true&_method=DELETE'],
    ['a list', 'Muted[]=true'],
    ['a field of an object', 'Muted[value]=true'],
    ['a name that every object has', '__proto__=true&constructor=true'],
  ])('a change with %s is refused and not sent', async (_, form) => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'admin');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const answer = await stage.ask(token, {
      path: `Conferences/${call.conference}/Participants/${call.agent}.json`,
      form,
    });
    expect([answer.status, answer.code]).toEqual([400, 20001]);
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it('parameters of a change in the address, a body that is no form, and one that is too large are refused', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'admin');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const target = `Conferences/${call.conference}/Participants/${call.agent}.json`;
    const answers = [
      await stage.ask(token, { path: `${target}?Muted=true`, form: 'Hold=true' }),
      await stage.ask(token, {
        path: target,
        form: '{"Muted":true}',
        headers: { 'content-type': 'application/json' },
      }),
      await stage.ask(token, { path: target, form: `Muted=true&HoldUrl=${'a'.repeat(20_000)}` }),
      await stage.ask(token, {
        path: `Conferences/${call.conference}/Participants/Agent%204.json`,
        form: 'Muted=true',
      }),
      await stage.ask(token, {
        path: target,
        form: 'Muted=true',
        headers: { 'content-encoding': 'gzip' },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  // Twilio fetches with the account's signature whatever it is told to: a query would pass for an event.
  it.each([
    'callbacks/conference?StatusCallbackEvent=conference-end&ConferenceSid=CF1&SequenceNumber=9',
    'callbacks/conference',
    'announcements/../callbacks/conference?SequenceNumber=9',
    'announcements/%2e%2e/callbacks/conference',
    'announcements/id?StatusCallbackEvent=conference-end',
    'hold-music/',
  ])('Twilio is not sent to %s of the relay by anybody', async (page) => {
    const stage = await stageWith({ publicUrl: 'https://relay.example.com' });
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const person = `Conferences/${call.conference}/Participants/${call.own}.json`;
    const coach = await stage.token(ME, 'coach', 'client:anna');
    const admin = await stage.token(ME, 'admin');
    for (const host of ['relay.example.com', 'RELAY.example.com.', 'relay.example.com:443']) {
      const address = `https://${host}/${page}`;
      const answers = [
        await stage.ask(coach, { path: person, form: { Hold: 'true', HoldUrl: address } }),
        await stage.ask(admin, { path: person, form: { AnnounceUrl: address } }),
        await stage.ask(admin, {
          path: `Conferences/${call.conference}.json`,
          form: { AnnounceUrl: address, AnnounceMethod: 'GET' },
        }),
        await stage.ask(admin, {
          path: `Conferences/${call.conference}/Participants.json`,
          form: {
            To: 'client:anna',
            From: stage.simulator.callerId,
            StatusCallback: address.replace(/^.*callbacks\/conference$/, `${address}?a=b`),
          },
        }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    }
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it('Twilio may fetch what the relay has to be heard, and call back as it does', async () => {
    const stage = await stageWith({ publicUrl: 'https://relay.example.com' });
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const admin = await stage.token(ME, 'admin');
    const person = `Conferences/${call.conference}/Participants/${call.agent}.json`;
    for (const page of ['announcements/abc.def_-9.x', 'hold-music/silence']) {
      const AnnounceUrl = `https://relay.example.com/${page}`;
      expect((await stage.ask(admin, { path: person, form: { AnnounceUrl } })).status).toBe(200);
    }
    const added = await stage.ask(admin, {
      path: `Conferences/${call.conference}/Participants.json`,
      form: {
        To: 'client:anna',
        From: stage.simulator.callerId,
        StatusCallback: 'https://relay.example.com/callbacks/call#rc=5&rp=all',
        StatusCallbackMethod: 'POST',
      },
    });
    expect(added.status).toBe(201);
  });

  it('an absolute address is refused', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'admin');
    const { hostname, port } = new URL(stage.url);
    const target = `http://evil.example/gateway/2010-04-01/Accounts/${stage.simulator.accountSid}/Conferences.json`;
    const text = await rawText(
      Number(port),
      hostname,
      `GET ${target} HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 40[03]/);
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it('labels with every kind of character are found, and never mistaken for a path', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'viewer');
    const labels = ['a#b', 'a?b=c', 'ä 😀 %41', '..%', 'x'.repeat(128), '😀'.repeat(60)];
    const { sid } = stage.simulator.floor.openConference({
      friendlyName: 'Labels',
      participants: labels.map((label) => ({ label })),
    });
    for (const label of labels) {
      const answer = await stage.ask(token, {
        path: `Conferences/${sid}/Participants/${encodeURIComponent(label)}.json`,
      });
      expect(answer.status, label).toBe(200);
      expect(JSON.parse(answer.text).label).toBe(label);
    }
  });
});

/** `fetch` would tidy the path up. */
function rawGet(
  at: { readonly host: string; readonly port: number },
  target: string,
  token: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(
      { ...at, path: target, headers: { authorization: `Bearer ${token}` } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    )
      .on('error', reject)
      .end();
  });
}

function rawText(port: number, host: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, host, () => socket.write(text));
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}
