import { ok } from '../../../common/failure.ts';
import { type Call, isFinal } from '../../../common/model/call.ts';
import type { Conference } from '../../../common/model/conference.ts';
import type { Participant } from '../../../common/model/participant.ts';
import {
  type CallSid,
  type ConferenceSid,
  conferenceSidSchema,
} from '../../../common/model/sid.ts';
import type { FormFields } from '../../../common/participant-parameters/form.ts';
import type { Dialled } from '../../../main/core/twilio-port.ts';
import { callSid, conference, conferenceSid, participant } from '../arbitraries/facts.ts';
import { createFakeTwilio, type FakeTwilio, refused } from './fake-twilio.ts';

/** A fake Twilio that dials: each call rings until the test says what becomes of it. */
export interface DiallingTwilio {
  readonly twilio: FakeTwilio;
  /** What becomes of the next request to dial: answered, carried out without an answer, or neither. */
  next(fate: 'answered' | 'lost' | 'never came'): void;
  readonly calls: ReadonlyMap<CallSid, Call>;
  change(call: CallSid, changes: Partial<Call>): void;
  /** Somebody else dials. */
  dial(place: string, form: Readonly<Record<string, string>>): CallSid;
}

/** The first call that is dialled has this number, the next one the next. */
export const FIRST_DIALLED = 500;

/** `aheadMs`: by how much Twilio's clock is ahead of ours. */
export function createDiallingTwilio(now: () => number, aheadMs = 0): DiallingTwilio {
  const calls = new Map<CallSid, Call>();
  const legs = new Map<CallSid, Participant>();
  const conferences = new Map<ConferenceSid, Conference>([[conferenceSid(1), conference(1)]]);
  let fate: Parameters<DiallingTwilio['next']>[0] = 'answered';

  function dial(place: string, form: Readonly<Record<string, string>>): CallSid {
    const sid = callSid(FIRST_DIALLED + calls.size);
    const createdAt = Math.floor((now() + aheadMs) / 1_000) * 1_000;
    const leg = participant(1, FIRST_DIALLED + calls.size, {
      conferenceSid: placeOf(place, createdAt),
      label: form.Label ?? null,
      status: 'queued',
      createdAt,
    });
    const to = form.To ?? '';
    const direction = 'outbound-api' as const;
    calls.set(sid, {
      callSid: sid,
      status: 'queued',
      to,
      direction,
      createdAt,
      queueMs: 250,
      lastedMs: null,
    });
    legs.set(sid, leg);
    return sid;
  }

  function placeOf(place: string, createdAt: number): ConferenceSid {
    const known = conferenceSidSchema.safeParse(place);
    if (known.success) return known.data;
    const sid = conferenceSid(900 + conferences.size);
    conferences.set(sid, conference(1, { sid, friendlyName: place, status: 'init', createdAt }));
    return sid;
  }

  const there = (sid: CallSid) => !isFinal(calls.get(sid)?.status ?? 'failed');
  const twilio = createFakeTwilio({
    addParticipant: (place, form: FormFields) => {
      const how = fate;
      fate = 'answered';
      if (how === 'never came') return refused('interrupted', { mayHaveHappened: true });
      const fields = Object.fromEntries(form);
      const twin = [...legs.values()].find(
        (leg) => there(leg.callSid) && leg.label === fields.Label,
      );
      if (fields.Label !== undefined && twin !== undefined) {
        return how === 'lost'
          ? refused('interrupted', { mayHaveHappened: true })
          : refused('refused', { code: 16_026 });
      }
      const sid = dial(place, fields);
      const leg = legs.get(sid);
      if (how === 'lost' || leg === undefined)
        return refused('interrupted', { mayHaveHappened: true });
      return ok<Dialled>({ participant: leg, queueMs: 250 });
    },
    fetchCall: (sid) => {
      const call = calls.get(sid);
      return call === undefined ? refused('not-found') : ok(call);
    },
    fetchParticipant: (place, who) => {
      const leg = [...legs.values()].find(
        ({ callSid: sid, label }) => sid === who || label === who,
      );
      const isThere = leg !== undefined && leg.conferenceSid === place && there(leg.callSid);
      return isThere ? ok(leg) : refused('not-found');
    },
    listCallsTo: (to) => {
      const found = [...calls.values()].filter((call) => call.to === to).toReversed();
      return ok({ calls: found, complete: true, saidAt: now() + aheadMs });
    },
    listConferencesNamed: (name) =>
      ok([...conferences.values()].filter(({ friendlyName }) => friendlyName === name)),
    cancelCall: (sid) => {
      const call = calls.get(sid);
      if (call === undefined || isFinal(call.status)) return refused('refused', { code: 21_220 });
      const wasAnswered = call.status === 'in-progress';
      const ended = wasAnswered
        ? ({ status: 'completed', lastedMs: 1_000 } as const)
        : ({ status: 'canceled' } as const);
      calls.set(sid, { ...call, ...ended });
      return ok(undefined);
    },
  });

  return {
    twilio,
    next(next) {
      fate = next;
    },
    calls,
    change(sid, changes) {
      const call = calls.get(sid);
      if (call !== undefined) calls.set(sid, { ...call, ...changes });
    },
    dial,
  };
}
