import { NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { RoleCondition } from '../../../../common/floor/roles.ts';
import { Act } from '../ordered-acts.tsx';
import classes from './roles-section.module.css';
import { rolesWords as words } from './words.ts';

interface ConditionFieldsProps {
  readonly at: number;
  readonly condition: RoleCondition;
  readonly error: string | null;
  readonly onChange: (condition: RoleCondition) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

/** One thing that a rule asks of a participant. */
export function ConditionFields({
  at,
  condition,
  error,
  onChange,
  onRemove,
}: ConditionFieldsProps) {
  return (
    <div className={classes.condition}>
      <NativeSelect
        aria-label={words.conditionOf(at)}
        value={condition.of}
        data={OF.map((value) => ({ value, label: words.of(value) }))}
        onChange={({ currentTarget }) => {
          const of = OF.find((one) => one === currentTarget.value);
          if (of !== undefined) onChange(emptyOf(of, condition));
        }}
      />
      <Asked at={at} condition={condition} error={error} onChange={onChange} />
      {onRemove !== null && (
        <Act label={words.removeCondition(at)} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </Act>
      )}
    </div>
  );
}

function Asked({
  at,
  condition,
  error,
  onChange,
}: Pick<ConditionFieldsProps, 'at' | 'condition' | 'error' | 'onChange'>) {
  switch (condition.of) {
    case 'label':
    case 'address':
      return (
        <>
          <NativeSelect
            aria-label={words.howOf(at)}
            value={condition.how}
            data={HOW.map((value) => ({ value, label: words.how(value) }))}
            onChange={({ currentTarget }) => {
              const how = HOW.find((one) => one === currentTarget.value);
              if (how !== undefined) onChange({ ...condition, how });
            }}
          />
          <TextInput
            aria-label={words.textOf(at)}
            placeholder={words.textExample()}
            autoComplete="off"
            dir="auto"
            value={condition.text}
            error={error}
            onChange={({ currentTarget }) => onChange({ ...condition, text: currentTarget.value })}
          />
        </>
      );
    case 'endpoint':
      return (
        <NativeSelect
          data-wide
          aria-label={words.isOf(at)}
          value={condition.is}
          data={ENDPOINTS.map((value) => ({ value, label: words.endpoint(value) }))}
          onChange={({ currentTarget }) => {
            const is = ENDPOINTS.find((one) => one === currentTarget.value);
            if (is !== undefined) onChange({ of: 'endpoint', is });
          }}
        />
      );
    case 'direction':
      return (
        <NativeSelect
          data-wide
          aria-label={words.isOf(at)}
          value={condition.is}
          data={DIRECTIONS.map((value) => ({ value, label: words.directionIs(value) }))}
          onChange={({ currentTarget }) => {
            const is = DIRECTIONS.find((one) => one === currentTarget.value);
            if (is !== undefined) onChange({ of: 'direction', is });
          }}
        />
      );
  }
}

const OF = ['label', 'address', 'endpoint', 'direction'] as const;
const HOW = ['is', 'begins', 'contains', 'ends'] as const;
const ENDPOINTS = ['client', 'sip', 'number'] as const;
const DIRECTIONS = ['inbound', 'outbound'] as const;

/** What was typed stays when only what it is compared with changes. */
function emptyOf(of: RoleCondition['of'], before: RoleCondition): RoleCondition {
  switch (of) {
    case 'label':
    case 'address':
      return 'text' in before ? { ...before, of } : { of, how: 'begins', text: '' };
    case 'endpoint':
      return { of, is: 'client' };
    case 'direction':
      return { of, is: 'inbound' };
  }
}
