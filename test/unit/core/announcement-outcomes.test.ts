import { beforeEach, expect, test } from 'vitest';
import { type Failure, fail, ok } from '../../../common/failure.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { ConferenceEvent } from '../../../common/model/conference-event.ts';
import { createAnnouncementOutcomes } from '../../../main/core/announcement-outcomes.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';

const URL = 'https://relay.example.com/announcements/a1';
const NO: Failure = { code: 'refused', message: 'No.', hint: 'Wait.' };

function announce(call: number | null, url = URL, conference = 1): Command {
  const what = { conferenceSid: conferenceSid(conference), url, method: 'POST' } as const;
  return call === null
    ? { kind: 'announce-to-all', ...what }
    : { kind: 'announce', callSid: callSid(call), ...what };
}

let sequence = 0;
function ended(
  call: number | null,
  {
    url = URL,
    type = 'announcement-end',
    failure = null,
    number = ++sequence,
  }: {
    url?: string;
    type?: 'announcement-end' | 'announcement-fail';
    failure?: string | null;
    number?: number;
  } = {},
): ConferenceEvent {
  return {
    type,
    conferenceSid: conferenceSid(1),
    friendlyName: 'Billing',
    sequenceNumber: number,
    at: 1,
    announceUrl: url,
    failure,
    participant:
      call === null
        ? null
        : {
            callSid: callSid(call),
            label: null,
            muted: false,
            hold: false,
            coaching: false,
            startConferenceOnEnter: true,
            endConferenceOnExit: false,
          },
  };
}

let outcomes: ReturnType<typeof createAnnouncementOutcomes>;
let told: [string, string | null][];
beforeEach(() => {
  outcomes = createAnnouncementOutcomes();
  told = [];
});
const begin = (name: string, command: Command) =>
  outcomes.begin(command, (failure) => told.push([name, failure?.message ?? null]));

test('the end is told to the command whose announcement it was, by person and by address', () => {
  begin('one', announce(1))(ok(1));
  begin('two', announce(2))(ok(1));
  begin('all', announce(null))(ok(1));
  begin('other', announce(1, 'https://example.com/other'))(ok(1));
  outcomes.event(ended(2));
  outcomes.event(ended(null));
  outcomes.event(ended(1, { url: 'https://example.com/other' }));
  expect(told.map(([name]) => name)).toEqual(['two', 'all', 'other']);
});

test('a failure is told with Twilio’s reason', () => {
  begin('one', announce(1))(ok(1));
  outcomes.event(ended(1, { type: 'announcement-fail', failure: 'Internal error' }));
  expect(told).toEqual([['one', expect.stringContaining('“Internal error”')]]);
});

test('an end before Twilio’s answer counts, and one after a lost answer, too', () => {
  const answer = begin('early', announce(1));
  outcomes.event(ended(1));
  answer(ok(1));
  begin('lost', announce(2))(fail({ ...NO, code: 'unknown-outcome' }));
  outcomes.event(ended(2));
  expect(told.map(([name]) => name)).toEqual(['early', 'lost']);
});

test('what Twilio refused is not waited for, and neither is what a colleague announced', () => {
  begin('refused', announce(1))(fail(NO));
  outcomes.event(ended(1));
  outcomes.event(ended(3, { url: 'https://example.com/colleague' }));
  expect(told).toEqual([]);
});

test('the same event twice ends one announcement, two events end two in their order', () => {
  begin('first', announce(1))(ok(1));
  begin('second', announce(1))(ok(1));
  outcomes.event(ended(1, { number: 500 }));
  outcomes.event(ended(1, { number: 500 }));
  expect(told.map(([name]) => name)).toEqual(['first']);
  outcomes.event(ended(1, { number: 501 }));
  expect(told.map(([name]) => name)).toEqual(['first', 'second']);
});

test('of somebody who has left it is told only when it can be no other’s', () => {
  begin('one', announce(1))(ok(1));
  outcomes.event(ended(null));
  expect(told.map(([name]) => name)).toEqual(['one']);
  begin('two', announce(2))(ok(1));
  begin('three', announce(3))(ok(1));
  outcomes.event(ended(null));
  expect(told).toHaveLength(1);
});
