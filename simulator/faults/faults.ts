import type { Random } from '../random/random.ts';
import { compileMatcher, type MatchableRequest } from '../requests/request-matcher.ts';
import {
  type CallbackFault,
  type Fault,
  type FaultSpec,
  faultSpecSchema,
  type Interruption,
} from './fault.ts';

/** What is going wrong at the moment; can be changed at any time. */
export interface Faults {
  /** Throws a `ZodError` when the specification makes no sense. */
  add(spec: FaultSpec): Fault;
  list(): readonly Fault[];
  /** False when there was none of that id. */
  remove(id: number): boolean;
  clear(): void;
  /** What is to happen to this request; uses up one of each fault's `times`. */
  meet(request: MatchableRequest): Encounter;
  /** What is to happen to a callback that tells of `event`, likewise. */
  meetCallback(event: string): readonly CallbackFault[];
  /** Whether Twilio fails at an announcement, likewise. */
  meetAnnouncement(): boolean;
  /** How far Twilio's clock is ahead, in milliseconds. */
  clockOffset(): number;
}

interface Encounter {
  /** Real milliseconds to wait first. */
  readonly latency: number;
  readonly interruption: Interruption | null;
}

export function createFaults(random: Random): Faults {
  const active = new Map<number, ActiveFault>();
  let lastId = 0;

  function strikes(entry: ActiveFault, chance = 1): boolean {
    if (chance < 1 && !random.chance(chance)) return false;
    if (--entry.left === 0) active.delete(entry.fault.id);
    return true;
  }

  return {
    add(spec) {
      const fault = { ...faultSpecSchema.parse(spec), id: ++lastId };
      const when = 'when' in fault ? fault.when : undefined;
      const times = 'times' in fault ? fault.times : undefined;
      active.set(fault.id, { fault, matches: compileMatcher(when), left: times ?? Infinity });
      return fault;
    },
    list: () => [...active.values()].map(({ fault }) => fault),
    remove: (id) => active.delete(id),
    clear: () => active.clear(),

    meet(request) {
      let latency = 0;
      let interruption: Interruption | null = null;
      for (const entry of [...active.values()]) {
        const { fault } = entry;
        if (fault.kind === 'latency') {
          if (!entry.matches(request) || !strikes(entry, fault.chance)) continue;
          const { ms, spread = 0 } = fault;
          latency += Math.max(0, spread === 0 ? ms : random.between(ms - spread, ms + spread));
        } else if (isInterruption(fault) && interruption === null) {
          if (entry.matches(request) && strikes(entry, fault.chance)) interruption = fault;
        }
      }
      return { latency, interruption };
    },

    meetCallback(event) {
      const met: CallbackFault[] = [];
      for (const entry of [...active.values()]) {
        const { fault } = entry;
        if (fault.kind !== 'callback' || (fault.event ?? event) !== event) continue;
        if (strikes(entry, fault.chance)) met.push(fault);
      }
      return met;
    },

    meetAnnouncement() {
      for (const entry of active.values()) {
        if (entry.fault.kind === 'announcement' && strikes(entry, entry.fault.chance)) return true;
      }
      return false;
    },

    clockOffset() {
      let offset = 0;
      for (const { fault } of active.values()) if (fault.kind === 'clock') offset += fault.ms;
      return offset;
    },
  };
}

interface ActiveFault {
  readonly fault: Fault;
  readonly matches: (request: MatchableRequest) => boolean;
  left: number;
}

function isInterruption(fault: Fault): fault is Interruption {
  return fault.kind === 'answer' || fault.kind === 'reset' || fault.kind === 'half-body';
}
