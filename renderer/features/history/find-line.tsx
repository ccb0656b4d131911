import { CloseButton, NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import classes from './find-line.module.css';
import { dayOf, type Period } from './period.ts';
import { LONGEST_WORDS, TRAITS, type Wanted, withTrait } from './wanted.ts';
import { historyWords } from './words.ts';

interface FindLineProps {
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
  readonly longHoldMs: number;
  /** How many are listed; null while nobody knows. */
  readonly count: number | null;
  readonly hasMore: boolean;
}

/** Words, days and traits: calls are found for which all of it is true. */
export function FindLine({ wanted, onWant, longHoldMs, count, hasMore }: FindLineProps) {
  const field = useRef<HTMLInputElement>(null);
  const { words, period, traits } = wanted;
  return (
    <search className={classes.line} aria-label={historyWords.find()}>
      <TextInput
        ref={field}
        className={classes.field ?? ''}
        size="sm"
        role="searchbox"
        aria-label={historyWords.field()}
        placeholder={historyWords.placeholder()}
        autoComplete="off"
        spellCheck={false}
        // An empty field has the direction of the page, or its placeholder would stand at the wrong end.
        {...(words === '' ? {} : { dir: 'auto' })}
        maxLength={LONGEST_WORDS}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={
          words !== '' && (
            <CloseButton
              size="sm"
              aria-label={historyWords.clear()}
              onClick={() => {
                onWant({ ...wanted, words: '' });
                field.current?.focus();
              }}
            />
          )
        }
        value={words}
        onChange={({ currentTarget }) => onWant({ ...wanted, words: currentTarget.value })}
        onKeyDown={(event) => {
          // Escape also mutes me, wherever the focus is: it is passed on.
          if (event.key === 'Escape') onWant({ ...wanted, words: '' });
        }}
      />
      <PeriodFields period={period} onChange={(next) => onWant({ ...wanted, period: next })} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own. */}
      <div className={classes.traits} role="group" aria-label={historyWords.traits()}>
        {TRAITS.map((trait) => {
          const isWanted = traits.includes(trait);
          return (
            <UnstyledButton
              key={trait}
              className={classes.trait}
              aria-pressed={isWanted}
              title={historyWords.traitTitle(trait, longHoldMs)}
              onClick={() => onWant(withTrait(wanted, trait, !isWanted))}
            >
              {historyWords.trait(trait)}
            </UnstyledButton>
          );
        })}
      </div>
      <p className={classes.count} role="status">
        {count !== null && historyWords.found(count, hasMore)}
      </p>
    </search>
  );
}

interface PeriodFieldsProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

function PeriodFields({ period, onChange }: PeriodFieldsProps) {
  const today = dayOf(Date.now());
  const options = CHOICES.map((choice) => ({ value: choice.value, label: choice.label() }));
  return (
    <>
      <NativeSelect
        size="sm"
        className={classes.when ?? ''}
        aria-label={historyWords.period()}
        data={options}
        value={choiceOf(period)}
        onChange={({ currentTarget }) => {
          const choice = CHOICES.find(({ value }) => value === currentTarget.value);
          if (choice !== undefined) onChange(choice.period(today));
        }}
      />
      {period.kind === 'between' && (
        <>
          <TextInput
            size="sm"
            type="date"
            aria-label={historyWords.from()}
            max={today}
            value={period.from}
            onChange={({ currentTarget }) => onChange({ ...period, from: currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="date"
            aria-label={historyWords.to()}
            max={today}
            value={period.to}
            onChange={({ currentTarget }) => onChange({ ...period, to: currentTarget.value })}
          />
        </>
      )}
    </>
  );
}

interface Choice {
  readonly value: string;
  readonly label: () => string;
  readonly period: (today: string) => Period;
}

const CHOICES: readonly Choice[] = [
  { value: 'any', label: historyWords.anyTime, period: () => ({ kind: 'any' }) },
  { value: 'today', label: historyWords.today, period: () => ({ kind: 'today' }) },
  { value: 'yesterday', label: historyWords.yesterday, period: () => ({ kind: 'yesterday' }) },
  {
    value: 'days-7',
    label: () => historyWords.lastDays(7),
    period: () => ({ kind: 'days', days: 7 }),
  },
  {
    value: 'days-30',
    label: () => historyWords.lastDays(30),
    period: () => ({ kind: 'days', days: 30 }),
  },
  {
    value: 'between',
    label: historyWords.chosenDays,
    period: (today) => ({ kind: 'between', from: today, to: today }),
  },
];

function choiceOf(period: Period): string {
  return period.kind === 'days' ? `days-${period.days}` : period.kind;
}
