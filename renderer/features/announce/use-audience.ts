import { useShallow } from 'zustand/react/shallow';
import { useRoster } from '../../store/stores.tsx';
import { useName } from '../floor/use-name.ts';
import { type Audience, audienceOf } from './audience.ts';
import type { AnnounceTarget } from './target.ts';

/** Who hears it now; drawn again when that is told otherwise, and not with every change of the floor. */
export function useAudience(target: AnnounceTarget): Audience {
  const nameOf = useName();
  const [isGone, ...sentences] = useRoster(
    useShallow(({ view }): readonly [boolean, ...string[]] => {
      const audience = audienceOf(target, view, nameOf);
      return [audience.isGone, ...audience.sentences];
    }),
  );
  return { isGone, sentences };
}
