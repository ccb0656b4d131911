import { useNow } from './use-now.ts';

/** A running clock: how long it has been since `since` (milliseconds since the epoch). */
export function Duration({ since }: { since: number }) {
  return <>{formatDuration(useNow() - since)}</>;
}

/** `4:07`, or `1:04:07` from an hour on; never negative, since two machines' clocks differ a little. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = `${pad(seconds % 60)}`;
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${rest}`;
}

/** The time of day, as in `14:02:07`. */
export function formatTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}
