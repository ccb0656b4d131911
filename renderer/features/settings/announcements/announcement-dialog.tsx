import { Button, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ANNOUNCEMENT_LANGUAGES } from '../../../../common/ipc/announcement.ts';
import type { SavedAnnouncement } from '../../../../common/ipc/saved-announcement.ts';
import { uiWords } from '../../../ui/words.ts';
import { Choices } from '../choices.tsx';
import rows from '../rows.module.css';
import { settingsWords } from '../words.ts';
import { type AnnouncementDraft, draftOf, readDraft } from './announcement-draft.ts';
import { announcementsWords as words } from './words.ts';

interface AnnouncementDialogProps {
  /** Null while nobody edits; the place is null for a new one. */
  readonly edited: { readonly at: number | null } | null;
  readonly announcements: readonly SavedAnnouncement[];
  /** With the edited one in its place. */
  readonly onSave: (announcements: SavedAnnouncement[]) => void;
  readonly onClose: () => void;
}

/** A new announcement, or another text for one that is there. */
export function AnnouncementDialog({
  edited,
  announcements,
  onSave,
  onClose,
}: AnnouncementDialogProps) {
  const saved = edited?.at == null ? undefined : announcements[edited.at];
  const title = saved === undefined ? words.addTitle() : words.editTitle(saved.name);
  return (
    <Modal opened={edited !== null} onClose={onClose} title={title} size={560}>
      {edited !== null && (
        <AnnouncementForm
          at={edited.at}
          announcements={announcements}
          onSave={onSave}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

interface FormProps extends Omit<AnnouncementDialogProps, 'edited'> {
  readonly at: number | null;
}

function AnnouncementForm({ at, announcements, onSave, onClose }: FormProps) {
  const [draft, setDraft] = useState(() =>
    draftOf(at === null ? undefined : announcements[at], usualLanguage()),
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});

  function change(changes: Partial<AnnouncementDraft>): void {
    setDraft((before) => ({ ...before, ...changes }));
  }

  function save(): void {
    const read = readDraft(draft, announcements, at);
    setProblems(read.ok ? {} : read.problems);
    if (read.ok) onSave(read.announcements);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={words.name()}
          placeholder={words.nameExample()}
          data-autofocus
          dir="auto"
          value={draft.name}
          error={problems.name ?? problems.all}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <Choices
          label={words.kind()}
          value={draft.kind}
          choices={(['text', 'url'] as const).map((value) => ({
            value,
            name: words.kindOf(value),
            what: words.kindIs(value),
          }))}
          onChoose={(kind) => change({ kind })}
        />
        {draft.kind === 'text' ? (
          <TextFields draft={draft} problems={problems} onChange={change} />
        ) : (
          <AddressFields draft={draft} problems={problems} onChange={change} />
        )}
        <div className={rows.foot}>
          <Button type="submit">{settingsWords.save()}</Button>
          <Button variant="default" onClick={onClose}>
            {uiWords.cancel()}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface FieldsProps {
  readonly draft: AnnouncementDraft;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (changes: Partial<AnnouncementDraft>) => void;
}

function TextFields({ draft, problems, onChange }: FieldsProps) {
  return (
    <>
      <Textarea
        label={words.text()}
        autosize
        minRows={3}
        maxRows={8}
        dir="auto"
        value={draft.text}
        error={problems.text}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <NativeSelect
        label={words.language()}
        value={draft.language}
        data={ANNOUNCEMENT_LANGUAGES.map((value) => ({ value, label: words.languageName(value) }))}
        onChange={({ currentTarget }) => {
          const language = ANNOUNCEMENT_LANGUAGES.find((one) => one === currentTarget.value);
          if (language !== undefined) onChange({ language });
        }}
      />
      <TextInput
        label={words.voice()}
        description={words.voiceIs()}
        placeholder={words.voiceExample()}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        value={draft.voice}
        error={problems.voice}
        onChange={({ currentTarget }) => onChange({ voice: currentTarget.value })}
      />
    </>
  );
}

function AddressFields({ draft, problems, onChange }: FieldsProps) {
  return (
    <>
      <TextInput
        label={words.url()}
        placeholder={words.urlExample()}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        value={draft.url}
        error={problems.url}
        onChange={({ currentTarget }) => onChange({ url: currentTarget.value })}
      />
      <NativeSelect
        label={words.method()}
        value={draft.method}
        data={['GET', 'POST']}
        onChange={({ currentTarget }) =>
          onChange({ method: currentTarget.value === 'POST' ? 'POST' : 'GET' })
        }
      />
    </>
  );
}

function usualLanguage() {
  return ANNOUNCEMENT_LANGUAGES.find((language) => language === navigator.language) ?? 'en-US';
}
