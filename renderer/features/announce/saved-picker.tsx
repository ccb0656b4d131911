import { TextInput, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { SavedAnnouncement } from '../../../common/ipc/saved-announcement.ts';
import classes from './announcement-composer.module.css';
import { errorOf, type Fields } from './fields.ts';
import { savedFound } from './saved-search.ts';
import { announceWords as words } from './words.ts';

interface SavedPickerProps extends Fields {
  readonly saved: readonly SavedAnnouncement[];
  /** Without one no text can be spoken. */
  readonly hasRelay: boolean;
}

/** Finds a saved announcement by its words and chooses it, by the keyboard alone if one likes. */
export function SavedPicker({ saved, hasRelay, draft, wrong, onChange }: SavedPickerProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const found = savedFound(saved, typed);
  const possible = found.filter((one) => isPossible(one, hasRelay));
  const chosen = possible.find(({ name }) => name === draft.chosen);
  const error = errorOf({ wrong }, 'chosen');

  function search(words: string): void {
    setTyped(words);
    const first = savedFound(saved, words).find((one) => isPossible(one, hasRelay));
    onChange({ chosen: first?.name ?? null });
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter alone announces nothing: what is chosen is read first.
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
    const step = STEPS[event.key];
    if (step === undefined || possible.length === 0) return;
    event.preventDefault();
    const at = chosen === undefined ? (step > 0 ? -1 : 0) : possible.indexOf(chosen);
    const next = possible[(at + step + possible.length) % possible.length];
    if (next !== undefined) onChange({ chosen: next.name });
  }

  // The first one that can be announced is chosen from the beginning, so that it can be read.
  useEffect(() => {
    if (draft.chosen === null && typed === '' && possible[0] !== undefined) {
      onChange({ chosen: possible[0].name });
    }
  });

  const optionId = (one: SavedAnnouncement) => `${id}-${saved.indexOf(one)}`;
  return (
    <div>
      <TextInput
        name="chosen"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
        aria-autocomplete="list"
        label={words.search()}
        description={words.searchHelp()}
        error={error}
        data-autofocus
        dir="auto"
        value={typed}
        onChange={({ currentTarget }) => search(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">{typed === '' ? '' : words.found(found.length)}</VisuallyHidden>
      {/* The field above keeps the focus and moves through the list. */}
      <ul
        id={`${id}-list`}
        className={classes.options}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox.
        role="listbox"
        aria-label={words.savedOnes()}
        tabIndex={-1}
      >
        {found.map((one) => (
          <Option
            key={one.name}
            id={optionId(one)}
            one={one}
            isChosen={one === chosen}
            isPossible={isPossible(one, hasRelay)}
            onChoose={() => onChange({ chosen: one.name })}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p className={classes.note}>
          {saved.length === 0 ? words.noneSaved() : words.noneFound(typed)}
        </p>
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly one: SavedAnnouncement;
  readonly isChosen: boolean;
  readonly isPossible: boolean;
  readonly onChoose: () => void;
}

function Option({ id, one: { name, content }, isChosen, isPossible, onChoose }: OptionProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys.
    <li
      ref={element}
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the combobox.
      role="option"
      className={classes.option}
      aria-selected={isChosen}
      aria-disabled={!isPossible}
      onClick={() => {
        if (isPossible) onChoose();
      }}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className={classes.name}>
        <bdi>{name}</bdi>
      </span>
      <span className={classes.kind}>
        {isPossible ? words.way(content.kind) : words.needsRelay()}
      </span>
      <span className={classes.what}>
        <bdi>{content.kind === 'text' ? content.text : content.url}</bdi>
      </span>
    </li>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function isPossible({ content }: SavedAnnouncement, hasRelay: boolean): boolean {
  return hasRelay || content.kind === 'url';
}
