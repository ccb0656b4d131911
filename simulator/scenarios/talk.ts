import { SUPERVISOR_ENDPOINT } from '../domain/dial-plan.ts';
import type { Floor } from '../domain/floor.ts';
import type { CallSid, ConferenceSid } from '../domain/sids.ts';
import type { Random } from '../random/random.ts';
import type { Clock } from '../time/clock.ts';

interface TalkNeeds {
  readonly floor: Floor;
  readonly clock: Clock;
  readonly random: Random;
}

/** Milliseconds. Between turns of real conversations lies a fifth of a second, and often less than none. */
const SHORTEST_TURN = 800;
const MEAN_TURN = 4_500;
const LONGEST_TURN = 25_000;
const PAUSE = { from: -900, to: 1_300 };
const LISTENING = 2_000;

/**
 * Lets people talk in every conference that is in progress: they take turns, sometimes begin before
 * the other has ended, and fall silent when there is nobody to talk to. What a supervisor says is the
 * supervisor's own. Returns what stops it.
 */
export function startTalk({ floor, clock, random }: TalkNeeds): () => void {
  for (const { sid } of floor.conferences({ status: 'in-progress' }).ascending(-1)) converse(sid);
  return floor.subscribe(({ type, conference }) => {
    if (type === 'conference-start') converse(conference.sid);
  });

  function converse(sid: ConferenceSid): void {
    let last: CallSid | undefined;
    clock.after(random.between(0, LISTENING), turn);

    function turn(): void {
      if (floor.conference(sid)?.status !== 'in-progress') return;
      const speaker = next();
      if (speaker === undefined) {
        clock.after(LISTENING, turn);
        return;
      }
      last = speaker;
      const length = Math.min(LONGEST_TURN, SHORTEST_TURN + random.exponential(MEAN_TURN));
      floor.speak(speaker, true);
      clock.after(length, () => floor.speak(speaker, false));
      clock.after(Math.max(0, length + random.between(PAUSE.from, PAUSE.to)), turn);
    }

    function next(): CallSid | undefined {
      const people = [...floor.listed(sid).ascending(-1)].filter(
        ({ muted, hold }) => !muted && !hold,
      );
      if (people.length < 2) return undefined;
      const others = people
        .map(({ callSid }) => callSid)
        .filter((callSid) => callSid !== last && floor.call(callSid)?.to !== SUPERVISOR_ENDPOINT);
      return others[random.whole(0, Math.max(0, others.length - 1))];
    }
  }
}
