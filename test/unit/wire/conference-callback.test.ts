import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConferenceEvent } from '../../../common/model/conference-event.ts';
import { readConferenceCallback } from '../../../common/wire/conference-callback.ts';
import type { UnknownValue } from '../../../common/wire/reading.ts';
import { conferenceCallback } from '../../../simulator/callbacks/conference-callback.ts';
import { rfc2822 } from '../../../simulator/rest/rfc2822.ts';
import { anyFloorEvent, toldOf } from '../../support/arbitraries/floor-events.ts';

type Params = Readonly<Record<string, string>>;

const CF = `CF${'a'.repeat(32)}`;
const CA = `CA${'b'.repeat(32)}`;

const MUTED: Params = {
  ConferenceSid: CF,
  FriendlyName: 'Support 1',
  AccountSid: `AC${'c'.repeat(32)}`,
  SequenceNumber: '3',
  Timestamp: 'Thu, 1 Jun 2017 20:48:32 +0000',
  StatusCallbackEvent: 'participant-mute',
  CallSid: CA,
  Muted: 'true',
  Hold: 'false',
  Coaching: 'false',
  EndConferenceOnExit: 'false',
  StartConferenceOnEnter: 'true',
  ParticipantLabel: 'Agent 4',
};

const LEFT: Params = {
  ...MUTED,
  StatusCallbackEvent: 'participant-leave',
  ParticipantCallStatus: 'completed',
  ReasonParticipantLeft: 'participant_hung_up',
};

const ANNOUNCED: Params = {
  ...without(MUTED, 'CallSid', 'Muted', 'Hold', 'Coaching', 'ParticipantLabel'),
  StatusCallbackEvent: 'announcement-end',
  AnnounceUrl: 'https://a.example/x.mp3',
};

const ENDED: Params = {
  ...without(MUTED, 'CallSid', 'Muted', 'Hold', 'Coaching', 'ParticipantLabel'),
  StatusCallbackEvent: 'conference-end',
  CallSidEndingConference: CA,
  ReasonConferenceEnded: 'last-participant-left',
};

function read(params: Params) {
  const unknown: UnknownValue[] = [];
  const result = readConferenceCallback(params, { onUnknown: (value) => unknown.push(value) });
  return { result, unknown };
}

function event(params: Params): ConferenceEvent {
  const { result } = read(params);
  if (!result.ok || result.value === null) throw new Error(JSON.stringify(result));
  return result.value;
}

function complaint(params: Params): string {
  const { result } = read(params);
  if (result.ok) throw new Error('It was read');
  return result.error;
}

function without(params: Params, ...names: readonly string[]): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}

describe('a conference callback', () => {
  it('is read back as what happened, whatever that was', () => {
    fc.assert(
      fc.property(anyFloorEvent, (floorEvent) => {
        const sender = { accountSid: `AC${'c'.repeat(32)}`, date: rfc2822, apiUrl: () => '' };
        const callback = conferenceCallback(floorEvent, sender, () => 'Agent 4');
        if (callback === null) throw new Error('Nobody was told');
        expect(event(callback.params)).toEqual(toldOf(floorEvent));
      }),
      { numRuns: 500 },
    );
  });

  it('is read with the day of its date padded or not', () => {
    const padded = event({ ...MUTED, Timestamp: 'Thu, 01 Jun 2017 20:48:32 +0000' });
    expect(event(MUTED)).toEqual(padded);
    expect(padded.at).toBe(Date.UTC(2017, 5, 1, 20, 48, 32));
  });

  it('may carry parameters that nobody knows, such as whom somebody coaches', () => {
    expect(event({ ...MUTED, CallSidToCoach: CA, participant: 'x', Novelty: '1' })).toEqual(
      event(MUTED),
    );
  });

  it.each(['ParticipantLabel', 'FriendlyName'])('may lack %s, or have it empty', (name) => {
    expect(event({ ...MUTED, [name]: '' })).toEqual(event(without(MUTED, name)));
  });

  it('names a conference without a friendly name by its SID', () => {
    expect(event(without(MUTED, 'FriendlyName')).friendlyName).toBe(CF);
  });

  it('about an announcement for all has no participant', () => {
    for (const params of [ANNOUNCED, { ...ANNOUNCED, CallSid: '' }]) {
      expect(event(params)).toMatchObject({
        type: 'announcement-end',
        participant: null,
        announceUrl: 'https://a.example/x.mp3',
        failure: null,
      });
    }
  });

  it('tells that somebody left even when the reason is new, and notes the reason', () => {
    const { result, unknown } = read({ ...LEFT, ReasonParticipantLeft: 'beamed_up' });
    expect(result).toMatchObject({ value: { reason: null, callStatus: 'completed' } });
    expect(unknown).toEqual([
      { field: 'reason for leaving', value: 'beamed_up', readAs: 'no reason' },
    ]);
  });

  it('tells that a conference ended even when it is not clear who ended it', () => {
    expect(event(ENDED)).toMatchObject({ reason: 'last-participant-left', endedBy: CA });
    expect(event(without(ENDED, 'CallSidEndingConference', 'ReasonConferenceEnded'))).toMatchObject(
      { reason: null, endedBy: null },
    );
    const { result, unknown } = read({ ...ENDED, CallSidEndingConference: 'somebody' });
    expect(result).toMatchObject({ value: { endedBy: null } });
    expect(unknown).toHaveLength(1);
  });
});

describe('what is no news of a conference', () => {
  it.each<[string, Params]>([
    ['the progress of a call', { ...without(MUTED, 'ConferenceSid', 'StatusCallbackEvent') }],
    ['a recording', { ConferenceSid: CF, RecordingStatus: 'completed' }],
    [
      'the deprecated end of a recording',
      { ConferenceSid: CF, EventName: 'conference-record-end' },
    ],
    ['nothing at all', {}],
  ])('is left alone: %s', (_name, params) => {
    expect(read(params)).toEqual({ result: { ok: true, value: null }, unknown: [] });
  });

  it('is left alone and told when its event is new', () => {
    expect(read({ ...MUTED, StatusCallbackEvent: 'participant-dance' })).toEqual({
      result: { ok: true, value: null },
      unknown: [{ field: 'conference event', value: 'participant-dance', readAs: 'no event' }],
    });
  });
});

describe('a callback that cannot be read', () => {
  it.each<[string, Params]>([
    ['SequenceNumber', { ...MUTED, SequenceNumber: '-1' }],
    ['SequenceNumber', without(MUTED, 'SequenceNumber')],
    ['Timestamp', { ...MUTED, Timestamp: 'yesterday' }],
    ['ConferenceSid', { ...MUTED, ConferenceSid: 'CF1' }],
    ['CallSid', without(MUTED, 'CallSid')],
    ['CallSid', { ...LEFT, CallSid: 'CA1' }],
    ['Muted', { ...MUTED, Muted: 'yes' }],
    ['Hold', without(MUTED, 'Hold')],
    ['Muted', { ...ANNOUNCED, CallSid: CA }],
  ])('is refused with a word about its %s', (name, params) => {
    expect(complaint(params)).toContain(name);
    expect(complaint(params)).toContain(params.StatusCallbackEvent);
  });

  it('is refused without repeating what it said', () => {
    const params = { ...MUTED, Muted: 'tell-tale', CallSid: 'tell-tale', Timestamp: 'tell-tale' };
    expect(complaint(params)).not.toContain('tell-tale');
  });

  it('never throws, whatever it is', () => {
    const someName = fc.oneof(fc.constantFrom(...Object.keys({ ...LEFT, ...ENDED })), fc.string());
    const changed = fc.dictionary(someName, fc.string());
    const base = fc.constantFrom<Params>({}, MUTED, LEFT, ANNOUNCED, ENDED);
    fc.assert(
      fc.property(base, changed, (params, changes) => {
        const { result } = read({ ...params, ...changes });
        if (!result.ok) expect(result.error).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });
});
