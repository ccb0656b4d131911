import { useEffect } from 'react';
import { ACT_IDS, type ActId } from '../../../common/keyboard/acts.ts';
import { chordsFor, type Mapping } from '../../../common/keyboard/mapping.ts';
import { SEQUENCE_MS } from '../../../common/keyboard/sequence.ts';
import { isSameStroke, type Stroke } from '../../../common/keyboard/stroke.ts';
import { strokeInWords } from './key-caps.tsx';
import classes from './key-hint.module.css';
import { keyboardWords as words } from './words.ts';

export type Hint =
  /** A click came just after what it was on had moved. */
  | { readonly kind: 'moved' }
  /** The first key of a sequence was pressed. */
  | { readonly kind: 'begun'; readonly stroke: Stroke }
  /** Why a key did nothing. */
  | { readonly kind: 'said'; readonly act: ActId; readonly words: string };

interface KeyHintProps {
  readonly hint: Hint | null;
  readonly mapping: Mapping;
  readonly onOver: () => void;
}

/** Long enough to be read, in milliseconds. */
const SAID_MS = 4_000;

/** What a key waits for, or why it did nothing: a key never goes unanswered. */
export function KeyHint({ hint, mapping, onOver }: KeyHintProps) {
  useEffect(() => {
    if (hint === null) return;
    const timer = setTimeout(onOver, hint.kind === 'begun' ? SEQUENCE_MS : SAID_MS);
    return () => clearTimeout(timer);
  }, [hint, onOver]);

  return (
    <div className={classes.place} role="status">
      {hint?.kind === 'moved' && <p className={classes.hint}>{words.moved()}</p>}
      {hint?.kind === 'said' && (
        <p className={classes.hint}>
          <b>{words.act(hint.act)}</b> {hint.words}
        </p>
      )}
      {hint?.kind === 'begun' && (
        <p className={classes.hint}>
          <span>{words.waiting(strokeInWords(hint.stroke))}</span>
          {secondKeys(hint.stroke, mapping).map(({ act, stroke }) => (
            <span key={act} className={classes.way}>
              <kbd>{strokeInWords(stroke)}</kbd> {words.act(act)}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function secondKeys(first: Stroke, mapping: Mapping) {
  return ACT_IDS.flatMap((act) =>
    chordsFor(mapping, act).flatMap(([one, two]) =>
      two !== undefined && isSameStroke(one, first) ? [{ act, stroke: two }] : [],
    ),
  );
}
