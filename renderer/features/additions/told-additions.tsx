import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Addition } from '../../../common/ipc/addition.ts';
import { isOver } from '../../store/attempt.ts';
import { useAdditions } from '../../store/stores.tsx';
import { additionLook, whoOf } from './addition-look.ts';
import { additionsWords as words } from './words.ts';

/** Says how far each attempt came, once, to who cannot see its line; that nobody came at once. */
export function ToldAdditions() {
  const additions = useAdditions((state) => state.additions);
  const told = useRef<ReadonlyMap<string, string> | null>(null);
  const [news, setNews] = useState({ said: '', alert: '' });

  useEffect(() => {
    const before = told.current;
    told.current = new Map(
      additions.map((addition) => [addition.id, additionLook(addition).words]),
    );
    // What was there when the console opened is no news.
    if (before === null) return;
    const changed = additions.filter(
      (addition) => before.get(addition.id) !== additionLook(addition).words,
    );
    if (changed.length === 0) return;
    const isBad = (addition: Addition) => isOver(addition.state);
    setNews({
      said: inWords(changed.filter((addition) => !isBad(addition))),
      alert: inWords(changed.filter(isBad)),
    });
  }, [additions]);

  return (
    <>
      <VisuallyHidden role="status">{news.said}</VisuallyHidden>
      <VisuallyHidden aria-live="assertive">{news.alert}</VisuallyHidden>
    </>
  );
}

function inWords(additions: readonly Addition[]): string {
  return additions
    .map((addition) => words.told(whoOf(addition).name, additionLook(addition).words))
    .join(' ');
}
