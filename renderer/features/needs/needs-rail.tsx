import { useCallback, useMemo, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import type { MutableKind } from '../../../common/floor/needs/need.ts';
import { NO_RANKING } from '../../../common/floor/needs/rank.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { changeSettings } from '../../store/change-settings.ts';
import { useLocal, useStores } from '../../store/stores.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useSteadyClicks } from '../../ui/use-steady-clicks.ts';
import { number } from '../../words/format.ts';
import { useKeyboard } from '../keyboard/keyboard-context.ts';
import { useSeen } from '../together/use-seen.ts';
import { AlertsMenu } from './alerts-menu.tsx';
import { NeedCard } from './need-card.tsx';
import { useNeeds } from './needs-provider.tsx';
import classes from './needs-rail.module.css';
import { RailFoot } from './rail-foot.tsx';
import { ToldNeeds } from './told-needs.tsx';
import { useCardFocus } from './use-card-focus.ts';
import type { RailActs } from './use-need-acts.ts';
import { needsWords } from './words.ts';

interface NeedsRailProps extends Pick<RailActs, 'onShowData'> {
  /** Shows a call, and the person on it, on the floor. */
  readonly onOpen: (conferenceSid: ConferenceSid, callSid: CallSid | null) => void;
}

/** What wants a supervisor, most pressing first. */
export function NeedsRail({ onOpen, onShowData }: NeedsRailProps) {
  const ranking = useNeeds((state) => state.ranking);
  const { items: all } = ranking ?? NO_RANKING;
  const items = useMemo(() => all.slice(0, MOST_CARDS), [all]);
  const ids = useMemo(() => items.map(({ need }) => need.id), [items]);
  const { list, current, handlers } = useCardFocus(ids);
  const steady = useSteadyClicks(ids, useKeyboard().tellMoved);
  const { failure, muted, mute, mark } = useRailChanges();
  const lasting = all.filter(({ overAt }) => overAt === null).length;
  useSeen(useMemo(() => items.flatMap(helpOf), [items]));
  // A card is drawn again for what is new of it, however many others there are.
  const acts = useMemo<RailActs>(() => ({ onMark: mark, onShowData }), [mark, onShowData]);
  const muteKind = useCallback((kind: MutableKind) => void mute(kind, true), [mute]);

  return (
    <section
      className={classes.rail}
      aria-labelledby="needs-you"
      aria-busy={ranking === null}
      data-needs-rail
      tabIndex={-1}
    >
      <header className={classes.head}>
        <h2 id="needs-you">{needsWords.rail()}</h2>
        {lasting > 0 && (
          <span className={classes.count} title={needsWords.countTitle(lasting)}>
            {number(lasting)}
          </span>
        )}
        <AlertsMenu muted={muted} onMute={mute} />
      </header>
      <div className={classes.scroller}>
        <FailureAlert failure={failure} />
        <ul
          ref={list}
          className={classes.cards}
          aria-label={needsWords.cards()}
          hidden={items.length === 0}
          {...handlers}
          {...steady}
        >
          {items.map((item) => (
            <NeedCard
              key={item.need.id}
              item={item}
              isCurrent={item.need.id === current}
              acts={acts}
              onOpen={onOpen}
              onMuteKind={muteKind}
            />
          ))}
        </ul>
        {all.length > items.length && (
          <p className={classes.foot}>{needsWords.more(all.length - items.length)}</p>
        )}
        <RailFoot />
      </div>
      <ToldNeeds />
    </section>
  );
}

/** More than anybody looks through: who is that far behind sorts the floor by what needs them. */
const MOST_CARDS = 40;

/** What the rail changes beyond itself; that it failed is said until the next time. */
function useRailChanges() {
  const stores = useStores();
  const muted = useLocal((state) => state.settings?.settings.mutedNeeds) ?? NONE;
  const [failure, setFailure] = useState<Failure | null>(null);

  const mute = useCallback(
    async (kind: MutableKind, isMuted: boolean) => {
      const before = stores.local.getState().settings?.settings.mutedNeeds ?? NONE;
      const others = before.filter((one) => one !== kind);
      const mutedNeeds = isMuted ? [...others, kind] : others;
      const saved = await changeSettings(stores, { mutedNeeds });
      setFailure(saved.ok ? null : saved.error);
    },
    [stores],
  );
  const mark = useCallback(
    async (id: string, as: 'taken' | 'done') => {
      const marked = await stores.bridge.call('help:mark', { id, as, takeOver: false });
      setFailure(marked.ok ? null : marked.error);
    },
    [stores],
  );
  return { failure, muted, mute, mark };
}

const NONE: readonly MutableKind[] = [];

function helpOf({ need: { reason }, overAt }: (typeof NO_RANKING)['items'][number]) {
  return reason.kind === 'help' && overAt === null ? [reason.help] : [];
}
