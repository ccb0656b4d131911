import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import { type SavedView, savedViewsSchema } from '../../../common/floor/saved-view.ts';
import { changeSettings } from '../../store/change-settings.ts';
import { useStores } from '../../store/stores.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { findWords } from './words.ts';

interface SaveViewDialogProps {
  readonly isOpen: boolean;
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

/** Gives the look of now a name; a name that is there already is given to this look. */
export function SaveViewDialog({ isOpen, views, onClose }: SaveViewDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={findWords.saveTitle()}>
      <SaveViewForm views={views} onClose={onClose} />
    </Modal>
  );
}

function SaveViewForm({ views, onClose }: Omit<SaveViewDialogProps, 'isOpen'>) {
  const stores = useStores();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const same = views.find((view) => view.name.toLowerCase() === name.trim().toLowerCase());

  async function save(): Promise<void> {
    const { words, chips, sorting, isGrouped } = stores.look.getState();
    const id = same?.id ?? crypto.randomUUID();
    const view = { id, name, words, chips, sorting, isGrouped };
    const next =
      same === undefined ? [...views, view] : views.map((one) => (one === same ? view : one));
    const checked = savedViewsSchema.safeParse(next);
    setError(checked.error?.issues[0]?.message ?? null);
    if (!checked.success) return;
    setIsSaving(true);
    const saved = await changeSettings(stores, { views: checked.data });
    setIsSaving(false);
    if (saved.ok) onClose();
    else setFailure(saved.error);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{findWords.saveWhat()}</Text>
        <TextInput
          label={findWords.name()}
          placeholder={findWords.namePlaceholder()}
          data-autofocus
          dir="auto"
          value={name}
          error={error}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <FailureAlert failure={failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {findWords.cancel()}
          </Button>
          <Button type="submit" loading={isSaving}>
            {same === undefined ? findWords.saveIt() : findWords.replaceIt(same.name)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
