/** Things in order of creation that can be read from either end or from any point of the order. */
export interface Sequence<T> {
  /** Newest first; only those older than `below` when it is given. */
  descending(below?: number): Iterable<T>;
  /** Oldest first, only those newer than `above`. */
  ascending(above: number): Iterable<T>;
}

/** Keys sorted by the ordinal of what they name; every operation finds its place by halving. */
export interface OrderedIndex<Key> extends Sequence<Key> {
  readonly size: number;
  add(ordinal: number, key: Key): void;
  remove(ordinal: number): void;
}

export function createOrderedIndex<Key>(): OrderedIndex<Key> {
  const entries: { readonly ordinal: number; readonly key: Key }[] = [];

  /** How many entries have a smaller ordinal. */
  const rank = (ordinal: number): number => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle]?.ordinal ?? Infinity) < ordinal) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    get size() {
      return entries.length;
    },
    add(ordinal, key) {
      entries.splice(rank(ordinal), 0, { ordinal, key });
    },
    remove(ordinal) {
      const place = rank(ordinal);
      if (entries[place]?.ordinal === ordinal) entries.splice(place, 1);
    },
    *descending(below = Infinity) {
      for (let place = rank(below) - 1; place >= 0; place--) {
        const entry = entries[place];
        if (entry !== undefined) yield entry.key;
      }
    },
    *ascending(above) {
      for (let place = rank(above + 1); place < entries.length; place++) {
        const entry = entries[place];
        if (entry !== undefined) yield entry.key;
      }
    },
  };
}

/** A sequence of what is found for each key, without those for which nothing is. */
export function lookUp<Key, T>(
  keys: Sequence<Key>,
  find: (key: Key) => T | undefined,
): Sequence<T> {
  function* found(some: Iterable<Key>): Iterable<T> {
    for (const key of some) {
      const value = find(key);
      if (value !== undefined) yield value;
    }
  }
  return {
    descending: (below) => found(keys.descending(below)),
    ascending: (above) => found(keys.ascending(above)),
  };
}

/** The sequence without the items that `keep` rejects. */
export function filtered<T>(items: Sequence<T>, keep: (item: T) => boolean): Sequence<T> {
  return lookUp(items, (item) => (keep(item) ? item : undefined));
}
