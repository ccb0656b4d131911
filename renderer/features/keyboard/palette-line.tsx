import { IconBan } from '@tabler/icons-react';
import { memo } from 'react';
import { chordsFor } from '../../../common/keyboard/mapping.ts';
import { useCommands, useRoster } from '../../store/stores.tsx';
import { useName } from '../floor/use-name.ts';
import { ActIcon } from './act-icon.tsx';
import classes from './command-palette.module.css';
import { KeyCaps } from './key-caps.tsx';
import { useKeyboard } from './keyboard-context.ts';
import type { Found } from './palette-search.ts';
import { planInWords } from './plan-words.ts';
import { keyboardWords as words } from './words.ts';

interface PaletteLineProps {
  readonly id: string;
  readonly found: Found;
  readonly isChosen: boolean;
  readonly onChoose: (found: Found) => void;
}

/** One thing that can be done, whom it is about, and what it will do, as of now. */
export const PaletteLine = memo(function PaletteLine({
  id,
  found,
  isChosen,
  onChoose,
}: PaletteLineProps) {
  const { act, target, isNamed } = found;
  const { mapping, planNow } = useKeyboard();
  const nameOf = useName();
  const conference = useRoster(({ view }) =>
    target.kind === 'nothing' ? undefined : view?.conferences.get(target.conferenceSid),
  );
  // What was asked for meanwhile changes what can be asked for.
  useCommands(({ pending }) => pending);
  const row = target.kind === 'person' ? conference?.participants.get(target.callSid) : undefined;
  const name = row !== undefined ? nameOf(row) : conference?.row.friendlyName;
  const planned = planNow(act, target, found);
  const isImpossible = planned.kind === 'cannot';
  // Its key would do it to the one in focus, and to nobody who was named here.
  const [chord] = isNamed ? [] : chordsFor(mapping, act);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field of the combobox.
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field.
    <div
      id={id}
      role="option"
      className={classes.line}
      aria-selected={isChosen}
      aria-disabled={isImpossible || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(found)}
    >
      <span className={classes.icon}>
        {isImpossible ? <IconBan size={17} stroke={1.7} aria-hidden /> : <ActIcon act={act} />}
      </span>
      <span className={classes.what}>
        <b>{words.act(act)}</b>
        {name !== undefined && <bdi className={classes.who}>{name}</bdi>}
        {row !== undefined && <bdi className={classes.where}>{conference?.row.friendlyName}</bdi>}
      </span>
      <span className={classes.does}>{planInWords(planned, nameOf)}</span>
      {chord !== undefined && (
        <span className={classes.chord}>
          <KeyCaps chord={chord} />
        </span>
      )}
    </div>
  );
});
