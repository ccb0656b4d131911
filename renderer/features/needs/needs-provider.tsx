import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { NeedContext } from '../../../common/floor/needs/conference-needs.ts';
import { DEFAULT_ROLES, type RoleSettings } from '../../../common/floor/roles.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import { pageClock } from '../../store/page-clock.ts';
import { type Stores, useStores } from '../../store/stores.tsx';
import { guesserFor } from '../floor/role-guess.ts';
import { createFailedAdds } from './failed-adds.ts';
import {
  createNeedsStore,
  type NeedsSources,
  type NeedsState,
  type NeedsStore,
} from './needs-store.ts';

const NeedsContext = createContext<NeedsStore | null>(null);

interface NeedsProviderProps {
  /** The mark of this console's own legs. */
  readonly consoleId: string;
  readonly children: ReactNode;
}

/** Looks for what wants attention for as long as the floor is there; key it by the session's epoch. */
export function NeedsProvider({ consoleId, children }: NeedsProviderProps) {
  const stores = useStores();
  const needs = useMemo(() => openNeeds(stores, consoleId), [stores, consoleId]);
  useEffect(() => needs.start(), [needs]);
  return <NeedsContext value={needs}>{children}</NeedsContext>;
}

export function useNeedsStore(): NeedsStore {
  const needs = useContext(NeedsContext);
  if (needs === null) throw new Error('useNeedsStore is for components inside of NeedsProvider');
  return needs;
}

export function useNeeds<T>(select: (state: NeedsState) => T): T {
  return useStore(useNeedsStore(), select);
}

function openNeeds(
  { roster, together, additions, local, session }: Stores,
  consoleId: string,
): NeedsStore {
  const failedAddsOf = createFailedAdds();
  let roles = DEFAULT_ROLES;
  let context = { thresholds: DEFAULT_THRESHOLDS, consoleId, roleOf: rolesBy(roles) };

  function read(): NeedsSources {
    const settings = local.getState().settings?.settings;
    const thresholds = settings?.thresholds ?? DEFAULT_THRESHOLDS;
    if (thresholds !== context.thresholds) context = { ...context, thresholds };
    const rolesNow = settings?.roles ?? DEFAULT_ROLES;
    if (rolesNow !== roles) {
      roles = rolesNow;
      context = { ...context, roleOf: rolesBy(roles) };
    }
    const signedIn = session.getState().session;
    return {
      view: roster.getState().view,
      context,
      help: together.getState().help,
      failedAdds: failedAddsOf(additions.getState().additions),
      mutedKinds: settings?.mutedNeeds ?? [],
      link: signedIn?.state === 'active' ? signedIn.link : null,
    };
  }

  function subscribe(look: () => void, lookSoon: () => void): () => void {
    const ends = [together, additions, local, session].map((store) => store.subscribe(look));
    ends.push(roster.subscribe(lookSoon));
    return () => {
      for (const end of ends) end();
    };
  }

  return createNeedsStore({ read, subscribe, clock: pageClock });
}

function rolesBy(roles: RoleSettings): NeedContext['roleOf'] {
  const guess = guesserFor(roles);
  return (row) => guess(row).role;
}
