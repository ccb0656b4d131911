import { useState } from 'react';
import type { AddingTerms } from '../../../common/ipc/addition.ts';
import { formatAddress } from '../../ui/address.ts';
import { AddressField } from './address-field.tsx';
import { inFull } from './in-full.ts';
import classes from './quick-add.module.css';
import type { WhoRead } from './who.ts';
import { addWords as words } from './words.ts';

interface FromFieldProps {
  readonly value: string;
  readonly read: WhoRead;
  readonly problem: string | null;
  readonly isTried: boolean;
  /** Of the profile: it is offered first. */
  readonly callerId: string;
  readonly terms: AddingTerms | null;
  readonly onChange: (value: string) => void;
}

/** From which number or name they are called: one of the account's, or typed. */
export function FromField(props: FromFieldProps) {
  const { value, read, problem, isTried, callerId, terms, onChange } = props;
  const [isLeft, setIsLeft] = useState(false);
  const choices = [
    { value: callerId, name: formatAddress(callerId), detail: words.callerId('profile') },
    ...(terms?.callerIds ?? [])
      .filter(({ address }) => address !== callerId)
      .map(({ address, name, kind }) => ({
        value: address,
        name: formatAddress(address),
        detail: isOnlyItself(name, address) ? words.callerId(kind) : name,
      })),
  ];
  return (
    <AddressField
      name="From"
      label={words.from()}
      description={<About read={read} value={value} terms={terms} />}
      error={wrongWith(read, problem, isTried, isLeft)}
      value={value}
      groups={[{ title: words.yourNumbers(), choices }]}
      onChange={(typed) => {
        setIsLeft(false);
        onChange(typed);
      }}
      onLeave={() => setIsLeft(true)}
    />
  );
}

function About({ read, value, terms }: Pick<FromFieldProps, 'read' | 'value' | 'terms'>) {
  const known = terms?.callerIds.find(({ address }) => address === value)?.name;
  const isTyped = read.is === 'number' && read.address !== value.trim();
  return (
    <>
      {read.is === 'number' && (isTyped || known === undefined)
        ? inFull(read)
        : (known ?? words.fromHelp())}
      {terms === null && ` ${words.asking()}`}
      {terms?.callerIdsFailure != null && (
        <span className={classes.trouble}> {words.noNumbers(terms.callerIdsFailure.message)}</span>
      )}
    </>
  );
}

/** Twilio names a number by its own digits where nobody gave it a name. */
function isOnlyItself(name: string, address: string): boolean {
  return name === '' || name.replace(/\D/g, '') === address.replace(/\D/g, '');
}

function wrongWith(
  read: WhoRead,
  problem: string | null,
  isTried: boolean,
  isLeft: boolean,
): string | null {
  if (read.is === 'nothing') return isTried ? words.fromMissing() : null;
  if (read.is === 'wrong') return isTried || isLeft ? words.wrong(read.why) : null;
  return problem;
}
