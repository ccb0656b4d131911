import '@mantine/spotlight/styles.layer.css';
import { VisuallyHidden } from '@mantine/core';
import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { ActId } from '../../../common/keyboard/acts.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import classes from './command-palette.module.css';
import { useKeyboard } from './keyboard-context.ts';
import { PaletteLine } from './palette-line.tsx';
import { type Found, searchPalette } from './palette-search.ts';
import { asTyped, planAct } from './plan-act.ts';
import type { Target } from './planned.ts';
import { keyboardWords as words } from './words.ts';

type PaletteStore = Parameters<typeof useSpotlight>[0];

interface CommandPaletteProps extends PaletteProps {
  readonly store: PaletteStore;
}

/** Finds people, calls and acts by a few words, says what each would do, and does it. */
export function CommandPalette({ store, origin, ...rest }: CommandPaletteProps) {
  const { opened } = useSpotlight(store);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      centered={false}
      lockScroll={false}
      returnFocus={false}
      size={680}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      // It is there in the same moment: what is typed next must not be keys on a line.
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': words.paletteTitle() } }}
      onSpotlightClose={() => giveBack(origin)}
    >
      {opened && <Palette origin={origin} {...rest} />}
    </Spotlight.Root>
  );
}

interface PaletteProps {
  /** Whom an act is about that is typed without a name. */
  readonly focus: Target;
  /** What had the focus before, and gets it back once. */
  readonly origin: { current: Element | null };
  readonly onClose: () => void;
}

function Palette({ focus, onClose, origin }: PaletteProps) {
  const { contextNow, perform, planNow } = useKeyboard();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useId();
  // Calls change many times a second: what is found stands until something else is typed, so that
  // nothing comes under the finger, and each line says by itself what it would do now.
  const found = useMemo(() => {
    const context = contextNow();
    return searchPalette({
      typed,
      view: context.view,
      focus,
      namesOf,
      isAgent: (row: ParticipantRow) => context.roleOf(row) === 'agent',
      isPossible: (act, target, said) =>
        planAct(act, target, asTyped(context, said)).kind !== 'cannot',
    });
  }, [typed, focus, contextNow]);

  function choose(one: Found | undefined): void {
    if (one === undefined || planNow(one.act, one.target, one).kind === 'cannot') return;
    onClose();
    // A dialog that the act opens gives the focus back to where it was before the palette.
    giveBack(origin);
    perform(one.act, one.target, one);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const next = moved(event.key, chosen, found.length);
    if (next !== null) {
      event.preventDefault();
      setChosen(next);
      document.getElementById(idOf(list, next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) choose(found[chosen]);
    }
  }

  return (
    <>
      <Spotlight.Search
        data-palette-field
        classNames={{ input: classes.field }}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={words.palettePlaceholder()}
        leftSection={<IconSearch size={17} aria-hidden />}
        role="combobox"
        aria-label={words.paletteTitle()}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? idOf(list, chosen) : undefined}
        autoComplete="off"
        spellCheck={false}
      />
      <div
        id={list}
        className={classes.list}
        role="listbox"
        tabIndex={-1}
        aria-label={words.paletteTitle()}
      >
        {found.map((one, at) => (
          <PaletteLine
            key={one.key}
            id={idOf(list, at)}
            found={one}
            isChosen={at === chosen}
            onChoose={choose}
          />
        ))}
      </div>
      {found.length === 0 && <p className={classes.none}>{words.paletteNone(typed)}</p>}
      <VisuallyHidden role="status">{words.paletteFound(found.length)}</VisuallyHidden>
      <Spotlight.Footer className={classes.foot}>{words.paletteHelp()}</Spotlight.Footer>
    </>
  );
}

function namesOf(act: ActId): readonly string[] {
  return [words.act(act), ...words.alsoCalled(act)];
}

function idOf(list: string, at: number): string {
  return `${list}-${at}`;
}

/** Where an arrow leads; null for other keys. */
function moved(key: string, from: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count;
    case 'ArrowUp':
      return (from + count - 1) % count;
    case 'PageDown':
      return Math.min(count - 1, from + 8);
    case 'PageUp':
      return Math.max(0, from - 8);
    default:
      return null;
  }
}

function giveBack(origin: PaletteProps['origin']): void {
  const element = origin.current;
  origin.current = null;
  if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
}
