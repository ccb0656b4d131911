/** What a reader of Twilio's JSON needs besides the JSON. */
export interface Reading {
  /** When the answer came, in milliseconds since the epoch. */
  readonly readAt: number;
  /** What time it was for whoever answered, as far as they said; their clock may differ from ours. */
  readonly saidAt?: number | null;
  /**
   * Told of a value that Twilio's document does not list. A new value may appear any day and must not
   * hide a whole list of people, so the reader takes the documented value that promises least and tells.
   */
  readonly onUnknown: (unknown: UnknownValue) => void;
}

export interface UnknownValue {
  readonly field: string;
  readonly value: string;
  /** What it is read as. */
  readonly readAs: string;
}

/** The value itself when it is one of `known`, otherwise `standIn`, told. */
export function knownValue<T extends string>(
  field: string,
  value: string,
  known: readonly T[],
  standIn: T,
  reading: Reading,
): T {
  const found = known.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  reading.onUnknown({ field, value, readAs: standIn });
  return standIn;
}
