import type { OwnWishes } from './own-wishes.ts';
import { Violation } from './story.ts';
import type { TwilioTruth } from './twilio-truth.ts';

/** My leg is not heard for long in a way that I did not ask for. */
export interface AudibleChecks {
  /** Something happened that may have changed who hears me. */
  note(): void;
  /** Throws a `Violation` when I am heard unasked although requests have gone well for long. */
  check(wellSince: number): void;
}

interface AudibleChecksNeeds {
  readonly truth: TwilioTruth;
  readonly wishes: OwnWishes;
  /** Whether every event comes, and soon. */
  readonly eventsGoWell: () => boolean;
  readonly now: () => number;
}

/** An event tells of it, or the next reading of a call without events; then three seconds to mute. */
const LIMIT_MS = 10_000;
/** The event that tells of it may be lost: then the next check of a call with events finds it. */
const LIMIT_WITHOUT_EVENT_MS = 75_000;
/** A request that was sent while requests went wrong may still hold up others, in milliseconds. */
const OLD_TROUBLE_MS = 25_000;

export function createAudibleChecks({
  truth,
  wishes,
  eventsGoWell,
  now,
}: AudibleChecksNeeds): AudibleChecks {
  /** Since when each leg is heard unasked, and for how long it may be. */
  const unasked = new Map<string, { readonly since: number; readonly limitMs: number }>();

  return {
    note() {
      const heard = new Set<string>();
      for (const { callSid, conferenceSid } of truth.ownLegs()) {
        if (!wishes.allow(conferenceSid, truth.modeOf(callSid))) heard.add(callSid);
      }
      for (const callSid of unasked.keys()) if (!heard.has(callSid)) unasked.delete(callSid);
      for (const callSid of heard) {
        if (unasked.has(callSid)) continue;
        const limitMs = eventsGoWell() ? LIMIT_MS : LIMIT_WITHOUT_EVENT_MS;
        unasked.set(callSid, { since: now(), limitMs });
      }
    },
    check(wellSince) {
      for (const [callSid, { since, limitMs }] of unasked) {
        const heardMs = now() - Math.max(since, wellSince + OLD_TROUBLE_MS);
        if (heardMs <= limitMs) continue;
        const mode = truth.modeOf(callSid);
        throw new Violation(
          `My leg ${callSid} is ${mode} for ${heardMs} ms, and nobody asked for it`,
        );
      }
    },
  };
}
