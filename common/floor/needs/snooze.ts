import type { Need, Severity } from './need.ts';

/** A need that somebody does not want to see for now. It comes back by itself when it gets worse. */
export interface Snooze {
  readonly needId: string;
  /** Milliseconds since the epoch; null until it gets worse, and only then. */
  readonly until: number | null;
  readonly severity: Severity;
}

/** The snoozes with this need put off; those of before where that is not offered. */
export function snoozed(
  snoozes: readonly Snooze[],
  need: Need,
  until: number | null,
): readonly Snooze[] {
  if (!canSnooze(need)) return snoozes;
  const { id: needId, severity } = need;
  return [...snoozes.filter((one) => one.needId !== needId), { needId, until, severity }];
}

/** Nobody puts off that their own voice may be heard by a customer. */
export function canSnooze({ reason }: Need): boolean {
  return reason.kind !== 'mode-alarm';
}

export function isSnoozed(need: Need, snooze: Snooze | undefined, now: number): boolean {
  if (snooze === undefined || need.severity > snooze.severity) return false;
  return snooze.until === null || now < snooze.until;
}

/** Snoozes that still hold something back: one ends with its need, so that the next is seen again. */
export function standingSnoozes(
  snoozes: readonly Snooze[],
  needs: readonly Need[],
  now: number,
): readonly Snooze[] {
  const byId = new Map(needs.map((need) => [need.id, need]));
  const standing = snoozes.filter((snooze) => {
    const need = byId.get(snooze.needId);
    return need !== undefined && isSnoozed(need, snooze, now);
  });
  return standing.length === snoozes.length ? snoozes : standing;
}
