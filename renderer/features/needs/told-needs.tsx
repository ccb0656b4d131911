import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { DEFAULT_NOTIFICATIONS, type Told, tellOf } from '../../../common/floor/needs/notify.ts';
import { useStores } from '../../store/stores.tsx';
import { useName } from '../floor/use-name.ts';
import { useNeeds } from './needs-provider.tsx';
import { subjectIn } from './use-subject.ts';
import { needsWords } from './words.ts';

/** Says what has become severe, once, to who cannot see the rail; what was there before it says not. */
export function ToldNeeds() {
  const ranking = useNeeds((state) => state.ranking);
  const { roster } = useStores();
  const nameOf = useName();
  const told = useRef<Told>(null);
  const [words, setWords] = useState('');
  const latestName = useRef(nameOf);
  latestName.current = nameOf;

  useEffect(() => {
    if (ranking === null) return;
    const next = tellOf(ranking, told.current, DEFAULT_NOTIFICATIONS, momentOf(Date.now()));
    told.current = next.told;
    if (next.tell.length === 0) return;
    const { view } = roster.getState();
    const sentences = next.tell.map((need) => {
      const { name, call } = subjectIn(need, view, latestName.current);
      return needsWords.toldOne(need.reason, name, call);
    });
    setWords(needsWords.told(sentences, next.more));
  }, [ranking, roster]);

  return <VisuallyHidden role="status">{words}</VisuallyHidden>;
}

/** Do not disturb is about what comes over other windows; this is the page itself. */
function momentOf(now: number) {
  return { now, minuteOfDay: 0, quietUntil: null, isLookedAt: false };
}
