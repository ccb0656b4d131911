import { expect, test } from 'vitest';
import { createSteadyClicks } from '../../../renderer/ui/steady-clicks.ts';

function clicksOn(...ids: readonly string[]) {
  const clicks = createSteadyClicks(ids);
  function isMeantAt(now: number): boolean {
    clicks.press(now);
    return clicks.isMeant();
  }
  return { ...clicks, isMeantAt };
}

test.each([
  ['a new one on top', ['old'], ['new', 'old']],
  ['the first of all', [], ['new']],
  ['one that went', ['a', 'b'], ['b']],
  ['the last one, which went', ['a', 'b'], ['a']],
  ['two that changed places', ['a', 'b'], ['b', 'a']],
])(
  '%s moves what is there: a press in the same moment was meant for another',
  (_what, from, to) => {
    const { show, isMeantAt } = clicksOn(...from);
    show(to, 1_000);
    expect(isMeantAt(1_000)).toBe(false);
    expect(isMeantAt(1_399)).toBe(false);
    expect(isMeantAt(1_400)).toBe(true);
  },
);

test.each([
  ['the same', ['a', 'b'], ['a', 'b']],
  ['one more at the end', ['a'], ['a', 'b']],
  ['nothing still', [], []],
])('%s moves nothing', (_what, from, to) => {
  const { show, isMeantAt } = clicksOn(...from);
  show(to, 1_000);
  expect(isMeantAt(1_000)).toBe(true);
});

test('a press is judged when the button goes down, not when it is let go', () => {
  const { show, press, isMeant } = clicksOn('old');
  show(['new', 'old'], 1_000);
  press(1_100);
  // It was held for as long as one likes.
  expect(isMeant()).toBe(false);

  press(2_000);
  show(['newer', 'new', 'old'], 2_050);
  expect(isMeant()).toBe(true);
});
