import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { consequencesOf } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import { latestWord } from '../../../renderer/features/panel/latest-word.ts';
import { personClocks } from '../../../renderer/features/panel/person-clocks.ts';
import { initialsOf, shortName } from '../../../renderer/features/panel/short-name.ts';
import { panelWords } from '../../../renderer/features/panel/words.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';

describe('who hears whom, in words', () => {
  it.each([
    [[], [], 3, 'nobody'],
    [['Agent 4'], [], 1, 'Agent 4'],
    [['Agent 4', 'You'], [], 2, 'everyone'],
    [['Agent 4', 'You'], [], 3, 'Agent 4 and you'],
    [[], ['Customer'], 2, 'perhaps Customer'],
    [['a', 'b', 'c', 'd', 'e'], [], 9, 'a, b, c and 2 others'],
  ] as const)('%j, perhaps %j of %i', (sure, perhaps, count, words) => {
    expect(panelWords.audience(sure, perhaps, count)).toBe(words);
  });

  it('tells what an act would change, the first of many changes', () => {
    const nameOf = (sid: string) => (sid === callSid(3) ? 'You' : `Agent ${sid.slice(-1)}`);
    const change = (fate: 'gained' | 'lost', kind: 'open' | 'whisper') => ({
      fate,
      kind,
      speakers: [callSid(3)],
      listeners: [callSid(1)],
    });
    expect(panelWords.preview([change('gained', 'whisper')], nameOf)).toEqual([
      'Only Agent 1 would hear you.',
    ]);
    expect(panelWords.preview([change('lost', 'open')], nameOf)).toEqual([
      'Agent 1 would no longer hear you.',
    ]);
    const many = Array.from({ length: 5 }, () => change('gained', 'open'));
    expect(panelWords.preview(many, nameOf).at(-1)).toBe('2 more changes.');
  });
});

test('the foot says what my leaving brings about', () => {
  const nameOf = ({ label }: ParticipantRow) => label ?? 'Caller';
  const me = participantRow(1, 1, { label: 'You', endConferenceOnExit: true });
  const people = [me, participantRow(1, 2, { label: 'Agent 4' }), participantRow(1, 3)];
  const view = conferenceView(conferenceRow(1), people);
  const leaving = consequencesOf(view, { kind: 'leave' }, me.callSid);
  expect(panelWords.leavingDoes(leaving, nameOf)).toBe(
    'Your leaving: ends the call for Agent 4 and Caller.',
  );
  expect(panelWords.carries(['Agent 4'])).toBe('Agent 4 leaving ends the call for everyone.');
});

describe('names in the drawing', () => {
  it.each([
    ['Agent 4', 'A4'],
    ['Agent 12', 'A12'],
    ['Customer', 'C'],
    ['+49 30 5550 142', '42'],
    ['client:tier2', 'CT'],
    ['Åsa Öberg', 'ÅÖ'],
    ['…', '?'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('are whole where there is room, and end in an ellipsis where there is none', () => {
    expect(shortName('Agent 4', 80)).toBe('Agent 4');
    expect(shortName('Bartholomew Featherstonehaugh', 80)).toMatch(/^Barth.*…$/);
  });

  it('show the end of a number, by which callers are told apart', () => {
    expect(shortName('+1 415 555 0177', 80)).toBe('…415 555 0177');
    expect(shortName('+1 415 555 0177', 120)).toBe('+1 415 555 0177');
  });

  it('never halve a letter, nor grow', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((name) => !name.startsWith('+')),
        fc.integer({ min: 20, max: 90 }),
        (name, width) => {
          const short = shortName(name, width);
          if (short === name) return;
          const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
          const shown = short.slice(0, -1);
          const starts = letters.map((_, count) => letters.slice(0, count).join('').trimEnd());
          expect(starts).toContain(shown);
        },
      ),
    );
  });
});

describe('a person’s clocks', () => {
  const now = 1_000_000;
  const conference = conferenceRow(1, { tellsOfTalk: true });
  const clocks = (changes: Partial<ParticipantRow>) =>
    personClocks(participantRow(1, 1, changes), conference, now, DEFAULT_THRESHOLDS);

  it('call out this hold before all that have ended', () => {
    const held = { hold: true, heldSince: now - 250_000, heldMs: 100_000, audibleSince: null };
    expect(clocks(held).hold).toEqual({ ms: 250_000, standing: 'alarming', isTotal: false });
    expect(clocks({ heldMs: 301_000 }).hold).toEqual({
      ms: 301_000,
      standing: 'late',
      isTotal: true,
    });
    expect(clocks({}).hold.ms).toBeNull();
  });

  it('count ringing where somebody is not on the call yet', () => {
    const ringing = { status: 'ringing' as const, inCallSince: null, createdAt: now - 50_000 };
    expect(clocks(ringing).time).toEqual({ ms: 50_000, standing: 'alarming', isRinging: true });
  });

  it('leave a supervisor in peace who listens for hours', () => {
    const listening = {
      label: 'supervisor:one:Ann',
      muted: true,
      mutedSince: 1,
      inCallSince: 1,
      audibleSince: null,
    };
    const { muted, time } = clocks(listening);
    expect([muted.standing, time.standing]).toEqual(['fine', 'fine']);
  });
});

describe('how fresh it is', () => {
  it('is as of the latest word of Twilio, of whichever kind', () => {
    const view = (asOf: number) =>
      conferenceView(conferenceRow(1, { participantsAsOf: 50 }), [
        participantRow(1, 1, { source: 'event', asOf }),
      ]);
    expect(latestWord(view(60))).toEqual({ by: 'event', at: 60 });
    expect(latestWord(view(40))).toEqual({ by: 'poll', at: 50 });
  });

  it('says the source in words', () => {
    const healthy = conferenceRow(1, { events: 'healthy' });
    expect(panelWords.freshness(healthy, 'event', 300)).toBe('live · an event 0 s ago');
    expect(panelWords.freshness(conferenceRow(1), 'poll', 2_000)).toBe(
      'no events · a reading 2 s ago',
    );
    expect(panelWords.freshness(conferenceRow(1, { participantsAsOf: null }), 'poll', 2_000)).toBe(
      'not read yet',
    );
  });
});
