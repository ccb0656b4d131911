import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import {
  type SavedAnnouncement,
  savedAnnouncementsSchema,
} from '../../../common/ipc/saved-announcement.ts';
import { changeSettings } from '../../store/change-settings.ts';
import { useStores } from '../../store/stores.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import type { Content } from './draft.ts';
import { withSaved } from './with-saved.ts';
import { announceWords as words } from './words.ts';

interface SaveThisProps {
  /** Null while there is nothing to save. */
  readonly content: Content | null;
  readonly saved: readonly SavedAnnouncement[];
}

/** Keeps what was composed under a name; a name that is there already is given to this one. */
export function SaveThis({ content, saved }: SaveThisProps) {
  const stores = useStores();
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<string | null>(null);

  if (name === null || content === null) {
    return (
      <Group gap="xs">
        <Button variant="default" disabled={content === null} onClick={() => setName('')}>
          {words.save()}
        </Button>
        <Text size="sm" role="status">
          {done === null ? '' : words.saved(done)}
        </Text>
      </Group>
    );
  }

  const { same, next } = withSaved(saved, name, content);

  async function save(): Promise<void> {
    const checked = savedAnnouncementsSchema.safeParse(next);
    setError(checked.error?.issues[0]?.message ?? null);
    if (!checked.success || name === null) return;
    const kept = await changeSettings(stores, { announcements: checked.data });
    setFailure(kept.ok ? null : kept.error);
    if (!kept.ok) return;
    setDone(name.trim());
    setName(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void save();
    }
    if (event.key === 'Escape') setName(null);
  }

  return (
    <Stack gap="xs" flex={1}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={words.saveName()}
          dir="auto"
          autoFocus
          // Escape closes this field, not the dialog with what was typed.
          data-mantine-stop-propagation
          value={name}
          error={error}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button variant="default" onClick={() => void save()}>
          {same === null ? words.saveIt() : words.replaceIt(same.name)}
        </Button>
      </Group>
      <FailureAlert failure={failure} />
    </Stack>
  );
}
