import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SavedAnnouncement } from '../../../common/ipc/saved-announcement.ts';
import {
  draftOf as announcementDraftOf,
  readDraft,
} from '../../../renderer/features/settings/announcements/announcement-draft.ts';
import { moved } from '../../../renderer/features/settings/in-order.ts';
import {
  secondsOfText,
  textOfSeconds,
} from '../../../renderer/features/settings/thresholds/seconds-text.ts';
import {
  draftOf,
  readThreshold,
} from '../../../renderer/features/settings/thresholds/threshold-draft.ts';
import { minuteOfText, textOfMinute } from '../../../renderer/features/settings/time-of-day.ts';

const seconds = fc.integer({ min: 1, max: 86_400 });

describe('a threshold', () => {
  test('reads back as it is shown', () => {
    fc.assert(
      fc.property(fc.option(seconds), fc.option(seconds), (one, other) => {
        const isBoth = one !== null && other !== null;
        const threshold = {
          lateAfter: isBoth ? Math.min(one, other) : one,
          alarmingAfter: isBoth ? Math.max(one, other) : other,
        };
        expect(readThreshold('hold', draftOf(threshold))).toEqual({ ok: true, threshold });
      }),
    );
  });

  test.each([
    ['90', 90],
    ['1:30', 90],
    [' 1:5 ', 65],
    ['1:00:01', 3_601],
    ['٩٠', 90],
    ['', null],
    ['  ', null],
  ])('typed as “%s” is %s', (text, value) => {
    expect(secondsOfText(text)).toEqual({ ok: true, value });
  });

  test.each(['soon', '1:60', '1:2:3:4', '-5', '1.5', ':30', '1:'])('is not “%s”', (text) => {
    expect(secondsOfText(text).ok).toBe(false);
  });

  test.each([
    [{ lateAfter: '5:00', alarmingAfter: '4:00' }, 'alarmingAfter', /must not come before/],
    [{ lateAfter: '0', alarmingAfter: '' }, 'lateAfter', /at least one second/],
    [{ lateAfter: '', alarmingAfter: '99:00:00' }, 'alarmingAfter', /at most a day/],
  ])('%j says at the field what is wrong', (draft, field, message) => {
    const read = readThreshold('hold', draft);
    expect(read).toMatchObject({ ok: false, field });
    expect(read.ok ? '' : read.message).toMatch(message);
  });

  test('that is off is an empty field', () => {
    expect(textOfSeconds(null)).toBe('');
  });
});

test('each minute of the day reads back as it is shown', () => {
  for (let minute = 0; minute < 1_440; minute += 1) {
    expect(minuteOfText(textOfMinute(minute))).toBe(minute);
  }
  expect(['', '24:00', '7:00', '07:60'].map(minuteOfText)).toEqual([null, null, null, null]);
});

describe('a saved announcement', () => {
  const wait: SavedAnnouncement = {
    name: 'Wait',
    content: { kind: 'text', text: 'One moment.', language: 'en-GB', voice: 'Amy' },
  };
  const music: SavedAnnouncement = {
    name: 'Music',
    content: { kind: 'url', url: 'https://example.com/a.mp3', method: 'POST' },
  };

  test.each([wait, music])('is the same when nothing was changed', (saved) => {
    const draft = announcementDraftOf(saved, 'de-DE');
    expect(readDraft(draft, [saved], 0)).toEqual({ ok: true, announcements: [saved] });
  });

  test('is added at the end, or takes its own place', () => {
    const draft = { ...announcementDraftOf(undefined, 'de-DE'), name: 'New', text: 'Hello' };
    const read = readDraft(draft, [wait], null);
    expect(read.ok && read.announcements.map(({ name }) => name)).toEqual(['Wait', 'New']);
    const renamed = readDraft({ ...draft, name: 'wait' }, [wait, music], 0);
    expect(renamed.ok && renamed.announcements.map(({ name }) => name)).toEqual(['wait', 'Music']);
  });

  test('says at the field what is wrong', () => {
    const draft = announcementDraftOf(undefined, 'de-DE');
    expect(readDraft(draft, [], null)).toEqual({
      ok: false,
      problems: { name: 'Give it a name', text: 'Type what shall be said' },
    });
    const again = readDraft({ ...draft, name: 'MUSIC', text: 'x' }, [wait, music], 0);
    expect(again.ok ? '' : again.problems.name).toMatch(/another announcement/);
  });
});

test('moving keeps everything, and goes nowhere beyond the ends', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(), { minLength: 1 }),
      fc.nat(),
      fc.constantFrom(-1, 1),
      (items, some, by) => {
        const at = some % items.length;
        const next = moved(items, at, by);
        expect([...next].sort()).toEqual([...items].sort());
        const to = Math.min(items.length - 1, Math.max(0, at + by));
        expect(next[to]).toBe(items[at]);
      },
    ),
  );
});
