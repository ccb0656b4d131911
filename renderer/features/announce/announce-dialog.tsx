import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { announceUrlSchema } from '../../../common/model/announce-url.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster, useStores } from '../../store/stores.tsx';
import { useName } from '../floor/use-name.ts';

export type AnnounceTarget =
  | { readonly kind: 'one'; readonly participant: ParticipantRow }
  | { readonly kind: 'all'; readonly conference: ConferenceRow };

interface AnnounceDialogProps {
  /** Null while nobody announces. */
  readonly target: AnnounceTarget | null;
  readonly onClose: () => void;
}

/** Plays what an address serves (TwiML or audio) to one person or to a whole call. */
export function AnnounceDialog({ target, onClose }: AnnounceDialogProps) {
  const nameOf = useName();
  const name = target === null ? '' : audienceOf(target, nameOf);
  return (
    <Modal opened={target !== null} onClose={onClose} title={`Announce to ${name}`}>
      {target !== null && <AnnounceForm target={target} name={name} onClose={onClose} />}
    </Modal>
  );
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
  const form = useForm<{ url: string; method: string }>({
    initialValues: { url: '', method: 'POST' },
    validate: {
      url: (value) => announceUrlSchema.safeParse(value).error?.issues[0]?.message ?? null,
    },
  });

  function announce({ url, method: chosen }: { url: string; method: string }): void {
    const method = chosen === 'GET' ? 'GET' : 'POST';
    if (target.kind === 'one') {
      const { conferenceSid, callSid } = target.participant;
      void commands.run({ kind: 'announce', conferenceSid, callSid, url, method }, name);
    } else {
      const conferenceSid = target.conference.sid;
      void commands.run({ kind: 'announce-to-all', conferenceSid, url, method }, name);
    }
    onClose();
  }

  return (
    <form onSubmit={form.onSubmit(announce)} noValidate>
      <Stack gap="md">
        <Audience target={target} name={name} />
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
          <Button type="submit">Announce</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Audience({ target, name }: { target: AnnounceTarget; name: string }) {
  const sid = target.kind === 'all' ? target.conference.sid : target.participant.conferenceSid;
  const count = useRoster((state) => state.view?.conferences.get(sid)?.participants.size ?? 0);
  return (
    <Text size="sm">
      {target.kind === 'one'
        ? `Only ${name} hears it.`
        : `All ${count} on the call hear it, customers too.`}
    </Text>
  );
}

function audienceOf(target: AnnounceTarget, nameOf: (row: ParticipantRow) => string): string {
  return target.kind === 'one'
    ? nameOf(target.participant)
    : `everyone on ${target.conference.friendlyName}`;
}
