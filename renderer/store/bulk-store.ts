import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../common/failure.ts';
import type { BulkAct, BulkPlan } from '../../common/floor/bulk.ts';
import type { RestorePlan } from '../../common/floor/restore.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { CommandStore } from './command-store.ts';
import type { RestoreStore } from './restore-store.ts';
import type { RosterStore } from './roster-store.ts';
import type { UndoStore } from './undo-store.ts';
import type { PendingWish } from './wishes.ts';

/** An act on many under way, or how it ended. */
export interface BulkRun {
  readonly act: BulkAct | { readonly kind: 'restore' };
  /** How many commands it is made of. */
  readonly total: number;
  readonly confirmed: number;
  /** A later wish of mine took the place of so many. */
  readonly replaced: number;
  readonly failed: readonly FailedOne[];
}

export interface FailedOne {
  readonly command: Command;
  /** As they were when it was asked for; null when it was about a whole call. */
  readonly row: ParticipantRow | null;
  readonly failure: Failure;
}

export interface BulkState {
  /** The latest; null when there was none, or when it was dismissed. */
  readonly run: BulkRun | null;
}

export type BulkStore = ReturnType<typeof createBulkStore>;

interface BulkStoreNeeds {
  readonly commands: CommandStore;
  readonly roster: RosterStore;
  readonly undo: UndoStore;
  readonly restore: RestoreStore;
}

/** Does something to many at once, counts what Twilio confirmed, and keeps what it refused. */
export function createBulkStore({ commands, roster, undo, restore }: BulkStoreNeeds) {
  const store = createStore<BulkState>(() => ({ run: null }));
  /** Of the run that is shown; what earlier ones still wait for is told on the rows. */
  const waiting = new Map<string, ParticipantRow | null>();

  commands.onConfirmed(({ id }) => {
    if (waiting.delete(id)) count(({ confirmed }) => ({ confirmed: confirmed + 1 }));
  });
  commands.onFailed(({ id, command }, failure) => {
    const row = waiting.get(id);
    if (row === undefined) return;
    waiting.delete(id);
    count(({ replaced, failed }) =>
      failure.code === 'cancelled'
        ? { replaced: replaced + 1 }
        : { failed: [...failed, { command, row, failure }] },
    );
  });

  function start(plan: BulkPlan): void {
    if (plan.commands.length === 0) return;
    restore.remember(plan);
    undo.asOne(plan.commands);
    begin(plan.act, plan.commands, plan.changes);
  }

  /** Brings back what Restore says now; it is not offered to be taken back itself. */
  function bringBack(plan: RestorePlan): void {
    undo.leaveOut(plan.commands);
    begin(
      { kind: 'restore' },
      plan.commands,
      plan.restores.map(({ row }) => row),
    );
  }

  function begin(
    act: BulkRun['act'],
    parts: readonly Command[],
    rows: readonly ParticipantRow[],
  ): void {
    const wishes = commands.runAll(parts.map((command) => ({ command })));
    // What was on its way already is counted by whoever asked for it: where that is all, nothing begins.
    if (wishes.length === 0) return;
    waiting.clear();
    waitFor(wishes, rows);
    store.setState({
      run: { act, total: wishes.length, confirmed: 0, replaced: 0, failed: [] },
    });
  }

  /** Once more for those for whom it failed, unless they are so by now, or are gone. */
  function retry(): void {
    const { run } = store.getState();
    if (run === null) return;
    const { view } = roster.getState();
    const again: Command[] = [];
    const left: FailedOne[] = [];
    let isSoNow = 0;
    for (const one of run.failed) {
      const { command } = one;
      const conference = view?.conferences.get(command.conferenceSid);
      const row = 'callSid' in command ? conference?.participants.get(command.callSid) : null;
      if (!canRetry(one) || conference === undefined || row === undefined) left.push(one);
      else if (row !== null && isSo(command, row)) isSoNow += 1;
      else again.push(command);
    }
    store.setState({ run: { ...run, confirmed: run.confirmed + isSoNow, failed: left } });
    if (run.act.kind === 'restore') undo.leaveOut(again);
    else undo.asOne(again);
    const wishes = commands.runAll(again.map((command) => ({ command })));
    waitFor(
      wishes,
      run.failed.flatMap(({ row }) => (row === null ? [] : [row])),
    );
    count(({ replaced }) => ({ replaced: replaced + again.length - wishes.length }));
  }

  function waitFor(wishes: readonly PendingWish[], rows: readonly ParticipantRow[]): void {
    const byKey = new Map(rows.map((row) => [`${row.conferenceSid}/${row.callSid}`, row]));
    for (const { id, command } of wishes) {
      const callSid = 'callSid' in command ? command.callSid : null;
      waiting.set(id, byKey.get(`${command.conferenceSid}/${callSid}`) ?? null);
    }
  }

  function count(change: (run: BulkRun) => Partial<BulkRun>): void {
    const { run } = store.getState();
    if (run !== null) store.setState({ run: { ...run, ...change(run) } });
  }

  function dismiss(): void {
    waiting.clear();
    store.setState({ run: null });
  }

  return { ...store, start, bringBack, retry, dismiss };
}

/** What may have been heard already is not played again by a click that means the others. */
export function canRetry({ command, failure }: FailedOne): boolean {
  const isHeard = command.kind === 'announce' || command.kind === 'announce-to-all';
  return failure.code !== 'gone' && !(isHeard && failure.code === 'unknown-outcome');
}

export function waitingFor({ total, confirmed, replaced, failed }: BulkRun): number {
  return total - confirmed - replaced - failed.length;
}

function isSo(command: Command, row: ParticipantRow): boolean {
  if (command.kind === 'mute') return row.muted === command.muted;
  return command.kind === 'hold' && row.hold === command.hold;
}
