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

  it('says why a command was refused', () => {
    const failure = { code: 'twilio', message: 'They are on hold.', twilioCode: 16027 };
    const [refused] = happeningsOf([command(4, 0, { act: 'coach', failure })], 1);
    if (refused === undefined) throw new Error('there is one');
    expect(panelWords.happening(refused, names)).toBe(
      'You: coach Agent 4 failed. They are on hold.',
    );
  });
});
