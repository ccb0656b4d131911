import type { Draft } from '../../../../common/adding/draft.ts';
import type { Command } from '../../../../common/ipc/command.ts';
import type { ConferenceSid } from '../../../../common/model/sid.ts';
import { parseSupervisorLabel } from '../../../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../../common/roster/view.ts';
import { CONSOLE_ID } from '../console-under-test.ts';
import type { Stage } from '../stage.ts';
import { type Act, pick } from './act.ts';

/** What the supervisor clicks, on what their screen shows. */
export const COMMAND_ACTS = {
  coach: onSomebody(7, (on) => ({ kind: 'coach', ...on })),
  listen: onMyCall(4, (on) => ({ kind: 'listen', ...on })),
  'barge in': onMyCall(4, (on) => ({ kind: 'barge-in', ...on })),
  'mute me': onMyCall(3, (on) => ({ kind: 'mute-me', ...on })),
  'stop coaching': onMyCall(3, (on) => ({ kind: 'stop-coaching', ...on })),
  'resume me': onMyCall(1, (on) => ({ kind: 'resume-me', ...on })),
  leave: onMyCall(1, (on) => ({ kind: 'leave', ...on })),
  mute: onSomebody(3, (on, { muted }) => ({ kind: 'mute', ...on, muted: !muted })),
  hold: onSomebody(3, (on, { hold }) => ({ kind: 'hold', ...on, hold: !hold })),
  remove: onSomebody(2, (on, _row, second) => ({
    kind: 'remove',
    ...on,
    endsCall: second % 2 === 0,
  })),
  announce: onSomebody(1, (on, _row, second) => ({
    kind: 'announce',
    ...on,
    ...announcement(second),
  })),
  'announce to all': onMyCall(1, (on, second) => ({
    kind: 'announce-to-all',
    ...on,
    ...announcement(second),
  })),
  change: onSomebody(2, (on, row, second) => ({
    kind: 'change',
    ...on,
    draft: draft(row, second),
  })),
  record: onMyCall(2, (on, second) => ({
    kind: 'record',
    ...on,
    wanted: pick(WANTED, second) ?? 'stop',
  })),
  'end call': onMyCall(1, (on) => ({ kind: 'end-call', ...on })),
};

function onMyCall(
  weight: number,
  commandOn: (on: { readonly conferenceSid: ConferenceSid }, second: number) => Command,
): Act {
  return {
    weight,
    run(stage, first, second) {
      const conference = myCall(stage, first, second);
      if (conference !== undefined) {
        stage.console.run(commandOn({ conferenceSid: conference.row.sid }, second));
      }
    },
  };
}

function onSomebody(
  weight: number,
  commandOn: (
    on: Pick<ParticipantRow, 'conferenceSid' | 'callSid'>,
    row: ParticipantRow,
    second: number,
  ) => Command,
): Act {
  return {
    weight,
    run(stage, first, second) {
      const people = [...(myCall(stage, first, second)?.participants.values() ?? [])];
      // Mostly somebody else: my own leg has buttons of its own.
      const others = people.filter((row) => !isMine(row));
      const row = pick(second % 10 === 0 || others.length === 0 ? people : others, first);
      if (row === undefined) return;
      const { conferenceSid, callSid } = row;
      stage.console.run(commandOn({ conferenceSid, callSid }, row, second));
    },
  };
}

function announcement(which: number) {
  return { url: `https://media.example/${which}.mp3`, method: 'POST' } as const;
}

const WANTED = ['pause-skip', 'resume', 'pause-silence', 'resume', 'stop'] as const;

/** One to three of what can be set later, of which Twilio tells most back. */
function draft(row: ParticipantRow, second: number): Draft {
  const all: Draft = {
    EndConferenceOnExit: String(!row.endConferenceOnExit),
    Muted: String(second % 3 !== 0),
    Hold: String(!row.hold),
    BeepOnExit: 'false',
    Coaching: 'false',
    HoldUrl: 'https://media.example/hold.mp3',
  };
  const names = Object.keys(all);
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => names.indexOf(name) % 3 === second % 3),
  );
}

/** Mostly the one on which my leg is shown. */
function myCall(stage: Stage, first: number, second: number): ConferenceView | undefined {
  const all = [...(stage.console.view()?.conferences.values() ?? [])];
  const mine = all.filter(({ participants }) => [...participants.values()].some(isMine));
  return pick(mine.length > 0 && second % 5 !== 0 ? mine : all, first);
}

function isMine({ label }: ParticipantRow): boolean {
  return parseSupervisorLabel(label)?.consoleId === CONSOLE_ID;
}
