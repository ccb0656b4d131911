import { settle } from '../settle.ts';
import { EVENT_STORMS, REQUEST_STORMS } from '../trouble.ts';
import { type Act, pick } from './act.ts';

/** Time, and what goes wrong. */
export const TROUBLE_ACTS = {
  pass: act(36, async (stage, first, second) => {
    const longest = pick(PASSING_MS, second) ?? 0;
    await stage.time.pass(50 + (longest * first) / 1_000);
  }),
  'requests go wrong': act(3, (stage, first, second) => {
    const of = pick(REQUEST_STORMS, first) ?? [];
    const requests = { of, chance: pick(CHANCES, second) ?? 1 };
    stage.weather = { ...stage.weather, requests };
    stage.story.tell(() => `trouble ${of.join(', ')} (${requests.chance})`);
  }),
  'requests go well': act(3, (stage) => {
    if (stage.weather.requests.chance > 0) stage.wellSince = stage.time.now();
    stage.weather = { ...stage.weather, requests: { of: [], chance: 0 } };
    stage.story.tell(() => 'trouble over');
  }),
  'events go wrong': act(2, (stage, first, second) => {
    const of = pick(EVENT_STORMS, first) ?? [];
    const events = { of, chance: pick(CHANCES, second) ?? 1 };
    stage.weather = { ...stage.weather, events };
    stage.story.tell(() => `trouble of events: ${of.join(', ')} (${events.chance})`);
  }),
  'events go well': act(2, (stage) => {
    stage.weather = { ...stage.weather, events: { of: [], chance: 0 } };
  }),
  'line cut': act(1, (stage) => {
    stage.story.tell(() => 'line of events cut');
    stage.events.setUp(false);
  }),
  'line mended': act(2, (stage) => {
    stage.story.tell(() => 'line of events mended');
    stage.events.setUp(true);
  }),
  'computer sleeps': act(1, async (stage, first, second) => {
    stage.story.tell(() => 'the computer sleeps');
    if (second % 2 === 0) stage.wire.breakAll();
    if (second % 3 === 0) stage.events.setUp(false);
    await stage.time.passAsleep(1_000 + first * 600);
    stage.story.tell(() => 'the computer wakes');
    stage.wellSince = stage.time.now();
    // Not every system tells of it.
    if (second % 4 !== 0) stage.console.wake();
  }),
  'screen loads again': act(1, (stage) => stage.console.reloadScreen()),
  'sign in again': act(0.5, (stage) => {
    stage.story.tell(() => 'sign in again');
    stage.console.open();
  }),
  // Long, so that it is rare; each run ends with one.
  quiet: act(0.25, settle),
};

const PASSING_MS = [300, 300, 1_500, 1_500, 4_000, 10_000] as const;
const CHANCES = [0.15, 0.4, 0.8] as const;

function act(weight: number, run: Act['run']): Act {
  return { weight, run };
}
