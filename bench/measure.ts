export interface Benchmark {
  /** What is measured, in a line. */
  readonly title: string;
  readonly run: () => Promise<readonly Measured[]>;
}

/** One way of doing the work that a benchmark compares. */
export interface Contender {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

export interface Measured {
  readonly name: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Median against the median of the last contender, the yardstick. */
  readonly ratio: number;
  /** Columns of its own, such as memory. */
  readonly more?: Readonly<Record<string, string>>;
}

export interface Rounds {
  /** Not counted: the compiler and the connections get warm. */
  readonly warmUp: number;
  readonly counted: number;
}

/**
 * Lets every contender run once in each round, beginning with another one each time, so that whatever
 * else this computer does hits all of them alike.
 */
export async function measure(
  contenders: readonly Contender[],
  { warmUp, counted }: Rounds,
): Promise<readonly Measured[]> {
  const lanes = contenders.map((contender) => ({ contender, times: [] as number[] }));
  for (let round = 0; round < warmUp + counted; round += 1) {
    const shift = round % lanes.length;
    for (const { contender, times } of [...lanes.slice(shift), ...lanes.slice(0, shift)]) {
      const start = performance.now();
      await contender.run();
      if (round >= warmUp) times.push(performance.now() - start);
    }
  }
  const sorted = lanes.map(({ contender, times }) => ({
    name: contender.name,
    times: times.toSorted((a, b) => a - b),
  }));
  const yardstick = percentile(sorted.at(-1)?.times ?? [], 50);
  return sorted.map(({ name, times }) => ({
    name,
    runs: times.length,
    medianMs: percentile(times, 50),
    p95Ms: percentile(times, 95),
    p99Ms: percentile(times, 99),
    ratio: percentile(times, 50) / yardstick,
  }));
}

/** Nearest rank. */
export function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}
