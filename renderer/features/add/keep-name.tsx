import { Button, Group, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { uiWords } from '../../ui/words.ts';
import { addWords as words } from './words.ts';

interface KeepNameProps {
  /** What the button says that asks for the name. */
  readonly ask: string;
  readonly label: string;
  readonly description?: string;
  /** What the field begins with. */
  readonly first?: string;
  readonly isThere: (name: string) => boolean;
  /** Answers in words why it could not be kept; null when it was. */
  readonly onKeep: (name: string) => Promise<string | null>;
}

/** Keeps something under a name, without leaving the form that it is in. */
export function KeepName({ ask, label, description, first = '', isThere, onKeep }: KeepNameProps) {
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  if (name === null) {
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setName(first)}>
        {ask}
      </Button>
    );
  }

  async function keep(): Promise<void> {
    const why = await onKeep(name ?? '');
    setError(why);
    if (why === null) setName(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      // It keeps the name, and dials nobody.
      event.preventDefault();
      event.stopPropagation();
      void keep();
    }
    if (event.key === 'Escape') setName(null);
  }

  return (
    <div>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          label={label}
          dir="auto"
          autoComplete="off"
          autoFocus
          // Escape closes this field, not the dialog with what was typed.
          data-mantine-stop-propagation
          value={name}
          error={error}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button variant="default" size="xs" onClick={() => void keep()}>
          {isThere(name) ? words.replace() : words.save()}
        </Button>
        <Button variant="subtle" size="xs" onClick={() => setName(null)}>
          {uiWords.cancel()}
        </Button>
      </Group>
      {description !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {description}
        </Text>
      )}
    </div>
  );
}
