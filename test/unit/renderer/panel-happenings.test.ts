import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import { happeningsOf } from '../../../renderer/features/panel/happenings.ts';
import { panelWords } from '../../../renderer/features/panel/words.ts';
import { muted } from '../../support/history/entries.ts';

type Command = Extract<HistoryEntry, { kind: 'command' }>;

function command(call: number, at: number, changes: Partial<Command> = {}): Command {
  return {
    ...muted(1, call, at),
    kind: 'command',
    who: 'Ann',
    source: 'console',
    act: 'mute',
    target: `Agent ${call}`,
    played: null,
    failure: null,
    latencyMs: 200,
    ...changes,
  };
}

const kinds = (entries: readonly HistoryEntry[], most = 10) =>
  happeningsOf(entries, most).map(({ kind, callSid }) => [kind, callSid?.slice(-1)]);

describe('what happened', () => {
  it('is told newest first, in whatever order it was kept, and no more than asked for', () => {
    const entries = [muted(1, 2, 2_000), muted(1, 1, 1_000), muted(1, 3, 3_000)];
    expect(kinds(entries, 2)).toEqual([
      ['muted', '3'],
      ['muted', '2'],
    ]);
  });

  it('leaves out what a command of this console brought about, and talk', () => {
    const spoke: HistoryEntry = { ...muted(1, 1, 500), kind: 'spoke', from: 1, to: 2 };
    expect(kinds([spoke, command(1, 1_000), muted(1, 1, 1_200)])).toEqual([['command', '1']]);
  });

  it('knows what a command brought about by its whole second, as Twilio’s answer tells it', () => {
    expect(kinds([command(1, 1_416), muted(1, 1, 1_000)])).toEqual([['command', '1']]);
    expect(kinds([command(1, 2_416), muted(1, 1, 1_000)])).toHaveLength(2);
  });

  it('keeps what happened to somebody else, what happened later, and what a refused command did not do', () => {
    expect(kinds([command(1, 1_000), muted(1, 2, 1_200)])).toHaveLength(2);
    expect(kinds([command(1, 1_000), muted(1, 1, 9_000)])).toHaveLength(2);
    const refused = command(1, 1_000, {
      failure: { code: 'twilio', message: 'They left.', twilioCode: 20404 },
    });
    expect(kinds([refused, muted(1, 1, 1_200)])).toHaveLength(2);
  });
});

describe('somebody who was added and did not come', () => {
  const added = command(5, 1_000, { act: 'add', target: 'Ana', latencyMs: 300 });
  const dialled: HistoryEntry = { ...muted(1, 5, 1_000), kind: 'dialled', who: 'Ana' };
  const missed = {
    ...muted(1, 5, 4_000),
    kind: 'not-connected',
    who: 'Ana',
    callStatus: 'busy',
    twilioCode: null,
    sipCode: 486,
  } as const satisfies HistoryEntry;
  const left: HistoryEntry = {
    ...muted(1, 5, 4_100),
    kind: 'left',
    reason: null,
    callStatus: null,
  };

  it('is a line for the wish and one for what came of it', () => {
    expect(kinds([added, dialled, missed, left])).toEqual([
      ['not-connected', '5'],
      ['command', '5'],
    ]);
    // Somebody else who leaves is another matter.
    expect(kinds([missed, { ...left, callSid: muted(1, 6, 1).callSid }])).toHaveLength(2);
  });

  it.each([
    ['busy', 'Ana was busy (SIP 486: busy)'],
    ['no-answer', 'Ana did not answer (SIP 486: busy)'],
    ['failed', 'Ana could not be connected (SIP 486: busy)'],
    ['canceled', 'The call to Ana was canceled (SIP 486: busy)'],
    [null, 'Ana left the list while ringing (SIP 486: busy)'],
  ] as const)('says what came of it: %s', (callStatus, words) => {
    const names = { subject: 'Ana', supervisor: 'You', coached: '' };
    expect(panelWords.happening({ ...missed, callStatus }, names)).toBe(words);
    expect(panelWords.happening(added, names)).toBe('You: dialled Ana');
  });
});

describe('a line of it', () => {
  const names = { subject: 'Agent 4', supervisor: 'You', coached: 'Agent 9' };
  const [entry] = happeningsOf([command(4, 0)], 1);

  it('says who did what to whom and how long Twilio took', () => {
    if (entry === undefined) throw new Error('there is one');
    expect(panelWords.happening(entry, names)).toBe('You: muted Agent 4');
    expect(panelWords.told('console', 212)).toBe('212 ms');
    expect(panelWords.told('console', 1_240)).toBe('1.2 s');
    expect(panelWords.told('event', null)).toBe('an event');
  });

  it.each([
    ['change', 'changed the settings of Agent 4', 'change the settings of Agent 4'],
    ['pause-recording-skip', 'paused the recording, leaving the time out', 'pause the recording'],
    [
      'pause-recording-silence',
      'paused the recording, with silence in its place',
      'pause the recording',
    ],
    ['resume-recording', 'resumed the recording', 'resume the recording'],
    ['stop-recording', 'stopped the recording', 'stop the recording'],
  ])('has words for “%s”, done and refused', (act, done, asked) => {
    expect(panelWords.happening(command(4, 0, { act }), names)).toBe(`You: ${done}`);
    const failure = { code: 'gone', message: 'Over.', twilioCode: null };
    expect(panelWords.happening(command(4, 0, { act, failure }), names)).toBe(
      `You: ${asked} failed. Over.`,
    );
  });

  it('says why a command was refused', () => {
    const failure = { code: 'twilio', message: 'They are on hold.', twilioCode: 16027 };
    const [refused] = happeningsOf([command(4, 0, { act: 'coach', failure })], 1);
    if (refused === undefined) throw new Error('there is one');
    expect(panelWords.happening(refused, names)).toBe(
      'You: coach Agent 4 failed. They are on hold.',
    );
  });
});
