import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ACT_GROUPS, ACT_IDS, ACTS, type ActId } from '../../../common/keyboard/acts.ts';
import { type Chord, isSameChord } from '../../../common/keyboard/chord.ts';
import {
  chordsFor,
  mappingOf,
  mayDrop,
  withChords,
  withoutChange,
} from '../../../common/keyboard/mapping.ts';
import type { Shortcuts } from '../../../common/keyboard/shortcuts-schema.ts';
import { ChordCapture } from './chord-capture.tsx';
import { chordInWords, KeyCaps } from './key-caps.tsx';
import { IS_MAC } from './platform.ts';
import classes from './shortcut-settings.module.css';
import { keyboardWords as words } from './words.ts';

interface ShortcutSettingsProps {
  /** What was changed, as the settings have it. */
  readonly value: Shortcuts;
  readonly onChange: (value: Shortcuts) => void;
}

/** Every act with its shortcuts, to be added, removed and reset; what cannot be is said at once. */
export function ShortcutSettings({ value, onChange }: ShortcutSettingsProps) {
  return (
    <div className={classes.settings}>
      <div className={classes.head}>
        <p className={classes.lead}>{words.settingsLead()}</p>
        <Button
          size="compact-sm"
          variant="default"
          disabled={Object.keys(value).length === 0}
          onClick={() => onChange({})}
        >
          {words.resetAll()}
        </Button>
      </div>
      {ACT_GROUPS.map((group) => (
        <section key={group} aria-label={words.group(group)}>
          <h3 className={classes.title}>{words.group(group)}</h3>
          <ul className={classes.acts}>
            {ACT_IDS.filter((act) => ACTS[act].group === group).map((act) => (
              <ActShortcuts key={act} act={act} value={value} onChange={onChange} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ActShortcuts({ act, value, onChange }: ShortcutSettingsProps & { readonly act: ActId }) {
  const [isAdding, setIsAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const mapping = mappingOf(value, IS_MAC);
  const chords = chordsFor(mapping, act);
  const name = words.act(act);
  const isChanged = value[act] !== undefined;

  /** Whatever had the focus goes away: it goes to the button that stays. */
  function focusAdd(): void {
    setIsAdding(false);
    requestAnimationFrame(() => add.current?.focus());
  }

  function change(next: readonly Chord[]): void {
    onChange(withChords(value, act, next));
  }

  return (
    <li className={classes.act}>
      <span className={classes.name}>{name}</span>
      <span className={classes.chords}>
        {chords.length === 0 && !isAdding && (
          <span className={classes.without}>{words.noShortcut()}</span>
        )}
        {chords.map((chord) => (
          <OwnChord
            key={chordInWords(chord)}
            chord={chord}
            label={words.drop(chordInWords(chord), name)}
            isKept={!mayDrop(mapping, act, chord)}
            onDrop={() => {
              change(chords.filter((other) => !isSameChord(other, chord)));
              focusAdd();
            }}
          />
        ))}
        {isAdding ? (
          <ChordCapture
            act={act}
            mapping={mapping}
            onKeep={(chord) => {
              focusAdd();
              change([...chords.filter((other) => !isSameChord(other, chord)), chord]);
            }}
            onCancel={focusAdd}
          />
        ) : (
          <Button
            ref={add}
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} aria-hidden />}
            aria-label={words.addTo(name)}
            onClick={() => setIsAdding(true)}
          >
            {words.add()}
          </Button>
        )}
      </span>
      <span className={classes.reset}>
        {isChanged && (
          <>
            <span className={classes.changed}>{words.changed()}</span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={words.resetOf(name)}
              onClick={() => {
                onChange(withoutChange(value, act));
                focusAdd();
              }}
            >
              {words.reset()}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

interface OwnChordProps {
  readonly chord: Chord;
  readonly label: string;
  /** It must stay: silence keeps one that always works. */
  readonly isKept: boolean;
  readonly onDrop: () => void;
}

function OwnChord({ chord, label, isKept, onDrop }: OwnChordProps) {
  return (
    <span className={classes.own}>
      <KeyCaps chord={chord} />
      <UnstyledButton
        className={classes.drop}
        aria-label={isKept ? `${label}. ${words.mustKeep()}` : label}
        title={isKept ? words.mustKeep() : label}
        aria-disabled={isKept || undefined}
        onClick={() => {
          if (!isKept) onDrop();
        }}
      >
        <IconX size={12} aria-hidden />
      </UnstyledButton>
    </span>
  );
}
