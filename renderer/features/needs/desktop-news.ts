import type { Need } from '../../../common/floor/needs/need.ts';
import { SEVERITY } from '../../../common/floor/needs/need.ts';
import {
  type Moment,
  type NotificationSettings,
  type Told,
  tellOf,
} from '../../../common/floor/needs/notify.ts';
import type { Ranking } from '../../../common/floor/needs/rank.ts';
import type {
  DesktopNotification,
  DesktopNotifications,
} from '../../../common/ipc/notifications.ts';
import type { Subject } from './use-subject.ts';
import { needsWords } from './words.ts';

/** What was told of and what stands on the desktop, from one look at the needs to the next. */
export interface DesktopMemory {
  readonly told: Told;
  /** The ids of notifications that were not taken back. */
  readonly standing: ReadonlySet<string>;
}

export const NOTHING_TOLD: DesktopMemory = { told: null, standing: new Set() };

interface DesktopLook {
  readonly ranking: Ranking;
  readonly settings: NotificationSettings;
  readonly moment: Moment;
  readonly subjectOf: (need: Need) => Subject;
}

/** What the desktop shall tell now; what went, or is looked at in the console, is taken back there. */
export function desktopNews(
  { ranking, settings, moment, subjectOf }: DesktopLook,
  { told, standing }: DesktopMemory,
): { readonly news: DesktopNotifications; readonly memory: DesktopMemory } {
  const { tell, more, told: toldNow } = tellOf(ranking, told, settings, moment);
  const lasting = new Set(
    ranking.items.filter(({ overAt }) => overAt === null).map(({ need }) => need.id),
  );
  const isOver = (id: string) => (id === REST ? !anyOf(standing, lasting) : !lasting.has(id));
  const gone = [...standing].filter((id) => moment.isLookedAt || isOver(id)).slice(0, MOST_GONE);
  const items = tell.map((need) => notificationOf(need, subjectOf(need)));
  if (more > 0) items.push(restOf(more));
  const next = new Set([...standing].filter((id) => !gone.includes(id)));
  for (const { id } of items) next.add(id);
  return { news: { items, gone }, memory: { told: toldNow, standing: next } };
}

/** The id of the one that counts those that were not told one by one. */
const REST = 'rest';
/** As many as main takes at once; others go with the next look. */
const MOST_GONE = 500;

function anyOf(standing: ReadonlySet<string>, lasting: ReadonlySet<string>): boolean {
  return [...standing].some((id) => lasting.has(id));
}

function notificationOf(
  { id, reason, severity, conferenceSid, callSid }: Need,
  { name, call }: Subject,
): DesktopNotification {
  return {
    id: id.slice(0, 200),
    title: clipped(needsWords.title(reason), 80),
    body: clipped(needsWords.desktopBody(name, call, needsWords.why(reason)), 240),
    isUrgent: severity >= SEVERITY.urgent,
    conferenceSid,
    callSid,
  };
}

function restOf(more: number): DesktopNotification {
  return {
    id: REST,
    title: needsWords.desktopRest(more),
    body: needsWords.desktopRestBody(),
    isUrgent: false,
    conferenceSid: null,
    callSid: null,
  };
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
