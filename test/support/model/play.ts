import { createRandom } from '../../../simulator/random/random.ts';
import { ACTS } from './acts.ts';
import { settle } from './settle.ts';
import { type Stage, setStage } from './stage.ts';
import type { Script } from './steps.ts';
import { createStory, untold, Violation } from './story.ts';
import { createVirtualTime } from './virtual-time.ts';

/** Plays a script to its end and answers what promise was broken, or null. Throws on a defect. */
export async function play(script: Script): Promise<Violation | null> {
  const time = createVirtualTime();
  return playOn(setStage(script.seed, time, untold), script);
}

/** Plays it again for whoever wants to know how it came to that. */
export async function retell(script: Script): Promise<string> {
  const time = createVirtualTime();
  const story = createStory(time.now);
  const violation = await playOn(setStage(script.seed, time, story), script);
  story.tell(() => violation?.message ?? 'Nothing was broken');
  return story.text();
}

async function playOn(stage: Stage, { steps }: Script): Promise<Violation | null> {
  try {
    stage.console.open();
    for (const { act, first, second, seed } of steps) {
      stage.chance = createRandom(seed, 'step');
      if (act !== 'pass') stage.story.tell(() => `STEP    ${act}`);
      await ACTS[act].run(stage, first, second);
      await stage.time.pass((first * 7 + second) % 120);
      if (stage.broken !== undefined) break;
      if (stage.weather.requests.chance > 0) continue;
      stage.freshness.check(stage.wellSince);
      stage.audible.check(stage.wellSince);
    }
    if (stage.broken === undefined) await settle(stage);
  } catch (error) {
    stage.broken ??= error;
  }
  if (stage.broken === undefined) return null;
  if (stage.broken instanceof Violation) return stage.broken;
  throw stage.broken;
}
