import { type ReactNode, useMemo } from 'react';
import { NO_COUNTS } from '../../../common/floor/floor-list.ts';
import { hiddenCount, NOBODY_SELECTED, type Selection } from '../../../common/floor/selection.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import {
  useAdditions,
  useCommands,
  useFloorLook,
  useRoster,
  useStores,
} from '../../store/stores.tsx';
import { FindBar } from '../find/find-bar.tsx';
import { useFloorWish } from '../find/use-floor-wish.ts';
import { useNeeds } from '../needs/needs-provider.tsx';
import { shownColumns } from './columns.ts';
import { EmptyFloor } from './empty-floor.tsx';
import classes from './floor-view.module.css';
import { LineLookProvider } from './line-look.ts';
import { isOld, trustIn, useLinkStanding } from './link-standing.ts';
import { useOwnCalls } from './own-calls.ts';
import { ParticipantGrid } from './participant-grid.tsx';
import { useFloorLayout } from './use-floor-layout.ts';
import { useFloorList } from './use-floor-list.ts';
import { useStillItems } from './use-still-items.ts';
import { useWantedInList } from './use-wanted-in-list.ts';
import { useWithoutDialled } from './use-without-dialled.ts';
import { floorWords } from './words.ts';

interface FloorViewProps {
  readonly session: ActiveSession;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** The call that the panel shows. */
  readonly shownCall: ConferenceSid | null;
  readonly onShowCall: (sid: ConferenceSid) => void;
  /** The line to go to, until it was found. */
  readonly wanted: { readonly key: string } | null;
  readonly onFound: () => void;
  /** What stands below the lines, such as what can be done to who is selected. */
  readonly foot: (hidden: number) => ReactNode;
}

/** Every live call and everybody on it, narrowed and sorted as one likes. */
export function FloorView({
  session,
  selection,
  onSelect,
  shownCall,
  onShowCall,
  wanted,
  onFound,
  foot,
}: FloorViewProps) {
  const { link, consoleId } = session;
  const { look } = useStores();
  const epoch = useRoster(({ view }) => view?.epoch);
  const total = useRoster(({ view }) => peopleOn(view));
  const hasCalls = useRoster(({ view }) => view !== null && view.conferences.size > 0);
  const mine = useOwnCalls(consoleId);
  const wish = useFloorWish(consoleId);
  const list = useFloorList(
    wish,
    useNeeds((state) => state.ranks),
  );
  const still = useStillItems(list?.items ?? NO_ITEMS, wish);
  const listed = useWithoutDialled(still.items);
  useWantedInList({
    wanted,
    items: list?.items ?? null,
    wish,
    onShowEverybody: look.showEverybody,
    onGone: onFound,
  });
  const layout = useFloorLayout();
  const isNarrowed = useFloorLook(({ words, chips }) => words.trim() !== '' || chips.length > 0);
  const standing = useLinkStanding(link);
  const isStale = isOld(standing);
  const lineLook = useMemo(
    () => ({ columns: shownColumns(layout), isGrouped: wish.isGrouped, query: wish.query }),
    [layout, wish],
  );
  // What is said of a call that is over, or has not begun, stands in the list, too.
  const hasNotes = useCommands(({ notes }) => notes.length > 0);
  const isAdding = useAdditions(({ additions }) => additions.length > 0);
  const isEmpty = listed.length === 0 && !hasNotes && !isAdding;

  return (
    <section className={classes.floor} aria-label={floorWords.floor()}>
      <FindBar total={total} list={list ?? NO_LIST} onGoOn={focusFirstLine} />
      <div className={classes.lines} {...still.handlers}>
        {list === null || isEmpty ? (
          <EmptyFloor
            link={link}
            isRead={list !== null}
            isStale={isStale}
            isNarrowed={isNarrowed && hasCalls}
            onShowEverybody={look.showEverybody}
          />
        ) : (
          <LineLookProvider value={lineLook}>
            <ParticipantGrid
              items={listed}
              isStale={isStale}
              trust={trustIn(standing)}
              epoch={epoch}
              mine={mine}
              selection={selection}
              onSelect={onSelect}
              shownCall={shownCall}
              onShowCall={onShowCall}
              wanted={wanted}
              onFound={onFound}
            />
          </LineLookProvider>
        )}
      </div>
      {foot(selection === NOBODY_SELECTED ? 0 : hiddenCount(selection, still.items))}
    </section>
  );
}

const NO_ITEMS = [] as const;
const NO_LIST = { people: 0, found: 0, counts: NO_COUNTS } as const;

function peopleOn(view: RosterView | null): number {
  let total = 0;
  for (const { participants } of view?.conferences.values() ?? []) total += participants.size;
  return total;
}

/** From the search into the list, to the line that Tab would come to. */
function focusFirstLine(): void {
  document.querySelector<HTMLElement>('[data-line-key][tabindex="0"]')?.focus();
}
