import type { CallSummary, PersonSummary } from '../../../common/history/summary.ts';
import type { HistoryCall } from '../../../common/ipc/history.ts';
import classes from './call-detail.module.css';
import { type CallStanding, lengthOfCall } from './call-standing.ts';
import { historyWords } from './words.ts';

interface CallFiguresProps {
  readonly call: HistoryCall;
  readonly standing: CallStanding;
  readonly summary: CallSummary;
  readonly until: number;
}

/** The call, and everybody on it, in numbers. */
export function CallFigures({ call, standing, summary, until }: CallFiguresProps) {
  const { people, longestHold } = summary;
  const longest = people.find(({ callSid }) => callSid === longestHold?.callSid);
  const length = lengthOfCall(call, standing, until);
  const isAtLeast = standing === 'lost' || call.beganUnseen;
  return (
    <section className={classes.section} aria-labelledby={HEADING}>
      <h3 id={HEADING} className={classes.heading}>
        {historyWords.figures()}
      </h3>
      <dl className={classes.figures}>
        <Figure
          name={historyWords.length()}
          value={isAtLeast ? historyWords.atLeast(length) : historyWords.clock(length)}
          {...(isAtLeast
            ? {
                note: standing === 'lost' ? historyWords.atLeastTitle() : historyWords.foundTitle(),
              }
            : {})}
        />
        <Figure
          name={historyWords.longestHold()}
          value={
            longestHold?.isAtLeast === true
              ? historyWords.atLeast(longestHold.ms)
              : historyWords.clock(longestHold?.ms ?? null)
          }
          {...(longest === undefined
            ? {}
            : { note: noteOfHold(longest, longestHold?.isAtLeast === true) })}
        />
        <Figure
          name={historyWords.totalHold()}
          value={historyWords.clock(summary.totalHoldMs === 0 ? null : summary.totalHoldMs)}
        />
        <Figure
          name={historyWords.commands()}
          value={historyWords.count(summary.commands)}
          {...(summary.failedCommands > 0
            ? { note: historyWords.failedOf(summary.failedCommands), isBad: true }
            : {})}
        />
        <Figure name={historyWords.coachings()} value={historyWords.count(summary.coachings)} />
        <Figure name={historyWords.alarms()} value={historyWords.count(summary.alarms)} />
      </dl>
      <People people={people} />
    </section>
  );
}

const HEADING = 'history-figures';

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  readonly isBad?: boolean;
}

function Figure({ name, value, note, isBad = false }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note !== undefined && (
          <small title={note} data-tone={isBad ? 'bad' : undefined}>
            <bdi>{note}</bdi>
          </small>
        )}
      </dd>
    </div>
  );
}

function noteOfHold({ name }: PersonSummary, isAtLeast: boolean): string {
  const person = historyWords.person(name);
  return isAtLeast ? historyWords.holdAtLeast(person) : person;
}

function People({ people }: { people: readonly PersonSummary[] }) {
  if (people.length === 0) return null;
  return (
    <table className={classes.people}>
      <thead>
        <tr>
          <th scope="col">{historyWords.people()}</th>
          <th scope="col">{historyWords.inCall()}</th>
          <th scope="col">{historyWords.talk()}</th>
          <th scope="col">{historyWords.onHold()}</th>
          <th scope="col">{historyWords.muted()}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ callSid, name, inCallMs, talkMs, talkShare, heldMs, mutedMs }) => (
          <tr key={callSid}>
            <th scope="row" title={historyWords.person(name)}>
              <bdi>{historyWords.person(name)}</bdi>
            </th>
            <td>{clock(inCallMs)}</td>
            <td>
              {clock(talkMs)}
              {talkShare !== null && talkMs > 0 && <small>{historyWords.share(talkShare)}</small>}
            </td>
            <td>{clock(heldMs)}</td>
            <td>{clock(mutedMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function clock(ms: number): string {
  return historyWords.clock(ms === 0 ? null : ms);
}
