import { ActionIcon, Group, Modal, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type SavedView, savedViewsSchema } from '../../../common/floor/saved-view.ts';
import { ViewsForm } from './views-form.tsx';
import { findWords } from './words.ts';

interface ManageViewsDialogProps {
  readonly isOpen: boolean;
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

/** Renames and deletes saved views; nothing of it is done before it is saved. */
export function ManageViewsDialog({ isOpen, views, onClose }: ManageViewsDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={findWords.manageTitle()}>
      <ManageViewsForm views={views} onClose={onClose} />
    </Modal>
  );
}

function ManageViewsForm({ views, onClose }: Omit<ManageViewsDialogProps, 'isOpen'>) {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [deleted, setDeleted] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<{ readonly id: string; readonly error: string } | null>(null);

  function judge(): SavedView[] | null {
    const left = views
      .filter(({ id }) => !deleted.includes(id))
      .map((view) => ({ ...view, name: names[view.id] ?? view.name }));
    const checked = savedViewsSchema.safeParse(left);
    setWrong(checked.success ? null : wrongOf(checked.error.issues[0], left));
    return checked.success ? checked.data : null;
  }

  return (
    <ViewsForm agree={findWords.saveChanges()} judge={judge} onClose={onClose} gap="sm">
      {views.map(({ id, name }) => {
        const isDeleted = deleted.includes(id);
        return (
          <Group key={id} gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={findWords.nameOf(name)}
              dir="auto"
              value={names[id] ?? name}
              readOnly={isDeleted}
              description={isDeleted ? findWords.deleted() : undefined}
              error={wrong?.id === id ? wrong.error : null}
              onChange={({ currentTarget }) => {
                const { value } = currentTarget;
                setNames((before) => ({ ...before, [id]: value }));
              }}
            />
            <ActionIcon
              variant="default"
              size={34}
              aria-label={isDeleted ? findWords.bringBack(name) : findWords.remove(name)}
              onClick={() =>
                setDeleted(isDeleted ? deleted.filter((one) => one !== id) : [...deleted, id])
              }
            >
              {isDeleted ? <IconArrowBackUp size={16} /> : <IconTrash size={16} />}
            </ActionIcon>
          </Group>
        );
      })}
    </ViewsForm>
  );
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** On which view an error stands: the one that it names, else the later of two with one name. */
function wrongOf(issue: Issue | undefined, views: readonly SavedView[]) {
  if (issue === undefined) return null;
  const at = issue.path[0];
  const names = views.map(({ name }) => name.trim().toLowerCase());
  const twice = views.find((_, index) => names.indexOf(names[index] ?? '') < index);
  const view = typeof at === 'number' ? views[at] : twice;
  return view === undefined ? null : { id: view.id, error: issue.message };
}
