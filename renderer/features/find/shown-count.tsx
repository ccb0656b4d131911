import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useFloorLook, useStores } from '../../store/stores.tsx';
import classes from './find-bar.module.css';
import { findWords } from './words.ts';

interface ShownCountProps {
  readonly shown: number;
  readonly total: number;
}

/** How many people the floor shows, of how many there are; and the way back to all of them. */
export function ShownCount({ shown, total }: ShownCountProps) {
  const { look } = useStores();
  const isNarrowed = useFloorLook(({ words, chips }) => words.trim() !== '' || chips.length > 0);
  const words = findWords.shown(shown, total);

  return (
    <span className={classes.count}>
      <span>{shown === 0 && total > 0 ? `${findWords.nobody()} ${words}` : words}</span>
      {isNarrowed && (
        <UnstyledButton className={classes.everybody} onClick={look.showEverybody}>
          {findWords.showEverybody()}
        </UnstyledButton>
      )}
      <SaidCount words={words} />
    </span>
  );
}

/** After whom I look for changed, and not each time that somebody comes or goes. */
function SaidCount({ words }: { words: string }) {
  const search = useFloorLook((look) => look.words);
  const chips = useFloorLook((look) => look.chips);
  const latest = useRef(words);
  latest.current = words;
  const isFirst = useRef(true);
  const [said, setSaid] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the look is what is answered.
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => setSaid(latest.current), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [search, chips]);

  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}

/** A word is finished by then, in milliseconds. */
const SETTLE_MS = 700;
