import type { Redis } from 'ioredis';
import { placeOf, rowsFrom } from './redis-text.ts';

/**
 * Takes away the entries that came before `oldest`. The numbers have no gap and the times hardly ever go
 * back, so the first entry to stay is found by halving.
 */
export async function trimByAge(redis: Redis, stream: string, oldest: number): Promise<void> {
  const first = await firstFrom(redis, stream, '-');
  if (first === null || first.at >= oldest) return;
  let tooOld = first.seq;
  let stays = lastSeq(await redis.xrevrange(stream, '+', '-', 'COUNT', 1)) + 1;
  while (stays - tooOld > 1) {
    const middle = Math.floor((tooOld + stays) / 2);
    const entry = await firstFrom(redis, stream, `${middle}-0`);
    if (entry !== null && entry.at < oldest) tooOld = middle;
    else stays = middle;
  }
  await redis.xtrim(stream, 'MINID', `${stays}-0`);
}

async function firstFrom(redis: Redis, stream: string, from: string) {
  const [row] = rowsFrom(await redis.xrange(stream, from, '+', 'COUNT', 1));
  return row === undefined ? null : placeOf(row[0]);
}

function lastSeq(answer: unknown): number {
  const [row] = rowsFrom(answer);
  return row === undefined ? 0 : placeOf(row[0]).seq;
}
