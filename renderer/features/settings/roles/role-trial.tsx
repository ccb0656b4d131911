import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { roleOf } from '../../../../common/floor/role-of.ts';
import type { RoleCorrection, RoleRule } from '../../../../common/floor/roles.ts';
import rows from '../rows.module.css';
import classes from './roles-section.module.css';
import { rolesWords as words } from './words.ts';

interface RoleTrialProps {
  readonly rules: readonly RoleRule[];
  readonly corrections: readonly RoleCorrection[];
  /** Which rule decides of what is typed; null: none, or nothing is typed. */
  readonly onDecided: (at: number | null) => void;
}

/** Which rule decides of somebody who is made up. */
export function RoleTrial({ rules, corrections, onDecided }: RoleTrialProps) {
  const [label, setLabel] = useState('');
  const [address, setAddress] = useState('');
  const [direction, setDirection] = useState<'inbound' | 'outbound'>('inbound');
  const isTried = label.trim() !== '' || address.trim() !== '';
  const guess = roleOf(
    { label: orNull(label), address: orNull(address), direction },
    rules,
    corrections,
  );
  const decided = guess.why.kind === 'rule' && isTried ? rules.indexOf(guess.why.rule) : null;
  useEffect(() => onDecided(decided), [decided, onDecided]);

  return (
    <section className={`${rows.group} ${classes.trial}`} aria-labelledby="role-trial">
      <h3 id="role-trial" className={rows.title}>
        {words.tryIt()}
      </h3>
      <p className={rows.what}>{words.tryItIs()}</p>
      <div className={classes.fields}>
        <TextInput
          label={words.label()}
          placeholder={words.labelExample()}
          autoComplete="off"
          dir="auto"
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        <TextInput
          label={words.address()}
          placeholder={words.addressExample()}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          value={address}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <NativeSelect
          label={words.direction()}
          value={direction}
          data={DIRECTIONS.map((value) => ({ value, label: words.directionIs(value) }))}
          onChange={({ currentTarget }) =>
            setDirection(currentTarget.value === 'inbound' ? 'inbound' : 'outbound')
          }
        />
      </div>
      <p role="status" className={classes.verdict}>
        {isTried && words.verdict(guess, decided)}
      </p>
    </section>
  );
}

const DIRECTIONS = ['inbound', 'outbound'] as const;

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
