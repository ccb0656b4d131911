import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../common/ipc/command.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { createCommandStore } from '../../../renderer/store/command-store.ts';
import { createRosterStore } from '../../../renderer/store/roster-store.ts';
import { UNDO_MS } from '../../../renderer/store/undo-offers.ts';
import { createUndoStore } from '../../../renderer/store/undo-store.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { mainByHand } from './main-by-hand.ts';

type Hold = Extract<Command, { kind: 'hold' }>;

const hold = (call: number, held = true): Hold => ({
  kind: 'hold',
  conferenceSid: conferenceSid(1),
  callSid: callSid(call),
  hold: held,
});

/** A call with two people, and a clock that is wound by hand. */
async function openDesk() {
  const main = mainByHand();
  const roster = createRosterStore(main.bridge);
  const commands = createCommandStore(main.bridge, roster);
  let now = 0;
  const timers = new Set<{ at: number; act: () => void }>();
  const undo = createUndoStore({
    commands,
    roster,
    clock: {
      now: () => now,
      after(ms, act) {
        const timer = { at: now + ms, act };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
  });
  let rev = 1;
  void roster.resync();
  await main.answer({
    ok: true,
    value: {
      epoch: 'epoch',
      rev,
      conferences: [
        {
          conference: conferenceRow(1),
          participants: [participantRow(1, 1), participantRow(1, 2)],
        },
      ],
    },
  });
  const show = (row: ParticipantRow) => {
    const ops = [{ op: 'put-participant', participant: row }];
    main.push('roster:patch', { epoch: 'epoch', fromRev: rev, toRev: rev + 1, ops });
    rev += 1;
  };
  return {
    ...main,
    commands,
    undo,
    show,
    offered: () => undo.getState().offers.map(({ done }) => done),
    /** Asks, and lets Twilio confirm it. */
    async done(command: Hold, call: number) {
      void commands.run(command);
      await main.answer({ ok: true, value: { epoch: 'epoch', rev: rev + 1 } });
      show(participantRow(1, call, { hold: command.hold }));
    },
    pass(ms: number) {
      now += ms;
      for (const timer of [...timers]) {
        if (timer.at > now || !timers.delete(timer)) continue;
        timer.act();
      }
    },
    timers: () => timers.size,
  };
}

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});

test('undo is offered once the row shows it, not while it is pending', async () => {
  const { commands, answer, show, offered } = desk;
  void commands.run(hold(1));
  await answer({ ok: true, value: { epoch: 'epoch', rev: 2 } });
  expect(offered()).toEqual([]);
  show(participantRow(1, 1, { hold: true }));
  expect(offered()).toEqual([hold(1)]);
});

test('undo takes the newest back, then the one before, and what takes back is not offered', async () => {
  const { done, undo, inputs, answer, show, offered } = desk;
  await done(hold(1), 1);
  await done(hold(2), 2);
  expect(offered()).toEqual([hold(2), hold(1)]);

  undo.undo();
  expect(inputs()).toMatchObject([{ command: hold(2, false) }]);
  expect(offered()).toEqual([hold(1)]);
  await answer({ ok: true, value: { epoch: 'epoch', rev: 4 } });
  show(participantRow(1, 2));
  expect(offered()).toEqual([hold(1)]);
  undo.undo();
  expect(inputs()).toMatchObject([{ command: hold(1, false) }]);
  undo.undo();
  expect(inputs()).toHaveLength(1);
});

test('the offer ends by itself, and leaves no timer', async () => {
  const { done, pass, offered, timers } = desk;
  await done(hold(1), 1);
  pass(UNDO_MS - 1);
  expect(offered()).toHaveLength(1);
  pass(1);
  expect(offered()).toEqual([]);
  expect(timers()).toBe(0);
});

test('the offer goes when somebody else resumed them, and does not come back', async () => {
  const { done, show, offered } = desk;
  await done(hold(1), 1);
  show(participantRow(1, 1));
  show(participantRow(1, 1, { hold: true }));
  expect(offered()).toEqual([]);
});

test('another session has nothing to take back', async () => {
  const { done, undo, inputs, offered, timers } = desk;
  await done(hold(1), 1);
  undo.reset();
  undo.undo();
  expect(offered()).toEqual([]);
  expect(inputs()).toEqual([]);
  expect(timers()).toBe(0);
});
