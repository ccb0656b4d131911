import type { FailureCode } from '../../../common/failure.ts';
import { planBulk } from '../../../common/floor/bulk.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { createBulkStore } from '../../../renderer/store/bulk-store.ts';
import { createCommandStore } from '../../../renderer/store/command-store.ts';
import { createRestoreStore } from '../../../renderer/store/restore-store.ts';
import { createRosterStore } from '../../../renderer/store/roster-store.ts';
import { createUndoStore } from '../../../renderer/store/undo-store.ts';
import { askedOf } from '../../../renderer/store/wishes.ts';
import { conferenceRow, participantRow } from '../../support/arbitraries/rows.ts';
import { mainByHand } from './main-by-hand.ts';

export type BulkDesk = Awaited<ReturnType<typeof openBulkDesk>>;

/** A call with these people and all that acts on many of them; time stands still. */
export async function openBulkDesk(calls: readonly number[]) {
  const main = mainByHand();
  const roster = createRosterStore(main.bridge);
  const commands = createCommandStore(main.bridge, roster);
  const clock = { now: () => 0, after: () => () => {} };
  const undo = createUndoStore({ commands, roster, clock });
  const restore = createRestoreStore({ roster, commands, consoleId: () => 'me', now: clock.now });
  const bulk = createBulkStore({ commands, roster, undo, restore });
  let rev = 1;
  void roster.resync();
  const participants = calls.map((call) => participantRow(1, call));
  await main.answer({
    ok: true,
    value: { epoch: 'epoch', rev, conferences: [{ conference: conferenceRow(1), participants }] },
  });

  function show(row: ParticipantRow): void {
    const ops = [{ op: 'put-participant', participant: row }];
    main.push('roster:patch', { epoch: 'epoch', fromRev: rev, toRev: rev + 1, ops });
    rev += 1;
  }

  function set(numbers: readonly number[], hold: boolean): void {
    const { view } = roster.getState();
    if (view === null) throw new Error('there is a floor');
    const rows = numbers.map((call) => participantRow(1, call));
    const asked = askedOf(commands.getState().pending);
    bulk.start(planBulk(view, rows, { kind: 'hold', hold }, 'me', asked));
  }

  return {
    ...main,
    roster,
    commands,
    undo,
    restore,
    bulk,
    show,
    hold: (numbers: readonly number[]) => set(numbers, true),
    resume: (numbers: readonly number[]) => set(numbers, false),
    /** Twilio does what was asked first of all that waits. */
    async confirm(row: ParticipantRow) {
      await main.answer({ ok: true, value: { epoch: 'epoch', rev: rev + 1 } });
      show(row);
    },
    refuse: (code: FailureCode) =>
      main.answer({ ok: false, error: { code, message: 'No.', hint: 'Wait.' } }),
  };
}
