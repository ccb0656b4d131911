/** Before whom a request to Twilio may go: a command is somebody's click. */
export type Urgency = 'command' | 'read';

/** Room for so many requests at once, over all instances. */
export interface Places {
  /** Resolves when there is room, or with null when there was none in time. */
  take(account: string, want: Want): Promise<Place | null>;
}

export interface Want {
  readonly most: number;
  readonly urgency: Urgency;
  readonly withinMs: number;
}

export interface Place {
  release(): void;
}

/** How many of the places a request may find taken and still go: a read leaves one for commands. */
export function placesFor({ most, urgency }: Pick<Want, 'most' | 'urgency'>): number {
  return urgency === 'command' ? most : Math.max(1, most - 1);
}

/** One process counts by its own queue and needs no leave of others. */
export function createMemoryPlaces(): Places {
  return { take: async () => ({ release: () => undefined }) };
}
