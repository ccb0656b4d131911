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
    const asOf = clock.now();
    const init = waiting ? await twilio.listConferences('init', options) : ok([]);
    if (!init.ok) return init;
    const running = await twilio.listConferences('in-progress', options);
    if (!running.ok) return running;
    const live = [...init.value, ...running.value];
    roster.apply({
      kind: 'conferences-listed',
      asOf,
      statuses: waiting ? ['init', 'in-progress'] : ['in-progress'],
      conferences: [...new Map(live.map((conference) => [conference.sid, conference])).values()],
    });
    return ok(certain(asOf));
  }

  async function readParticipants(
    conferenceSid: ConferenceSid,
    options: RequestOptions,
  ): Answer<ReadOut> {
    const asOf = clock.now();
    const before = entryOf(conferenceSid);
    const list = await twilio.listParticipants(conferenceSid, options);
    if (!list.ok) {
      if (!saysGone(list.error)) return list;
      roster.apply({ kind: 'conference-gone', asOf, conferenceSid });
      return ok(certain(asOf));
    }
    const participants = list.value;
    const toldMeanwhile = changedBetween(before, entryOf(conferenceSid));
    roster.apply({ kind: 'participants-listed', asOf, conferenceSid, participants, toldMeanwhile });

    const listed = new Set(participants.map(({ callSid }) => callSid));
    // A leg that was dialled and is in no list: only Twilio knows whether it still rings.
    const doubts = [...entryOf(conferenceSid).participants.values()]
      .filter(({ callSid, status }) => status !== 'connected' && !listed.has(callSid))
      .map(({ callSid }) => ({ about: 'participant', conferenceSid, callSid }) as const);
    return ok({ asOf, doubts });
  }

  /** A participant that cannot be read for its own sake is left as it is. */
  async function readParticipant(ids: ParticipantIds, options: RequestOptions): Answer<ReadOut> {
    const asOf = clock.now();
    const answer = await facts.look(ids, options);
    if (answer.ok || saysGone(answer.error) || isOfOneThing(answer.error)) return ok(certain(asOf));
    return fail(answer.error);
  }

  function entryOf(conferenceSid: ConferenceSid): People {
    return roster.roster().conferences.get(conferenceSid) ?? NOBODY_YET;
  }
}

type People = Pick<ConferenceEntry, 'participants' | 'left'>;

/** A row that nothing was told of keeps its identity, as does the note that somebody left. */
function changedBetween(before: People, after: People): ReadonlySet<CallSid> {
  const changed = (['participants', 'left'] as const).flatMap((kind) =>
    [...after[kind]].filter(([callSid, one]) => before[kind].get(callSid) !== one),
  );
  return new Set(changed.map(([callSid]) => callSid));
}

function certain(asOf: number): ReadOut {
  return { asOf, doubts: [] };
}
