import type { Need } from '../../../common/floor/needs/need.ts';
import { useAtNow } from '../../ui/use-now.ts';
import { NeedIcon } from '../needs/need-icon.tsx';
import { useSubject } from '../needs/use-subject.ts';
import type { BoardNeeds } from './board-needs.ts';
import classes from './wallboard-view.module.css';
import { wallboardWords } from './words.ts';

/** What alarms now, by icon and word. */
export function AlarmList({ alarms, more }: BoardNeeds) {
  if (alarms.length === 0) return null;
  return (
    <ul className={classes.alarms} aria-label={wallboardWords.alarms()}>
      {alarms.map((need) => (
        <Alarm key={need.id} need={need} />
      ))}
      {more > 0 && <li className={classes.more}>{wallboardWords.moreAlarms(more)}</li>}
    </ul>
  );
}

function Alarm({ need }: { need: Need }) {
  const { name, call } = useSubject(need);
  const lasts = useAtNow((now) => wallboardWords.alarmFor(now - need.since));
  return (
    <li className={classes.alarm}>
      <NeedIcon kind={need.reason.kind} />
      <strong>{wallboardWords.alarm(need)}</strong>
      <span className={classes.lasts}>{lasts}</span>
      <bdi>{call === null ? name : wallboardWords.waits(name, call)}</bdi>
    </li>
  );
}
