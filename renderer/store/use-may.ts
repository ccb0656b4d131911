import type { Feature, Mode } from '../../common/ipc/policy.ts';
import { isAllowed } from '../../common/policy/allowed.ts';
import { useLocal } from './stores.tsx';

/** Whether the policy of this computer lets one do it; main sees to it, whatever the page believes. */
export function useMay(): (what: Feature | Mode) => boolean {
  const policy = useLocal((state) => state.policy?.policy);
  return (what) => policy === undefined || isAllowed(policy, what);
}
