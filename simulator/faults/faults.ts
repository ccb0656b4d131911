import { compileMatcher, type MatchableRequest } from '../requests/request-matcher.ts';
import { type Fault, type FaultSpec, faultSpecSchema, type Interruption } from './fault.ts';

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
}

interface Encounter {
  /** Real milliseconds to wait first. */
  readonly latency: number;
  readonly interruption: Interruption | null;
}

export function createFaults(): Faults {
  const active = new Map<number, ActiveFault>();
  let lastId = 0;

  return {
    add(spec) {
      const fault = { ...faultSpecSchema.parse(spec), id: ++lastId };
      active.set(fault.id, {
        fault,
        matches: compileMatcher(fault.when),
        left: fault.times ?? Infinity,
      });
      return fault;
    },
    list: () => [...active.values()].map(({ fault }) => fault),
    remove: (id) => active.delete(id),
    clear: () => active.clear(),
    meet(request) {
      let latency = 0;
      let interruption: Interruption | null = null;
      for (const entry of active.values()) {
        const { fault } = entry;
        if (!entry.matches(request)) continue;
        if (fault.kind === 'latency') latency += fault.ms;
        else if (interruption === null) interruption = fault;
        else continue;
        if (--entry.left === 0) active.delete(fault.id);
      }
      return { latency, interruption };
    },
  };
}

interface ActiveFault {
  readonly fault: Fault;
  readonly matches: (request: MatchableRequest) => boolean;
  left: number;
}
