import { Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type SavedView, savedViewsSchema } from '../../../common/floor/saved-view.ts';
import { useStores } from '../../store/stores.tsx';
import { ViewsForm } from './views-form.tsx';
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
  const { look } = useStores();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const same = views.find((view) => view.name.toLowerCase() === name.trim().toLowerCase());

  function judge(): SavedView[] | null {
    const { words, chips, sorting, isGrouped } = look.getState();
    const id = same?.id ?? crypto.randomUUID();
    const view = { id, name, words, chips, sorting, isGrouped };
    const next =
      same === undefined ? [...views, view] : views.map((one) => (one === same ? view : one));
    const checked = savedViewsSchema.safeParse(next);
    setError(checked.error?.issues[0]?.message ?? null);
    return checked.success ? checked.data : null;
  }

  return (
    <ViewsForm
      agree={same === undefined ? findWords.saveIt() : findWords.replaceIt(same.name)}
      judge={judge}
      onClose={onClose}
      gap="md"
    >
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
    </ViewsForm>
  );
}
