import { ActionIcon, Button, CopyButton, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconAdjustments, IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import { withCorrection } from '../../../common/floor/role-of.ts';
import { DEFAULT_ROLES, ROLES, type Role } from '../../../common/floor/roles.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { changeSettings } from '../../store/change-settings.ts';
import { useLocal, useStores } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { formatAddress } from '../../ui/address.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { uiWords } from '../../ui/words.ts';
import { changeWords } from '../change/words.ts';
import { useFloorActions } from './floor-actions.tsx';
import classes from './person-dialog.module.css';
import { guesserFor, useRoleGuess } from './role-guess.ts';
import { useName } from './use-name.ts';
import { floorWords } from './words.ts';

interface PersonDialogProps {
  /** Null while nobody is asked about. */
  readonly participant: ParticipantRow | null;
  readonly onClose: () => void;
}

/** Who somebody is: what Twilio knows them by, and their role, which can be said by hand. */
export function PersonDialog({ participant, onClose }: PersonDialogProps) {
  const name = useName();
  return (
    <Modal
      opened={participant !== null}
      onClose={onClose}
      title={participant === null ? '' : floorWords.aboutTitle(name(participant))}
    >
      {participant !== null && (
        <Stack gap="lg">
          <Marks row={participant} />
          <RoleChoice row={participant} />
          <Group justify="space-between">
            <ChangeButton row={participant} onClose={onClose} />
            <Button onClick={onClose} data-autofocus>
              {uiWords.close()}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function ChangeButton({ row, onClose }: { row: ParticipantRow; onClose: () => void }) {
  const { change } = useFloorActions();
  const may = useMay();
  if (!may('change')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconAdjustments size={16} aria-hidden />}
      onClick={() => {
        onClose();
        change(row);
      }}
    >
      {changeWords.open()}
    </Button>
  );
}

function Marks({ row }: { row: ParticipantRow }) {
  const address = row.address === null ? null : formatAddress(row.address);
  return (
    <dl className={classes.marks}>
      <Mark name={floorWords.label()} text={row.label} />
      <Mark name={floorWords.address()} text={address} copied={row.address} />
      <Mark name={floorWords.callSid()} text={row.callSid} />
      <Mark name={floorWords.conferenceSid()} text={row.conferenceSid} />
    </dl>
  );
}

interface MarkProps {
  readonly name: string;
  readonly text: string | null;
  /** Where it is written otherwise than it is read. */
  readonly copied?: string | null;
}

function Mark({ name, text, copied = text }: MarkProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{text ?? floorWords.noLabel()}</bdi>
        {copied !== null && (
          <CopyButton value={copied}>
            {({ copied: isCopied, copy }) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={isCopied ? floorWords.copied() : floorWords.copy(name)}
                onClick={copy}
              >
                {isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              </ActionIcon>
            )}
          </CopyButton>
        )}
      </dd>
    </div>
  );
}

/** A console's own leg is a supervisor, whatever anybody says. */
function RoleChoice({ row }: { row: ParticipantRow }) {
  const stores = useStores();
  const roles = useLocal(({ settings }) => settings?.settings.roles ?? DEFAULT_ROLES);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { role, why } = useRoleGuess()(row);
  const byRules = guesserFor(withoutCorrections(roles))(row).role;
  if (why.kind === 'console') return <Text size="sm">{floorWords.roleIs(role, why)}</Text>;
  const canRemember = withCorrection(roles.corrections, row, null) !== null;
  if (!canRemember) return <Text size="sm">{floorWords.cannotRemember()}</Text>;

  async function choose(value: string): Promise<void> {
    const chosen = ROLES.find((one) => one === value) ?? null;
    const corrections = withCorrection(roles.corrections, row, chosen);
    if (corrections === null) return;
    const saved = await changeSettings(stores, {
      roles: { ...roles, corrections: [...corrections] },
    });
    setFailure(saved.ok ? null : saved.error);
  }

  return (
    <Radio.Group
      label={floorWords.whoIsIt()}
      description={
        row.label === null
          ? floorWords.rememberedBy('address', formatAddress(row.address ?? ''))
          : floorWords.rememberedBy('label', row.label)
      }
      value={why.kind === 'corrected' ? role : BY_RULES}
      onChange={(value) => void choose(value)}
    >
      <Stack gap={8} mt="sm">
        <Radio value={BY_RULES} label={floorWords.byRules(byRules)} />
        {ROLES.filter(isSaid).map((one) => (
          <Radio key={one} value={one} label={floorWords.role(one)} />
        ))}
        <FailureAlert failure={failure} />
      </Stack>
    </Radio.Group>
  );
}

const BY_RULES = 'rules';

/** Nobody says of somebody that they are unknown. */
function isSaid(role: Role): boolean {
  return role !== 'unknown';
}

/** The very same object for the same rules, so that what is guessed by them is remembered. */
const plain = new WeakMap<typeof DEFAULT_ROLES, typeof DEFAULT_ROLES>();

function withoutCorrections(roles: typeof DEFAULT_ROLES): typeof DEFAULT_ROLES {
  const known = plain.get(roles) ?? { ...roles, corrections: [] };
  plain.set(roles, known);
  return known;
}
