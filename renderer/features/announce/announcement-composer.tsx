import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import type { SavedAnnouncement } from '../../../common/ipc/saved-announcement.ts';
import { useLocal, useSession } from '../../store/stores.tsx';
import { ChangedNotice } from '../../ui/changed-notice.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { IS_MAC } from '../keyboard/platform.ts';
import { AddressFields } from './address-fields.tsx';
import classes from './announcement-composer.module.css';
import { type Content, contentOf, type DraftField, draftOf, emptyDraft } from './draft.ts';
import { SaveThis } from './save-this.tsx';
import { SavedPicker } from './saved-picker.tsx';
import { SpokenPreview } from './spoken-preview.tsx';
import type { AnnounceTarget } from './target.ts';
import { TextFields } from './text-fields.tsx';
import { useAnnounce } from './use-announce.ts';
import { useAudience } from './use-audience.ts';
import { type Way, announceWords as words } from './words.ts';

interface AnnouncementComposerProps {
  readonly target: AnnounceTarget;
  readonly onClose: () => void;
  readonly onManage: (() => void) | undefined;
}

interface Wrong {
  readonly field: DraftField;
  readonly error: string;
}

/** A saved announcement, a text or an address: what will be heard and by whom, before anybody hears it. */
export function AnnouncementComposer({ target, onClose, onManage }: AnnouncementComposerProps) {
  const saved = useLocal(({ settings }) => settings?.settings.announcements ?? NONE);
  const hasRelay = useSession(
    ({ session }) => session?.state === 'active' && session.profile.relay !== undefined,
  );
  const ways = WAYS.filter((way) => way !== 'text' || hasRelay);
  const [draft, setDraft] = useState(() =>
    emptyDraft(firstWay(saved, hasRelay), navigator.language),
  );
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { announce, isWriting } = useAnnounce(target);
  const audience = useAudience(target);
  const { isSettled, hasChanged } = useSettled(audience.sentences.join('\n'));
  const read = contentOf(draft, saved);
  const content = 'content' in read ? read.content : null;

  function change(changes: Partial<typeof draft>): void {
    setDraft((before) => ({ ...before, ...changes }));
    setWrong(null);
    setFailure(null);
  }

  /** Shown and focused where it is to be mended. */
  function complain(complaint: Wrong): void {
    setWrong(complaint);
    const { elements } = form.current ?? {};
    const field = elements?.namedItem(complaint.field);
    if (field instanceof HTMLElement) field.focus();
  }

  async function submit(): Promise<void> {
    // By key, too: nobody hears it who was not read about.
    if (audience.isGone || !isSettled || isWriting) return;
    if (!('content' in read)) return complain(read);
    setWrong(null);
    setFailure(null);
    const refused = await announce(read.content);
    if (refused === 'not-wanted') return;
    if (refused === null) return onClose();
    const field = fieldOf(refused, draft.way);
    if (field === null) setFailure(refused);
    else complain({ field, error: `${refused.message} ${refused.hint}` });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    void submit();
  }

  function manage(): void {
    onClose();
    onManage?.();
  }

  const fields = { draft, wrong, onChange: change };
  return (
    <form
      ref={form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <div>
          <div role="status">
            {audience.sentences.map((sentence) => (
              <Text key={sentence} size="sm">
                {sentence}
              </Text>
            ))}
          </div>
          {hasChanged && !audience.isGone && <ChangedNotice />}
        </div>
        <SegmentedControl
          aria-label={words.ways()}
          value={draft.way}
          onChange={(way) => change({ way: ways.find((one) => one === way) ?? draft.way })}
          data={ways.map((value) => ({ value, label: words.way(value) }))}
        />
        {draft.way === 'saved' && <SavedPicker {...fields} saved={saved} hasRelay={hasRelay} />}
        {draft.way === 'text' && <TextFields {...fields} />}
        {draft.way === 'url' && <AddressFields {...fields} />}
        <SpokenPreview content={content} way={draft.way} />
        <FailureAlert failure={failure} />
        <Group justify="space-between" align="flex-start">
          <Tools
            way={draft.way}
            content={content}
            saved={saved}
            onChangeIt={(one) => change(draftOf(one, draft))}
            onManage={onManage === undefined ? undefined : manage}
          />
          <Group gap="sm" ms="auto">
            <Button variant="default" onClick={onClose}>
              {words.cancel()}
            </Button>
            <Button
              type="submit"
              disabled={audience.isGone}
              data-disabled={!isSettled}
              aria-disabled={!isSettled || undefined}
              loading={isWriting}
              aria-keyshortcuts={IS_MAC ? 'Meta+Enter' : 'Control+Enter'}
              rightSection={
                <kbd className={classes.keys} aria-hidden>
                  {words.keys(IS_MAC)}
                </kbd>
              }
            >
              {words.announce()}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

interface ToolsProps {
  readonly way: Way;
  readonly content: Content | null;
  readonly saved: readonly SavedAnnouncement[];
  readonly onChangeIt: (content: Content) => void;
  readonly onManage: (() => void) | undefined;
}

function Tools({ way, content, saved, onChangeIt, onManage }: ToolsProps) {
  if (way !== 'saved') return <SaveThis content={content} saved={saved} />;
  return (
    <Group gap="xs">
      {content !== null && (
        <Button variant="default" onClick={() => onChangeIt(content)}>
          {words.change()}
        </Button>
      )}
      {onManage !== undefined && (
        <Button variant="subtle" onClick={onManage}>
          {words.manage()}
        </Button>
      )}
    </Group>
  );
}

const WAYS = ['saved', 'text', 'url'] as const satisfies readonly Way[];
const NONE: readonly SavedAnnouncement[] = [];

/** What was saved is nearest at hand; a text needs a relay to be spoken. */
function firstWay(saved: readonly SavedAnnouncement[], hasRelay: boolean): Way {
  if (saved.some(({ content }) => hasRelay || content.kind === 'url')) return 'saved';
  return hasRelay ? 'text' : 'url';
}

/** Null when nothing that was typed is to blame. */
function fieldOf({ field }: Failure, way: Way): DraftField | null {
  if (way === 'saved') return field === undefined ? null : 'chosen';
  return field === 'text' || field === 'language' || field === 'voice' ? field : null;
}
