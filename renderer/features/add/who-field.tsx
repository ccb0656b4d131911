import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatAddress } from '../../ui/address.ts';
import { AddressField } from './address-field.tsx';
import { inFull } from './in-full.ts';
import { KeepName } from './keep-name.tsx';
import classes from './quick-add.module.css';
import { named } from './saved-people.ts';
import type { useKept } from './use-kept.ts';
import type { WhoRead } from './who.ts';
import { addWords as words } from './words.ts';

interface WhoFieldProps {
  readonly value: string;
  readonly read: WhoRead;
  /** What else is wrong with them, in words. */
  readonly problem: string | null;
  /** Somebody tried to dial: what is missing is said, too. */
  readonly isTried: boolean;
  readonly isFirst: boolean;
  readonly kept: ReturnType<typeof useKept>;
  readonly onChange: (value: string) => void;
}

/** Whom to dial, and how that was understood. */
export function WhoField({
  value,
  read,
  problem,
  isTried,
  kept,
  isFirst,
  onChange,
}: WhoFieldProps) {
  const [isLeft, setIsLeft] = useState(false);
  const { contacts, recents } = kept;
  const known = contacts.map(({ name, address }) => ({
    value: name,
    name,
    detail: formatAddress(address),
  }));
  const lately = recents
    .filter(({ address }) => contacts.every((contact) => contact.address !== address))
    .map(({ address }) => ({ value: address, name: formatAddress(address), detail: '' }));
  return (
    <div className={classes.who}>
      <AddressField
        name="To"
        label={words.who()}
        placeholder={words.whoExample()}
        description={<Understood read={read} />}
        error={wrongWith(read, problem, isTried, isLeft)}
        value={value}
        groups={[
          { title: words.contacts(), choices: known },
          { title: words.recents(), choices: lately },
        ].filter(({ choices }) => choices.length > 0)}
        isFirst={isFirst}
        onChange={(typed) => {
          setIsLeft(false);
          onChange(typed);
        }}
        onLeave={() => setIsLeft(true)}
      />
      <div className={classes.keep}>
        <ContactTool value={value} read={read} kept={kept} onChange={onChange} />
      </div>
    </div>
  );
}

/** Keeps who is in the field under a name, or forgets the contact that is there. */
function ContactTool({
  value,
  read,
  kept,
  onChange,
}: Pick<WhoFieldProps, 'value' | 'read' | 'kept' | 'onChange'>) {
  if (!('address' in read) || read.is === 'emergency') return null;
  const contact =
    named(kept.contacts, value) ?? kept.contacts.find(({ address }) => address === read.address);
  if (contact !== undefined) {
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => {
          // Their address stays in the field, so that they can be kept again.
          onChange(contact.address);
          void kept.forgetContact(contact.name);
        }}
      >
        {words.forgetContact(contact.name)}
      </Button>
    );
  }
  return (
    <KeepName
      ask={words.keepContact()}
      label={words.contactName()}
      isThere={(name) => named(kept.contacts, name) !== undefined}
      onKeep={(name) => kept.keepContact(name, read.address)}
    />
  );
}

/** How an address was understood, or which are. */
function Understood({ read }: { read: WhoRead }) {
  switch (read.is) {
    case 'number':
      return <span className={classes.understood}>{inFull(read)}</span>;
    case 'nothing':
    case 'wrong':
      return words.whoHelp();
    default:
      return (
        <span className={classes.understood}>
          {words.understood(read.is, read.address.replace(/^(client|app|sips?):/, ''))}
        </span>
      );
  }
}

/** Nobody is corrected in the middle of a number. */
function wrongWith(
  read: WhoRead,
  problem: string | null,
  isTried: boolean,
  isLeft: boolean,
): string | null {
  if (read.is === 'nothing') return isTried ? words.whoMissing() : null;
  if (read.is === 'wrong') return isTried || isLeft ? words.wrong(read.why) : null;
  return problem;
}
