import type { Party } from '../../common/model/participant.ts';
import type { CallSid } from '../../common/model/sid.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import type { RosterService } from './roster-service.ts';
import { type Answer, isOfOneThing, type RequestOptions, type TwilioPort } from './twilio-port.ts';

/** Learns who is at the other end of each call: once, since it never changes. */
export interface PartyLookup {
  /** Whether somebody's number is not known yet and should be asked for now. */
  isDue(): boolean;
  /** One more step: a list of calls while many numbers are unknown, else one call. */
  step(options: RequestOptions): Answer<void>;
}

/** From so many unknown numbers on the list of all calls is cheaper than each call by itself. */
const WORTH_A_LIST = 4;
/** Whoever has a label is known by it, so that their numbers wait, together, for so long: milliseconds. */
const LABELLED_WAIT_MS = 15_000;
/** A busy account may have far more calls than conferences; the newest are listed first. */
const MOST_PAGES = 5;

export function createPartyLookup(
  twilio: TwilioPort,
  roster: RosterService,
  clock: Clock,
): PartyLookup {
  /** Asked for by themselves in vain: another account's, say. */
  const unreadable = new Set<CallSid>();
  /** In no list of calls, so that each is asked for by itself. */
  const unlisted = new Set<CallSid>();
  let steppedAt = Number.NEGATIVE_INFINITY;
  /** The latest list, which also holds those whom no reading has shown yet. */
  let listed: ReadonlyMap<CallSid, Party> = new Map();

  return {
    isDue() {
      const rows = unknown();
      const isWorthAList = rows.length >= WORTH_A_LIST;
      const isPressing = rows[0]?.label === null || isWorthAList;
      const isPatient = clock.now() < steppedAt + LABELLED_WAIT_MS;
      return rows.length > 0 && (isPressing || !isPatient);
    },
    async step(options) {
      steppedAt = clock.now();
      tellListed();
      const rows = unknown();
      const worthAList = rows.filter(({ callSid }) => !unlisted.has(callSid));
      if (worthAList.length >= WORTH_A_LIST) return list(worthAList, options);
      const [row] = rows;
      return row === undefined ? DONE : look(row, options);
    },
  };

  async function list(rows: readonly ParticipantRow[], options: RequestOptions): Answer<void> {
    const answer = await twilio.listCalls(MOST_PAGES, options);
    if (!answer.ok && !isOfOneThing(answer.error)) return answer;
    const parties = answer.ok ? answer.value.parties : [];
    listed = new Map(parties.map(({ callSid, party }) => [callSid, party]));
    tellListed();
    for (const { callSid } of rows) if (!listed.has(callSid)) unlisted.add(callSid);
    return DONE;
  }

  function tellListed(): void {
    for (const { conferenceSid, callSid } of unknown()) {
      const party = listed.get(callSid);
      if (party === undefined) continue;
      roster.apply({ kind: 'party-told', conferenceSid, callSid, party });
    }
  }

  async function look({ conferenceSid, callSid }: ParticipantRow, options: RequestOptions) {
    const answer = await twilio.fetchParty(callSid, options);
    if (answer.ok) {
      roster.apply({ kind: 'party-told', conferenceSid, callSid, party: answer.value });
      return DONE;
    }
    if (!isOfOneThing(answer.error)) return answer;
    unreadable.add(callSid);
    return DONE;
  }

  /** First those who have no label to be known by. */
  function unknown(): readonly ParticipantRow[] {
    const rows: ParticipantRow[] = [];
    for (const { participants } of roster.roster().conferences.values()) {
      for (const row of participants.values()) {
        if (row.address === null && !unreadable.has(row.callSid)) rows.push(row);
      }
    }
    return rows.sort((a, b) => Number(a.label !== null) - Number(b.label !== null));
  }
}

const DONE = { ok: true, value: undefined } as const;
