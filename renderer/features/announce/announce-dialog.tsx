import {
  Button,
  Group,
  Modal,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { announceUrlSchema } from '../../../common/model/announce-url.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster, useSession, useStores } from '../../store/stores.tsx';
import { useName } from '../floor/use-name.ts';
import { TypedAnnouncement } from './typed-announcement.tsx';

export type AnnounceTarget =
  | { readonly kind: 'one'; readonly participant: ParticipantRow }
  | { readonly kind: 'all'; readonly conference: ConferenceRow };

interface AnnounceDialogProps {
  /** Null while nobody announces. */
  readonly target: AnnounceTarget | null;
  readonly onClose: () => void;
}

/** Has a text spoken, or what an address serves (TwiML or audio) played, to one person or a whole call. */
export function AnnounceDialog({ target, onClose }: AnnounceDialogProps) {
  const nameOf = useName();
  const name = target === null ? '' : audienceOf(target, nameOf);
  return (
    <Modal opened={target !== null} onClose={onClose} title={`Announce to ${name}`}>
      {target !== null && <AnnounceForm target={target} name={name} onClose={onClose} />}
    </Modal>
  );
}

/** What is played, and at which address Twilio finds it. */
interface Playable {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly text?: string;
}

interface FormProps {
  readonly audience: Audience;
  readonly onAnnounce: (playable: Playable) => void;
  readonly onClose: () => void;
}

function AnnounceForm({
  target,
  name,
  onClose,
}: {
  target: AnnounceTarget;
  name: string;
  onClose: () => void;
}) {
  const { commands } = useStores();
  const hasRelay = useSession(
    ({ session }) => session?.state === 'active' && session.profile.relay !== undefined,
  );
  const [how, setHow] = useState<'text' | 'url'>(hasRelay ? 'text' : 'url');
  const audience = useAudience(target, name);

  function announce(playable: Playable): void {
    if (target.kind === 'one') {
      const { conferenceSid, callSid } = target.participant;
      void commands.run({ kind: 'announce', conferenceSid, callSid, ...playable });
    } else {
      const conferenceSid = target.conference.sid;
      void commands.run({ kind: 'announce-to-all', conferenceSid, ...playable });
    }
    onClose();
  }

  const form = { audience, onAnnounce: announce, onClose };
  return (
    <Stack gap="md">
      {hasRelay && (
        <SegmentedControl
          aria-label="What is announced"
          value={how}
          onChange={(chosen) => setHow(chosen === 'text' ? 'text' : 'url')}
          data={[
            { value: 'text', label: 'Typed text' },
            { value: 'url', label: 'Address' },
          ]}
        />
      )}
      {how === 'text' ? <TypedAnnouncement {...form} /> : <AddressForm {...form} />}
    </Stack>
  );
}

function AddressForm({ audience, onAnnounce, onClose }: FormProps) {
  const form = useForm<{ url: string; method: string }>({
    initialValues: { url: '', method: 'POST' },
    validate: {
      url: (value) => announceUrlSchema.safeParse(value).error?.issues[0]?.message ?? null,
    },
  });

  return (
    <form
      onSubmit={form.onSubmit(({ url, method }) =>
        onAnnounce({ url, method: method === 'GET' ? 'GET' : 'POST' }),
      )}
      noValidate
    >
      <Stack gap="md">
        <Text size="sm">{audience.words}</Text>
        <TextInput
          label="URL"
          description="Twilio fetches this address: TwiML with <Say> or <Play>, or an audio file."
          placeholder="https://example.com/announcement.xml"
          data-autofocus
          {...form.getInputProps('url')}
        />
        <NativeSelect
          label="Method"
          description="How Twilio asks the address."
          data={['POST', 'GET']}
          {...form.getInputProps('method')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={audience.isGone}>
            Announce
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Audience {
  readonly words: string;
  readonly isGone: boolean;
}

/** Who hears it, as Twilio tells it now, or that nobody can hear it any more. */
function useAudience(target: AnnounceTarget, name: string): Audience {
  const sid = target.kind === 'all' ? target.conference.sid : target.participant.conferenceSid;
  const participants = useRoster((state) => state.view?.conferences.get(sid)?.participants);
  if (participants === undefined) return { words: 'The call has ended meanwhile.', isGone: true };
  if (target.kind === 'one') {
    return participants.has(target.participant.callSid)
      ? { words: `Only ${name} hears it.`, isGone: false }
      : { words: `${name} left the call meanwhile.`, isGone: true };
  }
  const words = allHear([...participants.values()].filter(isConnected).length);
  return { words, isGone: false };
}

function isConnected({ status }: ParticipantRow): boolean {
  return status === 'connected';
}

function allHear(count: number): string {
  if (count === 0) return 'Nobody is connected to the call yet.';
  return count === 1
    ? 'The one person on the call hears it.'
    : `All ${count} on the call hear it, customers too.`;
}

function audienceOf(target: AnnounceTarget, nameOf: (row: ParticipantRow) => string): string {
  return target.kind === 'one'
    ? nameOf(target.participant)
    : `everyone on ${target.conference.friendlyName}`;
}
