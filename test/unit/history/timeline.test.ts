import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestAfter, EMPTY_DIGEST, heldSinceOf } from '../../../common/history/digest.ts';
import type { Span, SpanKind } from '../../../common/history/span.ts';
import { summaryOf } from '../../../common/history/summary.ts';
import { type CallTimeline, timelineOf } from '../../../common/history/timeline.ts';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import { callSid } from '../../support/arbitraries/facts.ts';
import {
  announced,
  anyEntry,
  coaching,
  command,
  ended,
  entryOf,
  FAILED,
  held,
  joined,
  left,
  resumed,
  spoke,
  started,
  trueStory,
} from '../../support/history/call-story.ts';
import { NEW_YEAR } from '../../support/history/entries.ts';

const NOW = NEW_YEAR + 1_000_000;
const draw = (...entries: readonly HistoryEntry[]) => timelineOf(entries, NOW);
const laneOf = (timeline: CallTimeline, person: number) =>
  timeline.people.find((lane) => lane.callSid === callSid(person));

/** The spans of a kind as times into the year, with a question mark where one end was not seen. */
function spansOf(timeline: CallTimeline, person: number, kind: SpanKind): readonly string[] {
  const spans = laneOf(timeline, person)?.spans.filter((span) => span.kind === kind) ?? [];
  return spans.map(({ from, to, beganUnseen, endedUnseen }) => {
    const end = to === null ? 'now' : `${to - NEW_YEAR}${endedUnseen ? '?' : ''}`;
    return `${from - NEW_YEAR}${beganUnseen ? '?' : ''} to ${end}`;
  });
}

describe('a person’s lane', () => {
  test('has ringing, then the call with its mutes and holds, each from when it began', () => {
    const timeline = draw(
      started(0),
      entryOf(1, 10, { kind: 'dialled' }),
      joined(1, 50, { muted: true }),
      entryOf(1, 70, { kind: 'unmuted' }),
      held(1, 100),
      resumed(1, 160),
      left(1, 200),
    );
    expect(spansOf(timeline, 1, 'ring')).toEqual(['10 to 50']);
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['50 to 200']);
    expect(spansOf(timeline, 1, 'mute')).toEqual(['50 to 70']);
    expect(spansOf(timeline, 1, 'hold')).toEqual(['100 to 160']);
  });

  test('ends with the ringing of somebody who did not come', () => {
    const notConnected = { kind: 'not-connected', callStatus: 'busy', twilioCode: null } as const;
    const timeline = draw(
      started(0),
      entryOf(1, 10, { kind: 'dialled' }),
      entryOf(1, 40, { ...notConnected, sipCode: 486 }),
      left(1, 45),
      entryOf(2, 50, { ...notConnected, sipCode: null }),
    );
    expect(spansOf(timeline, 1, 'ring')).toEqual(['10 to 40']);
    expect(spansOf(timeline, 1, 'in-call')).toEqual([]);
    expect(laneOf(timeline, 2)?.spans).toEqual([]);
  });

  test('says of what was found that it began before, and of what goes on that it does', () => {
    const timeline = draw(started(0, true), joined(1, 0, { found: true, hold: true }));
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['0? to now']);
    expect(spansOf(timeline, 1, 'hold')).toEqual(['0? to now']);
    expect(timeline).toMatchObject({ ended: null, range: { from: NEW_YEAR, to: NOW } });
  });

  test('of who was found begins when Twilio says that it did, and a hold lasts at least so long', () => {
    const timeline = draw(
      started(1_000, true, 10),
      joined(1, 1_000, {
        found: true,
        hold: true,
        muted: true,
        inCallSince: NEW_YEAR + 20,
        heldSince: NEW_YEAR + 600,
        mutedSince: NEW_YEAR + 500,
      }),
    );
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['20 to now']);
    expect(spansOf(timeline, 1, 'hold')).toEqual(['600? to now']);
    expect(spansOf(timeline, 1, 'mute')).toEqual(['500? to now']);
    expect(timeline.range?.from).toBe(NEW_YEAR + 10);
    expect(summaryOf(timeline, NOW).longestHold).toEqual({
      callSid: callSid(1),
      ms: 1_000_000 - 600,
      isAtLeast: true,
    });
  });

  test('of an older Earshot has Twilio’s time of whom it found, and no other', () => {
    const found = joined(1, 1_000, { found: true, hold: true });
    const timeline = draw({ ...found, twilioAt: NEW_YEAR + 20 });
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['20 to now']);
    expect(spansOf(timeline, 1, 'hold')).toEqual(['1000? to now']);
  });

  test('goes on as it was when the call is found again and Twilio says that nothing changed', () => {
    const again = { found: true, hold: true, inCallSince: NEW_YEAR };
    const timeline = draw(
      joined(1, 0),
      held(1, 50),
      spoke(2, 60, 80),
      started(500, true, 0),
      joined(1, 500, { ...again, heldSince: NEW_YEAR + 50 }),
    );
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['0 to now']);
    expect(spansOf(timeline, 1, 'hold')).toEqual(['50 to now']);
    const changed = draw(
      joined(1, 0),
      held(1, 50),
      spoke(2, 60, 80),
      started(500, true, 0),
      joined(1, 500, { ...again, heldSince: NEW_YEAR + 300 }),
    );
    expect(spansOf(changed, 1, 'hold')).toEqual(['50 to 80?', '300? to now']);
  });

  test('is not begun, nor ended, by a name', () => {
    const named = entryOf(1, 30, { kind: 'named' });
    const timeline = draw({ ...joined(1, 0), who: null }, left(1, 20), named);
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['0 to 20']);
    expect(laneOf(timeline, 1)?.name).toBe('Agent 1');
  });

  test('ends whatever is open when the person leaves, and when the call ends', () => {
    const timeline = draw(
      joined(1, 0, { muted: true }),
      coaching(2, 10, 1),
      held(1, 20),
      left(1, 50),
      ended(90, 'last-participant-left'),
    );
    expect(spansOf(timeline, 1, 'mute')).toEqual(['0 to 50']);
    expect(spansOf(timeline, 1, 'hold')).toEqual(['20 to 50']);
    expect(spansOf(timeline, 2, 'coach')).toEqual(['10 to 90']);
    expect(timeline.ended).toEqual({ at: NEW_YEAR + 90, reason: 'last-participant-left' });
    expect(timeline.range?.to).toBe(NEW_YEAR + 90);
  });

  test('claims no more of a hold whose beginning was lost than that it ended', () => {
    const timeline = draw(joined(1, 0), resumed(1, 60), left(1, 90));
    expect(spansOf(timeline, 1, 'hold')).toEqual(['60? to 60']);
  });

  test('takes whoever does something for there, though nothing told that they joined', () => {
    const timeline = draw(entryOf(1, 10, { kind: 'muted' }), left(1, 40), left(2, 50));
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['10? to 40']);
    expect(spansOf(timeline, 2, 'in-call')).toEqual(['50? to 50']);
  });

  test('begins a second time for somebody who comes back, and ignores late news of who is gone', () => {
    const timeline = draw(joined(1, 0), left(1, 10), held(1, 15), joined(1, 20), left(1, 30));
    expect(spansOf(timeline, 1, 'in-call')).toEqual(['0 to 10', '20 to 30']);
    expect(spansOf(timeline, 1, 'hold')).toEqual([]);
  });

  test('joins stretches of talk that overlap', () => {
    const timeline = draw(joined(1, 0), spoke(1, 10, 30), spoke(1, 20, 25), spoke(1, 28, 50));
    expect(spansOf(timeline, 1, 'talk')).toEqual(['10 to 50']);
  });

  test('shows a change of whom somebody coaches as two spans', () => {
    const spans = laneOf(draw(joined(3, 0), coaching(3, 10, 1), coaching(3, 20, 2)), 3)?.spans;
    expect(spans?.filter(({ kind }) => kind === 'coach')).toMatchObject([
      { coached: { callSid: callSid(1), name: 'Agent 1' }, to: NEW_YEAR + 20 },
      { coached: { callSid: callSid(2), name: 'Agent 2' }, to: null },
    ]);
  });

  test('has a gap where this console was closed and found the call again', () => {
    const timeline = draw(
      started(0),
      joined(1, 0),
      joined(2, 5),
      held(1, 50),
      started(500, true),
      joined(1, 500, { found: true, hold: true }),
    );
    expect(spansOf(timeline, 1, 'hold')).toEqual(['50 to 50?', '500? to now']);
    // They left while nobody looked.
    expect(spansOf(timeline, 2, 'in-call')).toEqual(['5 to 50?']);
  });

  test('is named by what is known latest, or by what was aimed at them', () => {
    const timeline = draw(
      { ...joined(1, 0), who: null },
      { ...held(1, 20), who: '+15550100199' },
      command(2, 30, 'mute'),
    );
    expect(timeline.people.map(({ name }) => name)).toEqual(['+15550100199', 'Agent 2']);
  });

  test('has the commands about them, and the call has the others', () => {
    const mute = command(1, 10, 'mute', { who: 'Kim', latencyMs: 340 });
    const end = command(0, 20, 'end-call', { failure: FAILED });
    const timeline = draw(joined(1, 0), mute, end);
    expect(laneOf(timeline, 1)?.marks).toEqual([mute]);
    expect(timeline.everybody.marks).toEqual([end]);
  });
});

describe('an announcement', () => {
  const announcements = ({ spans }: { readonly spans: readonly Span[] }) =>
    spans.filter(({ kind }) => kind === 'announcement');

  test('lasts from when Twilio took the command until it was told to have ended', () => {
    const timeline = draw(
      joined(1, 0),
      command(1, 100, 'announce', { played: 'wait.mp3', latencyMs: 50 }),
      announced(1, 900),
    );
    expect(announcements(laneOf(timeline, 1) ?? { spans: [] })).toEqual([
      {
        kind: 'announcement',
        from: NEW_YEAR + 150,
        to: NEW_YEAR + 900,
        beganUnseen: false,
        endedUnseen: false,
        played: { name: 'wait.mp3', failure: null },
      },
    ]);
  });

  test('of another console is a moment, and one that was refused lends no beginning to it', () => {
    const refused = command(0, 100, 'announce-to-all', { failure: FAILED });
    expect(announcements(draw(refused, announced(0, 900)).everybody)).toMatchObject([
      { from: NEW_YEAR + 900, to: NEW_YEAR + 900, beganUnseen: true },
    ]);
  });
});

describe('whatever the entries are', () => {
  test('spans of a kind never overlap, and none ends before it begins', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 80 }), (entries) => {
        const timeline = timelineOf(entries, NOW);
        for (const lane of [timeline.everybody, ...timeline.people]) {
          const ends = new Map<SpanKind, number>();
          for (const { kind, from, to } of lane.spans) {
            expect(to ?? from).toBeGreaterThanOrEqual(from);
            expect(from).toBeGreaterThanOrEqual(ends.get(kind) ?? 0);
            ends.set(kind, to ?? Number.POSITIVE_INFINITY);
          }
        }
      }),
    );
  });

  test('their order and their number do not matter', () => {
    const entries = fc.uniqueArray(anyEntry, { selector: ({ at }) => at, maxLength: 60 });
    const shuffled = entries.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], {
          minLength: all.length * 2,
          maxLength: all.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(timelineOf(mixed, NOW)).toEqual(timelineOf(all, NOW));
      }),
    );
  });

  test('nothing is open when the end of the call is the last that was told', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 80 }), (entries) => {
        const { people } = timelineOf([...entries, ended(100_001)], NOW);
        expect(people.flatMap(({ spans }) => spans).filter(({ to }) => to === null)).toEqual([]);
      }),
    );
  });
});

describe('of what really happens', () => {
  /** Whether somebody is on hold or muted at a moment, by going through all that came before. */
  function naive(entries: readonly HistoryEntry[], person: number, at: number) {
    let state = { hold: false, mute: false };
    for (const entry of entries) {
      if (entry.at > at) break;
      if (entry.kind === 'conference-ended') state = { hold: false, mute: false };
      if (entry.callSid !== callSid(person)) continue;
      if (entry.kind === 'joined') state = { hold: entry.hold, mute: entry.muted };
      if (entry.kind === 'left') state = { hold: false, mute: false };
      if (entry.kind === 'held') state.hold = true;
      if (entry.kind === 'resumed') state.hold = false;
      if (entry.kind === 'muted') state.mute = true;
      if (entry.kind === 'unmuted') state.mute = false;
    }
    return state;
  }

  test('holds and mutes are drawn just where a replay says that they were', () => {
    fc.assert(
      fc.property(trueStory, (entries) => {
        const timeline = timelineOf(entries, NOW);
        for (const { at } of entries) {
          for (const person of [1, 2, 3]) {
            const spans = laneOf(timeline, person)?.spans ?? [];
            const isDrawn = (kind: SpanKind) =>
              spans.some((span) => span.kind === kind && span.from <= at && at < (span.to ?? NOW));
            const { hold, mute } = naive(entries, person, at);
            expect([isDrawn('hold'), isDrawn('mute')]).toEqual([hold, mute]);
          }
        }
      }),
    );
  });

  test('the digest that is kept for lists says what the timeline says', () => {
    fc.assert(
      fc.property(trueStory, (entries) => {
        const digest = entries.reduce(digestAfter, EMPTY_DIGEST);
        const summary = summaryOf(timelineOf(entries, NOW), NOW);
        const heldSince = heldSinceOf(digest);
        const onHoldMs = heldSince === null ? 0 : NOW - heldSince;
        expect(Math.max(digest.longestHoldMs, onHoldMs)).toBe(summary.longestHold?.ms ?? 0);
        const { commands, failedCommands, coachings } = digest;
        expect({ commands, failedCommands, coachings }).toEqual({
          commands: summary.commands,
          failedCommands: summary.failedCommands,
          coachings: summary.coachings,
        });
        const names = digest.people.map(({ who }) => who);
        expect(new Set(summary.people.map(({ name }) => name))).toEqual(new Set(names));
      }),
    );
  });
});

describe('the digest of a call', () => {
  const digestOf = (...entries: readonly HistoryEntry[]) =>
    entries.reduce(digestAfter, EMPTY_DIGEST);

  test('ignores late news of who is gone, as the timeline does', () => {
    const digest = digestOf(joined(1, 0), left(1, 10), held(1, 15), ended(90));
    expect(digest).toMatchObject({ longestHoldMs: 0, people: [{ heldSince: null }] });
  });

  test('counts a hold no further than it was seen, when the call is found again', () => {
    const again = joined(1, 500, { found: true });
    const digest = digestOf(joined(1, 0), held(1, 50), spoke(2, 60, 80), started(500, true), again);
    expect(digest.longestHoldMs).toBe(30);
    expect(heldSinceOf(digest)).toBeNull();
  });
});

describe('the digest of a call that is found again', () => {
  const digestOf = (...entries: readonly HistoryEntry[]) =>
    entries.reduce(digestAfter, EMPTY_DIGEST);

  test('holds whom the timeline holds, for as long', () => {
    fc.assert(
      fc.property(trueStory, fc.integer({ min: -1, max: 999 }), fc.boolean(), (story, ms, hold) => {
        const at = 1 + Math.max(...story.map((entry) => entry.at)) - NEW_YEAR;
        const gap = started(at + 1_000, true, 0);
        const since = { inCallSince: NEW_YEAR, heldSince: NEW_YEAR + at + ms };
        const again = joined(1, at + 1_001, { found: true, hold, ...since });
        const entries = [...story, gap, again];
        const digest = digestOf(...entries);
        const summary = summaryOf(timelineOf(entries, NOW), NOW);
        const lasting = heldSinceOf(digest);
        const onHoldMs = lasting === null ? 0 : NOW - lasting;
        expect(Math.max(digest.longestHoldMs, onHoldMs)).toBe(summary.longestHold?.ms ?? 0);
      }),
    );
  });

  test('keeps a hold that nothing changed since, and knows one that began in between', () => {
    const before = [joined(1, 0), held(1, 50), spoke(2, 60, 80), started(500, true)];
    const again = (heldSince: number) =>
      joined(1, 500, { found: true, hold: true, heldSince: NEW_YEAR + heldSince });
    expect(heldSinceOf(digestOf(...before, again(70)))).toBe(NEW_YEAR + 50);
    expect(heldSinceOf(digestOf(...before, again(300)))).toBe(NEW_YEAR + 300);
  });

  test('knows of which call nobody told the beginning', () => {
    expect(digestOf(started(9, true)).beganUnseen).toBe(true);
    expect(digestOf(started(9, true, 3)).beganUnseen).toBe(false);
    expect(digestOf(started(9)).beganUnseen).toBe(false);
    expect(digestOf(started(9), joined(1, 10), started(20, true)).beganUnseen).toBe(false);
    expect(digestOf(started(9, true), joined(1, 10), started(20, true)).beganUnseen).toBe(true);
    // Found by an older Earshot at first, then by this one.
    expect(digestOf(started(9, true), joined(1, 10), started(20, true, 3)).beganUnseen).toBe(false);
  });
});

describe('the summary of a call', () => {
  test('has each one’s time, talk and part of the talk, and how it ended', () => {
    const entries = [
      started(0),
      joined(1, 0),
      joined(2, 100),
      spoke(1, 100, 400),
      spoke(2, 400, 500),
      held(2, 500),
      resumed(2, 700),
      held(1, 700),
      command(1, 710, 'resume'),
      command(2, 720, 'mute', { failure: FAILED }),
      entryOf(3, 730, { kind: 'alarm', failure: FAILED }),
      left(2, 800),
      ended(1_000, 'last-participant-left'),
    ];
    const summary = summaryOf(timelineOf(entries, NOW), NOW);
    expect(summary).toMatchObject({
      longestHold: { callSid: callSid(1), ms: 300 },
      totalHoldMs: 500,
      commands: 2,
      failedCommands: 1,
      alarms: 1,
      coachings: 0,
      outcome: { is: 'ended', at: NEW_YEAR + 1_000, reason: 'last-participant-left' },
    });
    expect(summary.people).toMatchObject([
      { name: 'Agent 1', inCallMs: 1_000, talkMs: 300, talkShare: 0.75, heldMs: 300 },
      { name: 'Agent 2', inCallMs: 700, talkMs: 100, talkShare: 0.25, heldMs: 200 },
      { inCallMs: 0, talkMs: 0 },
    ]);
  });

  test('measures what goes on until now, and no share of talk where none was told', () => {
    const summary = summaryOf(draw(joined(1, 0, { hold: true })), NOW);
    expect(summary).toMatchObject({
      longestHold: { ms: 1_000_000 },
      outcome: { is: 'going-on' },
      people: [{ heldMs: 1_000_000, talkShare: null }],
    });
  });

  test('of nothing is empty', () => {
    expect(timelineOf([], NOW)).toMatchObject({ range: null, ended: null, people: [] });
    expect(summaryOf(timelineOf([], NOW), NOW)).toMatchObject({ people: [], longestHold: null });
  });
});
