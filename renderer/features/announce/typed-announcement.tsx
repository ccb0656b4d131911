import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import {
  ANNOUNCEMENT_LANGUAGES,
  type AnnouncementLanguage,
  announcementTextSchema,
} from '../../../common/ipc/announcement.ts';
import { useStores } from '../../store/stores.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';

interface TypedAnnouncementProps {
  /** Who hears it. */
  readonly audience: { readonly words: string; readonly isGone: boolean };
  readonly onAnnounce: (playable: {
    readonly url: string;
    readonly method: 'POST';
    readonly text: string;
  }) => void;
  readonly onClose: () => void;
}

/** Has the relay keep a text for Twilio to speak. What was typed stays until the relay has it. */
export function TypedAnnouncement({ audience, onAnnounce, onClose }: TypedAnnouncementProps) {
  const { bridge } = useStores();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const isWanted = useRef(true);
  useEffect(() => {
    isWanted.current = true;
    return () => {
      isWanted.current = false;
    };
  }, []);
  const form = useForm<{ text: string; language: AnnouncementLanguage }>({
    initialValues: { text: '', language: usualLanguage() },
    validate: {
      text: (text) =>
        announcementTextSchema.shape.text.safeParse(text).error?.issues[0]?.message ?? null,
    },
  });

  async function announce({ text, language }: typeof form.values): Promise<void> {
    setFailure(null);
    setIsWriting(true);
    const written = await bridge.call('announcement:write', { text, language });
    // It was cancelled while the relay took its time: nobody may hear it any more.
    if (!isWanted.current) return;
    setIsWriting(false);
    if (written.ok) onAnnounce({ url: written.value.url, method: 'POST', text: text.trim() });
    else setFailure(written.error);
  }

  return (
    <form onSubmit={form.onSubmit((values) => void announce(values))} noValidate>
      <Stack gap="md">
        <Text size="sm">{audience.words}</Text>
        <Textarea
          label="Text"
          description="A voice says it word for word."
          autosize
          minRows={3}
          maxRows={8}
          data-autofocus
          {...form.getInputProps('text')}
        />
        <NativeSelect label="Language" data={LANGUAGES} {...form.getInputProps('language')} />
        <FailureAlert failure={failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={audience.isGone} loading={isWriting}>
            Announce
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
const LANGUAGES = ANNOUNCEMENT_LANGUAGES.map((value) => ({
  value,
  label: NAMES.of(value) ?? value,
}));

function usualLanguage(): AnnouncementLanguage {
  return ANNOUNCEMENT_LANGUAGES.find((language) => language === navigator.language) ?? 'en-US';
}
