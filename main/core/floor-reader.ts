import { fail, ok } from '../../common/failure.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { NOBODY_YET } from '../../common/roster/reduce-conferences.ts';
import type { Doubt } from '../../common/roster/reduction.ts';
import type { ConferenceEntry } from '../../common/roster/roster.ts';
import type { Clock } from './clock.ts';
import { createParticipantFacts, type ParticipantIds } from './participant-facts.ts';
import type { Reading } from './reading-plan.ts';
import type { RosterService } from './roster-service.ts';
import {
  type Answer,
  isOfOneThing,
  type RequestOptions,
  saysGone,
  type TwilioPort,
} from './twilio-port.ts';

/** Carries a reading out and takes what Twilio says into the roster. */
export interface FloorReader {
  read(reading: Reading, options: RequestOptions): Answer<ReadOut>;
}

interface ReadOut {
  /** The time as of which it is true. */
  readonly asOf: number;
  /** Before this moment the same answer would come again: a relay shares it for a while. */
  readonly sharedUntil: number;
  /** What it left open. */
  readonly doubts: readonly Doubt[];
}

interface FloorReaderNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
}

export function createFloorReader({ twilio, roster, clock }: FloorReaderNeeds): FloorReader {
  const facts = createParticipantFacts({ twilio, roster, clock });

  return {
    read(reading, options) {
      switch (reading.kind) {
        case 'conferences':
          return readConferences(reading.waiting, options);
        case 'participants':
          return readParticipants(reading.conferenceSid, options);
        case 'participant':
          return readParticipant(reading, options);
      }
    },
  };

  /** Those that wait first: one that starts in between is in both lists and not in neither. */
  async function readConferences(waiting: boolean, options: RequestOptions): Answer<ReadOut> {
    const began = begin(options);
    const init = waiting ? await twilio.listConferences('init', began.options) : ok([]);
    if (!init.ok) return init;
    const running = await twilio.listConferences('in-progress', began.options);
    if (!running.ok) return running;
    const asOf = began.asOf();
    const live = [...init.value, ...running.value];
    roster.apply({
      kind: 'conferences-listed',
      asOf,
      statuses: waiting ? ['init', 'in-progress'] : ['in-progress'],
      conferences: [...new Map(live.map((conference) => [conference.sid, conference])).values()],
    });
    return ok(began.readOut());
  }

  async function readParticipants(
    conferenceSid: ConferenceSid,
    options: RequestOptions,
  ): Answer<ReadOut> {
    const began = begin(options);
    const before = entryOf(conferenceSid);
    const list = await twilio.listParticipants(conferenceSid, began.options);
    const asOf = began.asOf();
    if (!list.ok) {
      if (!saysGone(list.error)) return list;
      roster.apply({ kind: 'conference-gone', asOf, conferenceSid });
      return ok(began.readOut());
    }
    const participants = list.value;
    const toldMeanwhile = changedBetween(before, entryOf(conferenceSid));
    roster.apply({ kind: 'participants-listed', asOf, conferenceSid, participants, toldMeanwhile });

    const listed = new Set(participants.map(({ callSid }) => callSid));
    // A leg that was dialled and is in no list: only Twilio knows whether it still rings.
    const doubts = [...entryOf(conferenceSid).participants.values()]
      .filter(({ callSid, status }) => status !== 'connected' && !listed.has(callSid))
      .map(({ callSid }) => ({ about: 'participant', conferenceSid, callSid }) as const);
    return ok(began.readOut(doubts));
  }

  /** A participant that cannot be read for its own sake is left as it is. */
  async function readParticipant(ids: ParticipantIds, options: RequestOptions): Answer<ReadOut> {
    const began = begin(options);
    const answer = await facts.look(ids, began.options);
    const { error } = answer.ok ? { error: null } : answer;
    return error === null || saysGone(error) || isOfOneThing(error)
      ? ok(began.readOut())
      : fail(error);
  }

  /** An answer that somebody else was given already is as old as its own request. */
  function begin(options: RequestOptions) {
    const beganAt = clock.now();
    let ageMs = 0;
    const asOf = () => beganAt - ageMs;
    return {
      asOf,
      options: {
        ...options,
        onAged(ms: number) {
          ageMs = Math.max(ageMs, ms);
        },
      },
      readOut: (doubts: readonly Doubt[] = []): ReadOut => ({
        asOf: asOf(),
        sharedUntil: ageMs > 0 ? asOf() + SHARED_FOR_MS : beganAt,
        doubts,
      }),
    };
  }

  function entryOf(conferenceSid: ConferenceSid): People {
    return roster.roster().conferences.get(conferenceSid) ?? NOBODY_YET;
  }
}

/** For so long a relay gives the same answer to whoever asks the same. */
const SHARED_FOR_MS = 1_000;

type People = Pick<ConferenceEntry, 'participants' | 'left'>;

/** A row that nothing was told of keeps its identity, as does the note that somebody left. */
function changedBetween(before: People, after: People): ReadonlySet<CallSid> {
  const changed = (['participants', 'left'] as const).flatMap((kind) =>
    [...after[kind]].filter(([callSid, one]) => before[kind].get(callSid) !== one),
  );
  return new Set(changed.map(([callSid]) => callSid));
}
