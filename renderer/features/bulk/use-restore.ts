import type { RestorePlan } from '../../../common/floor/restore.ts';
import { useRestorePoint, useStores } from '../../store/stores.tsx';

interface Restore {
  /** What it would do as things stand; null while there is nothing to bring back. */
  readonly plan: RestorePlan | null;
  readonly isPossible: boolean;
  /** Asks first: says what it will do and whom it leaves alone. The same function always. */
  readonly restore: () => void;
}

/** Brings back how people were before acts on several of them. */
export function useRestore(): Restore {
  const { restore } = useStores();
  const plan = useRestorePoint((state) => state.plan);
  return { plan, isPossible: plan !== null, restore: restore.ask };
}
