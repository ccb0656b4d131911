import type { Clock } from '../clock.ts';
import type { EventLog, NewEntry } from './event-log.ts';
import type { Outbox } from './outbox.ts';
import type { Waiting } from './waiting.ts';

/**
 * The way into the log. What `accept` answers is what Twilio may be told:
 *
 * - `stored`, `repeat`: the log has it. With Redis it is as safe as Redis was set up to keep it
 *   (`appendfsync`), and no instance is needed for it any more. Without Redis it lives as long as this
 *   process; the next one begins a log with another name, so that consoles reconcile.
 * - `kept`: the log is away, and the outbox has it. With a data folder it was written to the disk before
 *   this answer, and reaches the log from there even if this process is killed. Without one, it is lost
 *   with this process.
 * - `refused`: neither has it for certain. Nobody may be told that it was accepted, and a mark of what
 *   is lost follows for the consoles.
 */
export interface Intake {
  accept(account: string, entry: NewEntry): Promise<Accepted>;
  /** Marks that callbacks of this account may have been lost here. */
  markGap(account: string): Promise<void>;
  /** Something waits in the outbox, so that what comes now waits behind it. */
  readonly holdsBack: boolean;
  /**
   * Resolves when all that waits has reached the log, or with how much still waits after `patience` ms.
   * It does not try any further after that.
   */
  finish(patience: number): Promise<number>;
}

export type Accepted = 'stored' | 'repeat' | 'kept' | 'refused';

interface IntakeNeeds {
  readonly log: EventLog;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** How long the first waits for others, in milliseconds; 0: for those of the same turn. */
  readonly gatheringMs: number;
  readonly newKey: () => string;
  /** Why the log could not be written. */
  readonly onAway: (error: unknown) => void;
}

/** Appended together: whatever gathers while one append is under way. */
const MOST_AT_ONCE = 200;
const DRAINING = 100;

export function createIntake(needs: IntakeNeeds): Intake {
  const { log, outbox, clock, gatheringMs, newKey, onAway } = needs;
  const gathered: Caller[] = [];
  let isAppending = false;
  let holdsBack = outbox.size > 0;
  let isOver = false;
  const gaps = new Set<string>();
  const idle: (() => void)[] = [];
  if (holdsBack) void drain();

  async function accept(account: string, entry: NewEntry): Promise<Accepted> {
    // What comes later waits behind what waits already.
    if (holdsBack) return keep({ account, entry });
    return new Promise((answer) => {
      gathered.push({ waiting: { account, entry }, answer });
      if (!isAppending) void appendGathered();
    });
  }

  async function appendGathered(): Promise<void> {
    isAppending = true;
    while (gathered.length > 0 && !holdsBack) {
      await gather();
      if (holdsBack) break;
      const callers = gathered.splice(0, MOST_AT_ONCE);
      await Promise.all(byAccount(callers).map(([account, some]) => appendAll(account, some)));
    }
    isAppending = false;
    for (const { waiting, answer } of gathered.splice(0)) void keep(waiting).then(answer);
    settle();
  }

  /** Callbacks that come at about the same time go together: each message to Redis costs both sides. */
  function gather(): Promise<void> {
    return new Promise((resolve) => {
      if (gatheringMs > 0) clock.after(gatheringMs, resolve);
      else setImmediate(resolve);
    });
  }

  async function appendAll(account: string, callers: readonly Caller[]): Promise<void> {
    try {
      const appended = await log.append(
        account,
        callers.map(({ waiting }) => waiting.entry),
      );
      callers.forEach(({ answer }, index) => {
        answer(appended[index] ?? 'refused');
      });
    } catch (error) {
      goAway(error);
      for (const { waiting, answer } of callers) void keep(waiting).then(answer);
    }
  }

  function goAway(error: unknown): void {
    if (holdsBack) return;
    holdsBack = true;
    onAway(error);
    clock.after(DRAINING, drain);
  }

  async function keep(waiting: Waiting): Promise<Accepted> {
    const answer = await outbox.add(waiting);
    switch (answer) {
      case 'kept':
      case 'repeat':
        return answer;
      case 'unsafe':
        return 'refused';
      case 'full':
        await markGap(waiting.account);
        return 'refused';
    }
  }

  /** One mark is enough until it has reached the log. */
  async function markGap(account: string): Promise<void> {
    if (gaps.has(account)) return;
    gaps.add(account);
    const entry: NewEntry = { key: newKey(), at: clock.now(), body: { kind: 'gap' } };
    await outbox.add({ account, entry });
    if (!holdsBack) {
      holdsBack = true;
      void drain();
    }
  }

  async function drain(): Promise<void> {
    if (isOver) return;
    try {
      for (let some = outbox.peek(MOST_AT_ONCE); some.length > 0; ) {
        // One account at a time keeps the order of each and lets `drop` take from the front.
        const account = some[0]?.account ?? '';
        const end = some.findIndex((waiting) => waiting.account !== account);
        const run = end === -1 ? some : some.slice(0, end);
        await log.append(
          account,
          run.map(({ entry }) => entry),
        );
        if (run.some(({ entry }) => entry.body.kind === 'gap')) gaps.delete(account);
        await outbox.drop(run.length);
        some = outbox.peek(MOST_AT_ONCE);
      }
      await log.ping();
      if (outbox.size > 0) {
        void drain();
        return;
      }
      holdsBack = false;
      settle();
    } catch {
      if (!isOver) clock.after(DRAINING, drain);
    }
  }

  function settle(): void {
    if (isAppending || holdsBack || gathered.length > 0) return;
    for (const resolve of idle.splice(0)) resolve();
  }

  return {
    accept,
    markGap,
    get holdsBack() {
      return holdsBack;
    },
    finish(patience) {
      return new Promise((resolve) => {
        const end = () => {
          isOver = true;
          stop();
          resolve(outbox.size);
        };
        const stop = clock.after(patience, end);
        idle.push(end);
        settle();
      });
    },
  };
}

interface Caller {
  readonly waiting: Waiting;
  readonly answer: (accepted: Accepted) => void;
}

function byAccount(callers: readonly Caller[]): readonly (readonly [string, readonly Caller[]])[] {
  const groups = new Map<string, Caller[]>();
  for (const caller of callers) {
    const group = groups.get(caller.waiting.account);
    if (group === undefined) groups.set(caller.waiting.account, [caller]);
    else group.push(caller);
  }
  return [...groups];
}
