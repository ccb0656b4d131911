import {
  Button,
  Checkbox,
  Collapse,
  Group,
  NumberInput,
  PasswordInput,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import { type ProfileSummary, profileDraftSchema } from '../../../common/ipc/profile.ts';
import { useStores } from '../../store/stores.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import type { Busy } from './busy.ts';
import { draftOf, EMPTY_FORM, fieldAt, type ProfileFormValues } from './profile-draft.ts';
import classes from './sign-in-view.module.css';

interface ProfileFormProps {
  /** With no account yet the form stands open. */
  readonly isFirst: boolean;
  readonly busy: Busy;
  readonly onSaved: (profile: ProfileSummary) => Promise<void>;
}

/** Adds an account. The secrets leave the page the moment that the main process has them. */
export function ProfileForm({ isFirst, busy, onSaved }: ProfileFormProps) {
  const { bridge } = useStores();
  const [isOpen, { toggle }] = useDisclosure(false);
  const [showsPlace, { toggle: togglePlace }] = useDisclosure(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm<ProfileFormValues>({
    initialValues: EMPTY_FORM,
    validate: (values) => problemsOf(values),
  });

  const isGateway = form.values.gateway;

  async function save(values: ProfileFormValues): Promise<void> {
    const draft = profileDraftSchema.parse(draftOf(values));
    setFailure(null);
    const saved = await bridge.call('profiles:save', draft);
    if (!saved.ok) {
      const { field, message, hint } = saved.error;
      if (field === undefined) setFailure(saved.error);
      else form.setFieldError(fieldAt(field), `${message} ${hint}`);
      return;
    }
    form.reset();
    await onSaved(saved.value);
  }

  if (!isFirst && !isOpen) {
    return (
      <Button variant="default" size="xs" onClick={toggle} disabled={busy.with !== null}>
        Add an account
      </Button>
    );
  }
  return (
    <form
      onSubmit={form.onSubmit((values) => busy.run('form', () => save(values)))}
      noValidate
      autoComplete="off"
    >
      <fieldset className={classes.fields} disabled={busy.with !== null}>
        <TextInput label="Name" placeholder="North support" {...form.getInputProps('name')} />
        <TextInput
          label="Account SID"
          placeholder="AC…"
          spellCheck={false}
          {...form.getInputProps('accountSid')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label="Relay address"
            description="Tells changes as they happen; leave empty without one"
            placeholder="https://relay.example.com"
            spellCheck={false}
            {...form.getInputProps('relayUrl')}
          />
          <PasswordInput
            label="Relay token"
            description="From whoever runs the relay"
            autoComplete="off"
            {...form.getInputProps('relayToken')}
          />
        </SimpleGrid>
        <Checkbox
          label="Requests go through the relay: this computer holds no Twilio secret"
          {...form.getInputProps('gateway', { type: 'checkbox' })}
        />
        {!isGateway && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              label="API key SID"
              description="Leave empty to use the auth token"
              placeholder="SK…"
              spellCheck={false}
              {...form.getInputProps('apiKeySid')}
            />
            <PasswordInput
              label="Secret"
              description="Of the API key, or the auth token"
              autoComplete="off"
              {...form.getInputProps('secret')}
            />
          </SimpleGrid>
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label="Your phone"
            description="Where Twilio calls you to listen and coach"
            placeholder="client:alex or +14155550100"
            {...form.getInputProps('endpoint')}
          />
          <TextInput
            label="Caller id"
            description="A number of the account that calls you"
            placeholder="+14155550199"
            {...form.getInputProps('callerId')}
          />
        </SimpleGrid>
        <TextInput
          label="Your name"
          description="How other supervisors see you on a call"
          {...form.getInputProps('supervisorName')}
        />
        <Button
          variant="default"
          size="compact-sm"
          onClick={togglePlace}
          aria-expanded={showsPlace}
          leftSection={showsPlace ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          style={{ justifySelf: 'start' }}
        >
          Region, edge, address and budget
        </Button>
        <Collapse expanded={showsPlace}>
          <Stack gap="sm">
            {!isGateway && (
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                <TextInput label="Region" placeholder="ie1" {...form.getInputProps('region')} />
                <TextInput label="Edge" placeholder="dublin" {...form.getInputProps('edge')} />
              </SimpleGrid>
            )}
            {!isGateway && (
              <TextInput
                label="Base URL"
                description="Instead of Twilio’s own address; leave empty unless told otherwise"
                placeholder="https://api.twilio.com"
                {...form.getInputProps('baseUrl')}
              />
            )}
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <NumberInput
                label="Requests a minute"
                description="The most that reading the calls may use. Twilio counts it together with your production traffic."
                min={30}
                max={3_000}
                step={30}
                allowDecimal={false}
                placeholder="300"
                {...form.getInputProps('requestsPerMinute')}
              />
              <NumberInput
                label="Requests at once"
                description="More are quicker, and sooner refused (429): Twilio limits the whole account, production too."
                min={2}
                max={20}
                allowDecimal={false}
                placeholder="2"
                {...form.getInputProps('requestsAtOnce')}
              />
            </SimpleGrid>
          </Stack>
        </Collapse>
        <FailureAlert failure={failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={busy.with === 'form'}>
            Check and sign in
          </Button>
        </Group>
      </fieldset>
    </form>
  );
}

/** The first problem of each field, in words. */
function problemsOf(values: ProfileFormValues): Record<string, string> {
  const parsed = profileDraftSchema.safeParse(draftOf(values));
  const problems: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    problems[fieldAt(path.join('.'))] ??= message;
  }
  return problems;
}
