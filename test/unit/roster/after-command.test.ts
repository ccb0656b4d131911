import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Draft } from '../../../common/adding/draft.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { afterCommand, EXPECTED_LEG } from '../../../common/roster/after-command.ts';
import { listenersOf } from '../../../common/roster/hear-map.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { carryOut } from './carry-out.ts';
import { anySteps, pick, sceneAfter, viewOf } from './floor-scene.ts';

const [agent, customer, me] = [callSid(1), callSid(2), callSid(3)];
const { sid: conferenceSid } = conferenceRow(1);

function call(...changes: readonly Partial<ParticipantRow>[]): ConferenceView {
  const people = changes.map((one, index) => participantRow(1, index + 1, one));
  return conferenceView(conferenceRow(1), people);
}

function flagsOf(view: ConferenceView | null, who: CallSid) {
  const row = view?.participants.get(who);
  if (row === undefined) return null;
  const { muted, hold, coaching, callSidToCoach } = row;
  return { muted, hold, coaching, callSidToCoach };
}

const coachAgent = { kind: 'coach', conferenceSid, callSid: agent } as const;

describe('my own leg', () => {
  it('is expected on the call, muted, when I am not on it and listen', () => {
    const after = afterCommand(call({}, {}), { kind: 'listen', conferenceSid }, null);
    expect(after?.participants.size).toBe(3);
    expect(flagsOf(after, EXPECTED_LEG)).toEqual({
      muted: true,
      hold: false,
      coaching: false,
      callSidToCoach: null,
    });
  });

  it('is expected to be heard by the coached person alone', () => {
    const after = afterCommand(call({}, {}), coachAgent, null);
    const heard = after === null ? null : listenersOf(after, EXPECTED_LEG);
    expect(heard).toEqual({ surely: [agent], perhaps: [] });
  });

  it('starts the call of one who waits alone and may start it', () => {
    const waiting = conferenceView(conferenceRow(1, { status: 'init' }), [participantRow(1, 1)]);
    const after = afterCommand(waiting, { kind: 'listen', conferenceSid }, null);
    expect(after?.row.status).toBe('in-progress');
  });

  it('stays muted when the one to coach is on hold: Twilio refuses', () => {
    const after = afterCommand(call({ hold: true }, {}, {}), coachAgent, me);
    expect(flagsOf(after, me)).toMatchObject({ muted: true, coaching: false });
  });

  it('is muted before the one whom I coach is held or removed', () => {
    const coached = call({}, {}, { coaching: true, callSidToCoach: agent });
    const held = { kind: 'hold', conferenceSid, callSid: agent, hold: true } as const;
    const removed = { kind: 'remove', conferenceSid, callSid: agent, endsCall: false } as const;
    expect(flagsOf(afterCommand(coached, held, me), me)).toMatchObject({ muted: true });
    expect(flagsOf(afterCommand(coached, removed, me), me)).toMatchObject({ muted: true });
  });
});

describe('a call', () => {
  const remove = { kind: 'remove', conferenceSid, callSid: agent } as const;

  it('is over when the one who carries it is removed by agreement', () => {
    const carried = call({ endConferenceOnExit: true }, {});
    expect(afterCommand(carried, { ...remove, endsCall: true }, null)).toBeNull();
  });

  it('goes on unchanged when nobody agreed to end it', () => {
    const carried = call({ endConferenceOnExit: true }, {});
    expect(afterCommand(carried, { ...remove, endsCall: false }, null)).toBe(carried);
  });

  it('is over when the last one goes, or when it is ended', () => {
    expect(afterCommand(call({}), { ...remove, endsCall: false }, null)).toBeNull();
    expect(afterCommand(call({}, {}), { kind: 'end-call', conferenceSid }, null)).toBeNull();
  });
});

test('hold and mute are two flags, each kept while the other changes', () => {
  const held = { kind: 'hold', conferenceSid, callSid: customer, hold: true } as const;
  const after = afterCommand(call({}, { muted: true }), held, null);
  expect(flagsOf(after, customer)).toMatchObject({ muted: true, hold: true });
  const resumed = after && afterCommand(after, { ...held, hold: false }, null);
  expect(flagsOf(resumed, customer)).toMatchObject({ muted: true, hold: false });
});

test('nobody but themselves makes a supervisor heard', () => {
  const listening = call({}, { muted: true, label: 'supervisor:one:Ann' });
  const unmute = { kind: 'mute', conferenceSid, callSid: customer, muted: false } as const;
  expect(afterCommand(listening, unmute, null)).toBe(listening);
});

const anyKind = fc.constantFrom<Command['kind']>(
  ...(['mute', 'hold', 'announce', 'announce-to-all', 'remove', 'end-call'] as const),
  ...(['change', 'record'] as const),
  ...(['listen', 'coach', 'stop-coaching', 'mute-me', 'barge-in', 'resume-me', 'leave'] as const),
);

/** What a change may ask of the flags, each of them or not. */
const anyTruth = fc.constantFrom('true', 'false');
const anyDraft = fc.record(
  { Muted: anyTruth, Hold: anyTruth, EndConferenceOnExit: anyTruth, Coaching: anyTruth },
  { requiredKeys: [] },
);

function command(
  kind: Command['kind'],
  { row: { sid } }: ConferenceView,
  who: CallSid,
  on: boolean,
  draft: Draft = {},
) {
  const conference = { conferenceSid: sid };
  const person = { ...conference, callSid: who };
  const announcement = { url: 'https://example.com/a.mp3', method: 'GET' as const };
  switch (kind) {
    case 'mute':
      return { kind, ...person, muted: on };
    case 'hold':
      return { kind, ...person, hold: on };
    case 'remove':
      return { kind, ...person, endsCall: on };
    case 'coach':
      return { kind, ...person };
    case 'change':
      return { kind, ...person, draft: { ...draft } };
    case 'record':
      return { kind, ...conference, wanted: on ? ('pause-skip' as const) : ('stop' as const) };
    case 'announce':
      return { kind, ...person, ...announcement };
    case 'announce-to-all':
      return { kind, ...conference, ...announcement };
    default:
      return { kind, ...conference };
  }
}

test('a simulated call becomes what was foretold, whatever is asked for', () => {
  fc.assert(
    fc.property(
      anySteps,
      anyKind,
      fc.nat(9),
      fc.boolean(),
      fc.option(fc.nat(9)),
      anyDraft,
      fc.option(fc.nat(9)),
      (steps, kind, who, on, mine, flags, coached) => {
        const { floor, conferenceSid: sid, view } = sceneAfter(steps);
        const people = [...view.participants.values()];
        // A leg of mine that rings is answered in reality and not here.
        const connected = people.filter(({ status }) => status === 'connected');
        const ownLeg =
          mine === null || connected.length === 0 ? null : pick(connected, mine).callSid;
        const draft =
          coached === null ? flags : { ...flags, CallSidToCoach: pick(people, coached).callSid };
        const asked = command(kind, view, pick(people, who).callSid, on, draft);

        const foretold = afterCommand(view, asked, ownLeg);
        const leg = carryOut(floor, asked, ownLeg);
        expect(withoutExpected(foretold, leg)).toEqual(plain(viewOf(floor, sid)));
      },
    ),
    { numRuns: 1_000 },
  );
});

/** The flags and the state of everybody, by CallSid. */
function plain(view: ConferenceView | null): Record<string, unknown> | null {
  if (view === null) return null;
  const people = [...view.participants].map(([who, { status, ...row }]) => [
    who,
    { status, ends: row.endConferenceOnExit, ...flagsOf(view, who) },
  ]);
  return { status: view.row.status, people: Object.fromEntries(people) };
}

/** The expected leg under the CallSid that it got in the end. */
function withoutExpected(view: ConferenceView | null, leg: string | null) {
  const text = JSON.stringify(plain(view));
  return JSON.parse(leg === null ? text : text.replaceAll(EXPECTED_LEG, leg));
}
