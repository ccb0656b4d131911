import type { ReadTurns } from '../fleet/read-turns.ts';

/** Identical reads share one request to Twilio. */
export interface SharedReads<T> {
  /** What `ask` answers, or what it answered to whoever asked for the same within the last second. */
  read(account: string, target: string, how: HowToRead<T>): Promise<Shared<T>>;
  /** Reads that begin from now on share nothing with those that began before. */
  changed(account: string): Promise<void>;
}

interface HowToRead<T> {
  /** Nothing that Twilio was asked for longer ago than this. Milliseconds; above a second it is one. */
  readonly mostAgeMs: number;
  readonly ask: () => Promise<T>;
}

export interface Shared<T> {
  readonly answer: T;
  /** How long before this read began Twilio was asked; 0 when it was asked after. Milliseconds. */
  readonly ageMs: number;
}

export interface SharedReadsNeeds<T> {
  readonly turns: ReadTurns;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
  /** Whether others may have it, too: a failure is only for those who wait for it already. */
  readonly isGood: (answer: T) => boolean;
  /** For the way to other instances. */
  readonly encode: (answer: T) => string;
  /** Null for what cannot be read. */
  readonly decode: (text: string) => T | null;
}

interface Beginning<T> {
  readonly turn: string;
  readonly oldest: number;
  readonly ask: () => Promise<T>;
}

interface Reading<T> {
  /** When Twilio was asked for it, by whatever instance. */
  beganAt: number;
  readonly answer: Promise<T>;
}

/** Milliseconds. */
export const SHARED_FOR_MS = 1_000;

export function createSharedReads<T>(needs: SharedReadsNeeds<T>): SharedReads<T> {
  const { turns, now, isGood, encode, decode } = needs;
  const readings = new Map<string, Reading<T>>();
  /** Changes through this instance: they count also where the fleet could not be told. */
  const changes = new Map<string, number>();
  /** Until when no other instance is believed, since it does not know of a change. */
  let aloneUntil = Number.NEGATIVE_INFINITY;

  return {
    async read(account, target, { mostAgeMs, ask }) {
      const began = now();
      const oldest = began - Math.min(mostAgeMs, SHARED_FOR_MS);
      const generation = await turns.generation(account);
      if (generation === null) return { answer: await ask(), ageMs: 0 };
      const turn = `${account} ${generation} ${target}`;
      const key = `${changes.get(account) ?? 0} ${turn}`;
      const reading = current(key, oldest) ?? begin(key, { turn, oldest, ask });
      const answer = await reading.answer;
      return { answer, ageMs: Math.max(0, Math.ceil(began - reading.beganAt)) };
    },

    async changed(account) {
      changes.set(account, (changes.get(account) ?? 0) + 1);
      try {
        await turns.changed(account);
      } catch {
        aloneUntil = now() + 2 * SHARED_FOR_MS;
      }
    },
  };

  function current(key: string, oldest: number): Reading<T> | undefined {
    const reading = readings.get(key);
    return reading && reading.beganAt > oldest ? reading : undefined;
  }

  function begin(key: string, { turn, oldest, ask }: Beginning<T>): Reading<T> {
    sweep();
    const reading: Reading<T> = {
      beganAt: now(),
      answer: inTurn({ turn, oldest, ask }, (ms) => {
        reading.beganAt = ms;
      }).then(
        (answer) => {
          if (!isGood(answer)) forget();
          return answer;
        },
        (error: unknown) => {
          forget();
          throw error;
        },
      ),
    };
    readings.set(key, reading);
    return reading;

    function forget(): void {
      if (readings.get(key) === reading) readings.delete(key);
    }
  }

  async function inTurn(
    { turn: name, oldest, ask }: Beginning<T>,
    beganAt: (ms: number) => void,
  ): Promise<T> {
    if (now() < aloneUntil) return ask();
    const asked = now();
    const turn = await turns.take(name, Math.max(0, Math.floor(asked - oldest)));
    if (turn.is === 'another’s') {
      // Its age is that at the moment when the question was answered, which was no sooner than this.
      beganAt(asked - turn.ageMs);
      const text = await turn.answer;
      const answer = text === null ? null : decode(text);
      if (answer !== null) return answer;
      beganAt(now());
      return ask();
    }
    let encoded: string | null = null;
    try {
      const answer = await ask();
      if (isGood(answer)) encoded = encode(answer);
      return answer;
    } finally {
      turn.done(encoded);
    }
  }

  /** What nobody may share any more is not kept. */
  function sweep(): void {
    const oldest = now() - SHARED_FOR_MS;
    for (const [key, { beganAt }] of readings) if (beganAt <= oldest) readings.delete(key);
  }
}
