import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import type { SavedView } from '../../../common/floor/saved-view.ts';
import { changeSettings } from '../../store/change-settings.ts';
import { useStores } from '../../store/stores.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { uiWords } from '../../ui/words.ts';

interface ViewsFormProps {
  readonly agree: string;
  /** The views as they are to be kept; null where something is wrong with them, which it has said. */
  readonly judge: () => SavedView[] | null;
  readonly onClose: () => void;
  readonly gap: 'sm' | 'md';
  readonly children: ReactNode;
}

/** Keeps saved views, and closes when they are kept. */
export function ViewsForm({ agree, judge, onClose, gap, children }: ViewsFormProps) {
  const stores = useStores();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  async function save(): Promise<void> {
    const views = judge();
    if (views === null) return;
    setIsSaving(true);
    const saved = await changeSettings(stores, { views });
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
      <Stack gap={gap}>
        {children}
        <FailureAlert failure={failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {uiWords.cancel()}
          </Button>
          <Button type="submit" loading={isSaving}>
            {agree}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
