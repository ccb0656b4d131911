import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { afterCommand, EXPECTED_LEG } from '../../../common/roster/after-command.ts';
import { hears } from '../../../common/roster/hear-map.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { audiencesOf } from '../../../renderer/features/panel/audience.ts';
import { hearChanges } from '../../../renderer/features/panel/hear-changes.ts';
import { linksOf, type Voice, voicesOf } from '../../../renderer/features/panel/hear-links.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { anySteps, sceneAfter } from '../roster/floor-scene.ts';

const [agent, customer, me] = [callSid(1), callSid(2), callSid(3)];

function call(...changes: readonly Partial<ParticipantRow>[]): ConferenceView {
  const people = changes.map((one, index) => participantRow(1, index + 1, one));
  return conferenceView(conferenceRow(1), people);
}

const mine = { label: 'supervisor:one:Ann', muted: true };

describe('the lines of the hear map', () => {
  it('join two who hear each other by one line', () => {
    expect(linksOf(voicesOf(call({}, {}), undefined))).toEqual([
      { from: agent, to: customer, kind: 'both', fate: 'stays' },
    ]);
  });

  it('lead one way to who only listens', () => {
    const links = linksOf(voicesOf(call({}, {}, mine), undefined));
    expect(links).toContainEqual({ from: agent, to: me, kind: 'open', fate: 'stays' });
    expect(links).toContainEqual({ from: customer, to: me, kind: 'open', fate: 'stays' });
    expect(links).toHaveLength(3);
  });

  it('tell a whisper from what the whisperer hears', () => {
    const coaching = { ...mine, muted: false, coaching: true, callSidToCoach: agent };
    const links = linksOf(voicesOf(call({}, {}, coaching), undefined));
    expect(links).toContainEqual({ from: me, to: agent, kind: 'whisper', fate: 'stays' });
    expect(links).toContainEqual({ from: agent, to: me, kind: 'open', fate: 'stays' });
    expect(links.filter(({ from, to }) => from === me && to === customer)).toEqual([]);
  });

  it('say of a coach whose person is on hold that others may hear', () => {
    const coaching = { ...mine, muted: false, coaching: true, callSidToCoach: agent };
    const links = linksOf(voicesOf(call({ hold: true }, {}, coaching), undefined));
    expect(links).toContainEqual({ from: me, to: customer, kind: 'perhaps', fate: 'stays' });
  });
});

describe('what an act would change', () => {
  const conferenceSid = conferenceRow(1).sid;

  it('brings in my leg, which hears everybody and nobody hears', () => {
    const now = call({}, {});
    const then = afterCommand(now, { kind: 'listen', conferenceSid }, null);
    const gained = voicesOf(now, then).filter(({ fate }) => fate === 'gained');
    expect(gained.map(({ from, to }) => [from, to])).toEqual([
      [agent, EXPECTED_LEG],
      [customer, EXPECTED_LEG],
    ]);
    // “You would hear Agent and Customer” is one sentence, not one for each of them.
    expect(hearChanges(voicesOf(now, then))).toEqual([
      { fate: 'gained', kind: 'open', speakers: [agent, customer], listeners: [EXPECTED_LEG] },
    ]);
  });

  it('parts two who hear each other where only one would hear the other', () => {
    const now = call({}, {});
    const then = afterCommand(
      now,
      { kind: 'mute', conferenceSid, callSid: agent, muted: true },
      null,
    );
    expect(linksOf(voicesOf(now, then))).toEqual([
      { from: customer, to: agent, kind: 'open', fate: 'stays' },
      { from: agent, to: customer, kind: 'open', fate: 'lost' },
    ]);
  });

  it('shows from barged in to coaching one who hears me otherwise, and one who hears me no more', () => {
    const now = call({}, {}, { ...mine, muted: false });
    const then = afterCommand(now, { kind: 'coach', conferenceSid, callSid: agent }, me);
    const changed = voicesOf(now, then).filter(({ fate }) => fate !== 'stays');
    expect(changed).toEqual([
      { from: me, to: agent, kind: 'whisper', fate: 'gained' },
      { from: me, to: customer, kind: 'open', fate: 'lost' },
    ]);
  });

  it('loses every voice when the call would be over', () => {
    expect(voicesOf(call({}, {}), null).map(({ fate }) => fate)).toEqual(['lost', 'lost']);
  });
});

const keys = (voices: readonly Voice[]) =>
  voices.map(({ from, to }) => `${from}>${to}`).sort((a, b) => a.localeCompare(b));

test('the drawing and the table show every voice that is heard, once, and no other', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { view } = sceneAfter(steps);
      const people = [...view.participants.keys()];
      const heard = people.flatMap((from) =>
        people
          .filter((to) => hears(view, to, from) !== false)
          .map((to): Voice => ({ from, to, kind: 'open', fate: 'stays' })),
      );
      const voices = voicesOf(view, undefined);
      expect(keys(voices)).toEqual(keys(heard));

      const drawn = linksOf(voices).flatMap(({ from, to, kind, fate }): readonly Voice[] =>
        kind === 'both'
          ? [
              { from, to, kind: 'open', fate },
              { from: to, to: from, kind: 'open', fate },
            ]
          : [{ from, to, kind, fate }],
      );
      expect(keys(drawn)).toEqual(keys(voices));

      const told = [...audiencesOf(voices)].flatMap(([from, { heardBy, mayBeHeardBy }]) =>
        [...heardBy, ...mayBeHeardBy].map(
          (to): Voice => ({ from, to, kind: 'open', fate: 'stays' }),
        ),
      );
      expect(keys(told)).toEqual(keys(voices));
    }),
  );
});

test('what stays and is gained is the call after the act; what stays and is lost was heard before', () => {
  fc.assert(
    fc.property(anySteps, anySteps, (before, after) => {
      const now = sceneAfter(before).view;
      const then = sceneAfter(after).view;
      const voices = voicesOf(now, then);
      expect(keys(voices.filter(({ fate }) => fate !== 'lost'))).toEqual(
        keys(voicesOf(then, undefined)),
      );
      const heardBefore = new Set(keys(voicesOf(now, undefined)));
      for (const { from, to, fate } of voices) {
        if (fate !== 'gained') expect(heardBefore).toContain(`${from}>${to}`);
      }
      const changed = voices.filter(({ fate }) => fate !== 'stays').length;
      const told = hearChanges(voices).reduce(
        (sum, { speakers, listeners }) => sum + speakers.length * listeners.length,
        0,
      );
      expect(told).toBe(changed);
    }),
  );
});
