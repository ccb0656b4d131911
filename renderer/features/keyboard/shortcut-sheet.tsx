import { Button, Group, Modal, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import {
  ACT_GROUPS,
  ACT_IDS,
  ACTS,
  type ActGroup,
  type ActId,
} from '../../../common/keyboard/acts.ts';
import { GRID_KEYS } from '../../../common/keyboard/grid-own-keys.ts';
import { chordsFor } from '../../../common/keyboard/mapping.ts';
import { isActNamed } from './act-search.ts';
import { chordInWords, KeyCaps } from './key-caps.tsx';
import { useKeyboard } from './keyboard-context.ts';
import classes from './shortcut-sheet.module.css';
import { keyboardWords as words } from './words.ts';

interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Shows where they are changed. */
  readonly onChange: () => void;
}

/** Every shortcut as it is now, in groups, to be searched by act or by key. */
export function ShortcutSheet({ isOpen, onClose, onChange }: ShortcutSheetProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.sheetTitle()} size={1120}>
      <Sheet />
      <Group justify="flex-end" mt="md">
        <Button
          variant="default"
          onClick={() => {
            onClose();
            onChange();
          }}
        >
          {words.change()}
        </Button>
      </Group>
    </Modal>
  );
}

function Sheet() {
  const { mapping } = useKeyboard();
  const [typed, setTyped] = useState('');
  const found = ACT_IDS.filter((act) =>
    isActNamed(typed, [
      words.act(act),
      ...words.alsoCalled(act),
      words.group(ACTS[act].group),
      ...chordsFor(mapping, act).map(chordInWords),
    ]),
  );
  return (
    <>
      <TextInput
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={words.sheetSearch()}
        aria-label={words.sheetSearch()}
        leftSection={<IconSearch size={15} aria-hidden />}
        mt={4}
        mb="md"
      />
      <VisuallyHidden role="status">
        {typed.trim() !== '' && words.sheetFound(found.length)}
      </VisuallyHidden>
      {found.length === 0 && <p className={classes.none}>{words.sheetNone(typed)}</p>}
      <div className={classes.groups}>
        {ACT_GROUPS.map((group) => (
          <Acts key={group} group={group} acts={found.filter((act) => ACTS[act].group === group)} />
        ))}
        {typed.trim() === '' && <GridKeys />}
      </div>
    </>
  );
}

function Acts({ group, acts }: { group: ActGroup; acts: readonly ActId[] }) {
  const { mapping } = useKeyboard();
  if (acts.length === 0) return null;
  return (
    <section className={classes.group} aria-label={words.group(group)}>
      <h3 className={classes.title}>{words.group(group)}</h3>
      <dl className={classes.acts}>
        {acts.map((act) => (
          <div key={act} className={classes.act}>
            <dt>{words.act(act)}</dt>
            <dd>
              {chordsFor(mapping, act).map((chord) => (
                <KeyCaps key={chordInWords(chord)} chord={chord} />
              ))}
              {chordsFor(mapping, act).length === 0 && (
                <span className={classes.without}>{words.noShortcut()}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Keys that lists have by themselves and nobody can change. */
function GridKeys() {
  return (
    <section className={classes.group} aria-label={words.grid()}>
      <h3 className={classes.title}>{words.grid()}</h3>
      <dl className={classes.acts}>
        {GRID_KEYS.map(({ does, keys }) => (
          <div key={does} className={classes.act}>
            <dt>{words.gridKeys(does)}</dt>
            <dd>
              {keys.map((chord) => (
                <KeyCaps key={chordInWords(chord)} chord={chord} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
