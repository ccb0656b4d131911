import { ok } from '../../../common/failure.ts';
import type { Conference } from '../../../common/model/conference.ts';
import type { Participant } from '../../../common/model/participant.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { Attention } from '../../../main/core/reading-plan.ts';
import { type Budget, createReconciler, type ReadingLink } from '../../../main/core/reconciler.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import {
  conference,
  conferenceSid,
  eventPerson,
  participant,
  told,
} from '../../support/arbitraries/facts.ts';
import { createFakeTwilio, refused } from '../../support/twilio/fake-twilio.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

export const BUDGET: Budget = { requestsPerMinute: 300, readsAtOnce: 3 };

export const CF = conferenceSid(1);
export const party = ok({ address: '+14155550100', direction: 'inbound' } as const);
export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

interface FloorOptions {
  readonly conferences?: number;
  readonly people?: number;
  readonly budget?: Budget;
  readonly hasEvents?: boolean;
  /** How long Twilio takes to answer. */
  readonly latencyMs?: number;
}

/** A reconciler over a floor of so many conferences, each with so many people. */
export function setUp(options: FloorOptions = {}) {
  const { conferences: count = 1, people = 1, budget = BUDGET, hasEvents = false } = options;
  const { latencyMs = 0 } = options;
  const clock = createManualClock();
  /** By how much the machine slept. */
  let leapt = 0;
  const now = () => clock.now() + leapt;
  const roster = createRosterService('epoch');
  const links: ReadingLink[] = [];
  const conferences = new Map<ConferenceSid, Conference>();
  const peopleOf = new Map<ConferenceSid, readonly Participant[]>();
  const pinned = new Set<ConferenceSid>();
  const visible = new Set<ConferenceSid>();
  const attention: Attention = { pinned, visible };
  for (const conf of numbers(count)) {
    const calls = numbers(people).map((n) => (conf - 1) * people + n);
    conferences.set(conferenceSid(conf), conference(conf));
    peopleOf.set(
      conferenceSid(conf),
      calls.map((call) => participant(conf, call)),
    );
  }
  const everybody = () => [...peopleOf.values()].flat();
  const sentAt: number[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  let failure: ReturnType<typeof refused> | null = null;

  /** Counts the request, and answers when it is time; with the failure that was asked for, if any. */
  function answered<A extends unknown[], R>(answer: (...args: A) => R) {
    return (...args: A) => {
      sentAt.push(now());
      const failed = failure;
      failure = null;
      if (latencyMs === 0) return failed ?? answer(...args);
      underWay += 1;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      return clock.sleep(latencyMs).then(() => {
        underWay -= 1;
        return failed ?? answer(...args);
      });
    };
  }

  const twilio = createFakeTwilio({
    listConferences: answered((status) =>
      ok([...conferences.values()].filter((one) => one.status === status)),
    ),
    listParticipants: answered((sid) => ok(peopleOf.get(sid) ?? [])),
    fetchParticipant: answered((_sid, call) => {
      const person = everybody().find(({ callSid: sid }) => sid === call);
      return person === undefined ? refused('not-found') : ok(person);
    }),
    fetchParty: answered(() => party),
    listCalls: answered(() => {
      const parties = everybody().map(({ callSid: sid }) => ({ callSid: sid, party: party.value }));
      return ok({ parties, complete: true });
    }),
  });
  const reconciler = createReconciler({
    twilio,
    roster,
    clock: { ...clock, now },
    budget,
    attention: () => attention,
    hasEvents: () => hasEvents,
    onLink: (link) => links.push(link),
  });

  return {
    clock,
    roster,
    twilio,
    links,
    conferences,
    peopleOf,
    pinned,
    visible,
    reconciler,
    begunAt: clock.now(),
    /** When each request was sent. */
    sentAt,
    mostAtOnce: () => mostAtOnce,
    /** The next request is answered so. */
    fail(next: ReturnType<typeof refused>) {
      failure = next;
    },
    /** The machine sleeps: time passes, and nobody wakes. */
    leap(ms: number) {
      leapt += ms;
    },
    /** Forgets what was asked so far. */
    forget() {
      const { length } = twilio.calls;
      return () => twilio.calls.slice(length);
    },
    /** How often the participants of a conference were asked for. */
    readsOf: (sid: ConferenceSid) =>
      twilio.asked('listParticipants').filter(([one]) => one === sid).length,
    /** Events keep every conference true, from now on. */
    async becomeHealthy() {
      for (const conf of numbers(count)) {
        roster.apply(
          told(conf, 1, now(), { type: 'participant-mute', participant: speaker(conf) }),
        );
      }
      await clock.pass(120_000);
    },
    /** An event of a conference, the first of which is a join. */
    tell(conf: number, sequenceNumber: number) {
      const type = sequenceNumber === 1 ? 'participant-join' : 'participant-mute';
      const happening = { type, participant: speaker(conf) } as const;
      roster.apply(told(conf, sequenceNumber, now(), happening));
    },
  };

  function speaker(conf: number) {
    return eventPerson((conf - 1) * people + 1);
  }
}
