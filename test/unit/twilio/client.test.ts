import { describe, expect, it } from 'vitest';
import type { UnknownValue } from '../../../common/wire/reading.ts';
import { twilioBaseUrl } from '../../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../../main/twilio/client.ts';
import { createManualClock } from './manual-clock.ts';
import { answer, broken, type Outcome, refusal, scriptedTransport } from './scripted-transport.ts';
import {
  accountSid,
  callSid,
  conferenceJson,
  conferenceSid,
  participantJson,
  participantPage,
} from './twilio-json.ts';

const BASE = `/2010-04-01/Accounts/${accountSid}`;
const PARTICIPANTS = `${BASE}/Conferences/${conferenceSid}/Participants`;

function setUp(...outcomes: readonly Outcome[]) {
  const clock = createManualClock();
  const transport = scriptedTransport(...outcomes);
  const unknown: UnknownValue[] = [];
  const baseUrl = twilioBaseUrl({});
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  const client = createTwilioClient({
    baseUrl: baseUrl.value,
    accountSid,
    username: accountSid,
    password: 'secret',
    clock,
    transport,
    onUnknown: (value) => unknown.push(value),
  });
  return { client, clock, transport, unknown };
}

describe('what goes to Twilio', () => {
  it('to list the conferences of one status, page after page', async () => {
    const next = `${BASE}/Conferences.json?Status=init&PageSize=1000&Page=1`;
    const { client, transport } = setUp(
      answer(200, { conferences: [conferenceJson()], next_page_uri: next }),
      answer(200, { conferences: [], next_page_uri: null }),
    );
    expect(await client.listConferences('init')).toMatchObject({ ok: true, value: [{}] });
    expect(transport.requests).toMatchObject([
      { method: 'GET', target: `${BASE}/Conferences.json?Status=init&PageSize=1000` },
      { method: 'GET', target: next },
    ]);
  });

  it('to list the calls in progress, so many pages and no more', async () => {
    const next = `${BASE}/Calls.json?Status=in-progress&PageSize=1000&Page=1`;
    const call = (number: number) => ({
      sid: callSid(number),
      direction: 'inbound',
      from: `+1415555010${number}`,
      to: '',
    });
    const { client, transport } = setUp(
      answer(200, { calls: [call(1)], next_page_uri: next }),
      answer(200, { calls: [call(2)], next_page_uri: `${next}&PageToken=x` }),
    );
    expect(await client.listCalls(2)).toEqual({
      ok: true,
      value: {
        complete: false,
        parties: [1, 2].map((number) => ({
          callSid: callSid(number),
          party: { address: `+1415555010${number}`, direction: 'inbound' },
        })),
      },
    });
    expect(transport.requests).toMatchObject([
      { method: 'GET', target: `${BASE}/Calls.json?Status=in-progress&PageSize=1000` },
      { method: 'GET', target: next },
    ]);
  });

  it('to end a conference for everybody', async () => {
    const { client, transport } = setUp(answer(200, conferenceJson({ status: 'completed' })));
    expect(await client.endConference(conferenceSid)).toEqual({ ok: true, value: undefined });
    expect(transport.requests).toMatchObject([
      {
        method: 'POST',
        target: `${BASE}/Conferences/${conferenceSid}.json`,
        form: 'Status=completed',
      },
    ]);
  });

  it('to list participants, page after page', async () => {
    const next = `${PARTICIPANTS}.json?PageSize=1000&Page=1&PageToken=PACP1`;
    const { client, transport } = setUp(
      answer(200, participantPage([1, 2], next)),
      answer(200, participantPage([3])),
    );
    const list = await client.listParticipants(conferenceSid);
    expect(list.ok && list.value.map((row) => row.callSid)).toEqual([1, 2, 3].map(callSid));
    expect(transport.requests.map(({ target }) => target)).toEqual([
      `${PARTICIPANTS}.json?PageSize=1000`,
      next,
    ]);
  });

  it('to fetch by a label of any characters', async () => {
    const { client, transport } = setUp(answer(200, participantJson(1, { label: 'a#b 🎧' })));
    const person = await client.fetchParticipant(conferenceSid, 'a#b 🎧');
    expect(person).toMatchObject({ ok: true, value: { label: 'a#b 🎧' } });
    expect(transport.requests[0]?.target).toBe(`${PARTICIPANTS}/a%23b%20%F0%9F%8E%A7.json`);
  });

  it('to change somebody: only what is to change, with strict booleans', async () => {
    const { client, transport } = setUp(
      answer(200, participantJson(1)),
      answer(200, participantJson(1)),
    );
    await client.updateParticipant(conferenceSid, callSid(1), { muted: false });
    await client.updateParticipant(conferenceSid, callSid(1), {
      coaching: true,
      callSidToCoach: callSid(2),
      muted: false,
    });
    expect(transport.requests).toMatchObject([
      { method: 'POST', target: `${PARTICIPANTS}/${callSid(1)}.json`, form: 'Muted=false' },
      { form: `Muted=false&Coaching=true&CallSidToCoach=${callSid(2)}` },
    ]);
  });

  it('to dial somebody, with every default of Twilio’s overruled', async () => {
    const { client, transport } = setUp(
      answer(201, participantJson(1, { status: 'queued', date_created: null })),
    );
    const result = await client.createParticipant(conferenceSid, {
      to: '+14155550100',
      from: '+15005550006',
      label: 'supervisor:a:Zoë',
      muted: true,
      beep: false,
      startConferenceOnEnter: false,
      endConferenceOnExit: false,
      timeoutSeconds: 30,
    });
    expect(result).toMatchObject({ ok: true, value: { status: 'queued' } });
    expect(Object.fromEntries(new URLSearchParams(transport.requests[0]?.form ?? ''))).toEqual({
      To: '+14155550100',
      From: '+15005550006',
      Label: 'supervisor:a:Zoë',
      Muted: 'true',
      Beep: 'false',
      StartConferenceOnEnter: 'false',
      EndConferenceOnExit: 'false',
      Timeout: '30',
    });
  });

  it('to remove somebody', async () => {
    const { client, transport } = setUp(answer(204, ''));
    expect(await client.removeParticipant(conferenceSid, callSid(1))).toEqual({
      ok: true,
      value: undefined,
    });
    expect(transport.requests).toMatchObject([
      { method: 'DELETE', target: `${PARTICIPANTS}/${callSid(1)}.json`, form: null },
    ]);
  });

  it('to announce to everybody', async () => {
    const { client, transport } = setUp(answer(200, conferenceJson()));
    const announcement = { announceUrl: 'https://a.example/x?y=z', announceMethod: 'GET' } as const;
    expect(await client.announceToConference(conferenceSid, announcement)).toMatchObject({
      ok: true,
      value: { friendlyName: 'Support' },
    });
    expect(transport.requests).toMatchObject([
      {
        method: 'POST',
        target: `${BASE}/Conferences/${conferenceSid}.json`,
        form: 'AnnounceUrl=https%3A%2F%2Fa.example%2Fx%3Fy%3Dz&AnnounceMethod=GET',
      },
    ]);
  });

  it('to end a call that rings, or was answered in the meantime', async () => {
    const { client, transport } = setUp(
      answer(200, { sid: callSid(1), direction: 'outbound-api', from: '', to: '' }),
    );
    expect((await client.cancelCall(callSid(1))).ok).toBe(true);
    expect(transport.requests).toMatchObject([
      { method: 'POST', target: `${BASE}/Calls/${callSid(1)}.json`, form: 'Status=completed' },
    ]);
  });

  it('to check credentials: the least that a restricted key may read', async () => {
    const { client, transport } = setUp(answer(200, { conferences: [], next_page_uri: null }));
    expect((await client.checkCredentials()).ok).toBe(true);
    expect(transport.requests[0]?.target).toBe(`${BASE}/Conferences.json?PageSize=1`);
  });
});

describe('what comes back', () => {
  it('is a participant of the model', async () => {
    const { client } = setUp(
      answer(
        200,
        participantJson(1, { coaching: true, call_sid_to_coach: callSid(2), label: 'Agent 4' }),
      ),
    );
    expect(await client.fetchParticipant(conferenceSid, callSid(1))).toEqual({
      ok: true,
      value: {
        callSid: callSid(1),
        conferenceSid,
        label: 'Agent 4',
        status: 'connected',
        muted: false,
        hold: false,
        coaching: true,
        callSidToCoach: callSid(2),
        startConferenceOnEnter: true,
        endConferenceOnExit: false,
        createdAt: Date.UTC(2011, 1, 18, 21, 7, 19),
        updatedAt: null,
      },
    });
  });

  it('is no list of conferences when one of its pages fails', async () => {
    const next = `${BASE}/Conferences.json?Status=init&PageSize=1000&Page=1`;
    const { client } = setUp(
      answer(200, { conferences: [conferenceJson()], next_page_uri: next }),
      refusal(429, 20429),
    );
    const list = await client.listConferences('init', { repeat: false });
    expect(list).toMatchObject({ ok: false, error: { kind: 'throttled' } });
  });

  it('is no list of calls when its first page fails', async () => {
    const { client } = setUp(refusal(429, 20429));
    const list = await client.listCalls(3, { repeat: false });
    expect(list).toMatchObject({ ok: false, error: { kind: 'throttled' } });
  });

  it('is the far end of a call: who called, or who was dialled', async () => {
    const call = { sid: callSid(1), from: '+1', to: '+2' };
    const { client } = setUp(
      answer(200, { ...call, direction: 'inbound' }),
      answer(200, { ...call, direction: 'outbound-api' }),
      answer(200, { ...call, direction: 'outbound-dial', to: null }),
    );
    const party = () => client.fetchParty(callSid(1));
    expect(await party()).toEqual({ ok: true, value: { address: '+1', direction: 'inbound' } });
    expect(await party()).toEqual({ ok: true, value: { address: '+2', direction: 'outbound' } });
    expect(await party()).toEqual({ ok: true, value: { address: '', direction: 'outbound' } });
  });

  it('dates a leg without a date by the answer', async () => {
    const { client, clock } = setUp(answer(201, participantJson(1, { date_created: null })));
    expect(await client.fetchParticipant(conferenceSid, callSid(1))).toMatchObject({
      value: { createdAt: clock.now() },
    });
  });

  it('with a status that no document lists keeps the list and tells once', async () => {
    const page = {
      ...participantPage([2]),
      participants: [participantJson(1, { status: 'dancing' }), participantJson(2)],
    };
    const { client, unknown } = setUp(answer(200, page), answer(200, page));
    const list = await client.listParticipants(conferenceSid);
    await client.listParticipants(conferenceSid);
    expect(list.ok && list.value.map(({ status }) => status)).toEqual(['connected', 'connected']);
    expect(unknown).toEqual([
      { field: 'participant status', value: 'dancing', readAs: 'connected' },
    ]);
  });

  it.each([
    { muted: null },
    { muted: 'true' },
    { hold: undefined },
    { end_conference_on_exit: null },
    { call_sid: '' },
    { date_created: 'soon' },
  ])('without what decides who hears whom fails as a whole: %j', async (changes) => {
    const page = { participants: [participantJson(1, changes)], next_page_uri: null };
    const { client } = setUp(answer(200, page));
    const list = await client.listParticipants(conferenceSid);
    expect(list).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });

  it('without a word on the next page fails: a lost page looks like people leaving', async () => {
    const { client } = setUp(answer(200, { participants: [] }));
    expect(await client.listParticipants(conferenceSid)).toMatchObject({ ok: false });
  });
});

describe('after a lost answer', () => {
  it('an announcement is not played a second time', async () => {
    const announcement = { announceUrl: 'https://a.example', announceMethod: 'POST' } as const;
    for (const ask of ['person', 'everybody'] as const) {
      const { client, clock, transport } = setUp(broken('interrupted'));
      const asking =
        ask === 'person'
          ? client.updateParticipant(conferenceSid, callSid(1), { ...announcement, muted: true })
          : client.announceToConference(conferenceSid, announcement);
      expect(await clock.passUntil<unknown>(asking)).toMatchObject({
        ok: false,
        error: { kind: 'interrupted', mayHaveHappened: true },
      });
      expect(transport.requests).toHaveLength(1);
    }
  });

  it('nobody is dialled a second time', async () => {
    const { client, clock, transport } = setUp(broken('timeout'));
    const dialling = client.createParticipant(conferenceSid, {
      to: '+14155550100',
      from: '+15005550006',
      muted: true,
      beep: false,
      startConferenceOnEnter: false,
      endConferenceOnExit: false,
    });
    expect((await clock.passUntil(dialling)).ok).toBe(false);
    expect(transport.requests).toHaveLength(1);
  });

  it('a mute is sent again', async () => {
    const muted = answer(200, participantJson(1, { muted: true }));
    const { client, clock } = setUp(broken('interrupted'), muted);
    const muting = client.updateParticipant(conferenceSid, callSid(1), { muted: true });
    expect(await clock.passUntil(muting)).toMatchObject({ ok: true, value: { muted: true } });
  });

  it('whoever is gone was removed', async () => {
    const { client, clock } = setUp(broken('timeout'), refusal(404, 20404));
    const removing = client.removeParticipant(conferenceSid, callSid(1));
    expect((await clock.passUntil(removing)).ok).toBe(true);
  });

  it('a conference that is over was ended, whatever status its code comes with', async () => {
    for (const over of [refusal(404, 20404), refusal(400, 16022)]) {
      const { client, clock } = setUp(broken('timeout'), over);
      expect((await clock.passUntil(client.endConference(conferenceSid))).ok).toBe(true);
    }
  });

  it('a call that has ended was cancelled', async () => {
    const { client, clock } = setUp(broken('timeout'), refusal(400, 21220));
    expect((await clock.passUntil(client.cancelCall(callSid(1)))).ok).toBe(true);

    const atOnce = setUp(refusal(400, 21220));
    expect((await atOnce.clock.passUntil(atOnce.client.cancelCall(callSid(1)))).ok).toBe(false);
  });
});
