/** What happened in one run, for whoever has to understand why it failed. */
export interface Story {
  /** `words` are made only when somebody reads them. */
  tell(words: () => string): void;
}

export const untold: Story = { tell: () => undefined };

export interface ToldStory extends Story {
  text(): string;
}

/** Each line begins with the seconds of virtual time since the beginning. */
export function createStory(now: () => number): ToldStory {
  const lines: string[] = [];
  const start = now();
  return {
    tell(words) {
      const seconds = ((now() - start) / 1_000).toFixed(3).padStart(9);
      lines.push(`${seconds}  ${words()}`);
    },
    text: () => lines.join('\n'),
  };
}

/** Enough of an identifier to tell it from others; any other text as it is. */
export function shortSid(text: string): string {
  return text.replaceAll(/(C[AF])[0-9a-f]{28}([0-9a-f]{4})/g, '$1…$2');
}

interface Flags {
  readonly status: string;
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
  readonly callSidToCoach: string | null;
}

export function shortFlags(person: Flags): readonly string[] {
  return [
    ...(person.status === 'connected' ? [] : [person.status]),
    ...(person.muted ? ['muted'] : []),
    ...(person.hold ? ['held'] : []),
    ...(person.coaching ? [`coaching ${person.callSidToCoach}`] : []),
  ];
}

/** A promise of the console's that it broke. */
export class Violation extends Error {
  override readonly name = 'Violation';
}
