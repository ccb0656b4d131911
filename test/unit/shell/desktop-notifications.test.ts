import { expect, test } from 'vitest';
import { createNotificationDesk } from '../../../main/shell/desktop-notifications.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/rows.ts';

function desk(isSupported = true) {
  let now = 1_000_000;
  const log: string[] = [];
  const events = new Map<string, { onClick: () => void; onGone: () => void }>();
  const opened: unknown[] = [];
  const notifications = createNotificationDesk({
    isSupported: () => isSupported,
    now: () => now,
    onClick: (call) => opened.push(call),
    post({ id }, on) {
      log.push(`+${id}`);
      events.set(id, on);
      return {
        close() {
          log.push(`-${id}`);
          on.onGone();
        },
      };
    },
  });
  return {
    ...notifications,
    log,
    opened,
    on: (id: string) => events.get(id),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const item = (id: string) => ({
  id,
  title: 'On hold',
  body: 'Ana',
  isUrgent: false,
  conferenceSid: conferenceSid(1),
  callSid: callSid(1),
});

test('what went is taken back, and what never was there is not', () => {
  const { show, log } = desk();
  show({ items: [item('a'), item('b')], gone: [] });
  show({ items: [], gone: ['a', 'c'] });
  expect(log).toEqual(['+a', '+b', '-a']);
});

test('the same need again takes the place of the earlier notification', () => {
  const { show, log } = desk();
  show({ items: [item('a')], gone: [] });
  show({ items: [item('a')], gone: [] });
  expect(log).toEqual(['+a', '-a', '+a']);
});

test('a click takes it back and opens its call', () => {
  const { show, log, on, opened } = desk();
  show({ items: [item('a')], gone: [] });
  on('a')?.onClick();
  expect(opened).toEqual([{ conferenceSid: conferenceSid(1), callSid: callSid(1) }]);
  expect(log).toEqual(['+a', '-a']);
});

test('one that somebody closed is not closed again', () => {
  const { show, clear, log, on } = desk();
  show({ items: [item('a'), item('b')], gone: [] });
  on('a')?.onGone();
  clear();
  expect(log).toEqual(['+a', '+b', '-b']);
});

test('a late word of a notification that was replaced does not hide the new one', () => {
  const { show, log, on } = desk();
  show({ items: [item('a')], gone: [] });
  const first = on('a');
  show({ items: [item('a')], gone: [] });
  first?.onGone();
  show({ items: [], gone: ['a'] });
  expect(log).toEqual(['+a', '-a', '+a', '-a']);
});

test('a page that goes wild shows no more than a dozen a minute', () => {
  const { show, log, pass } = desk();
  for (let n = 0; n < 50; n++) show({ items: [item(`n${n}`)], gone: [] });
  expect(log).toHaveLength(12);
  pass(60_000);
  show({ items: [item('later')], gone: [] });
  expect(log.at(-1)).toBe('+later');
});

test('what is urgent is shown after a dozen others, and has an end as well', () => {
  const { show, log } = desk();
  for (let n = 0; n < 50; n++) show({ items: [item(`n${n}`)], gone: [] });
  for (let n = 0; n < 50; n++) show({ items: [{ ...item(`u${n}`), isUrgent: true }], gone: [] });
  expect(log.slice(12)).toEqual(['+u0', '+u1', '+u2', '+u3']);
});

test('a clock that was set back does not silence the desktop', () => {
  const { show, log, pass } = desk();
  for (let n = 0; n < 12; n++) show({ items: [item(`n${n}`)], gone: [] });
  pass(-3_600_000);
  show({ items: [item('earlier')], gone: [] });
  expect(log.at(-1)).toBe('+earlier');
});

test('without notifications on this desktop nothing is shown, and nothing breaks', () => {
  const { show, clear, log } = desk(false);
  show({ items: [item('a')], gone: ['b'] });
  clear();
  expect(log).toEqual([]);
});
