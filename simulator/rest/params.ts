import type { FastifyRequest } from 'fastify';
import { refuse } from '../domain/refusal.ts';

/**
 * The parameters of a request: the query of a GET, the form of a POST. Repeated keys are arrays.
 * Unknown ones are ignored, as Twilio does.
 */
export function paramsOf(request: FastifyRequest): URLSearchParams {
  if (request.body instanceof URLSearchParams) return request.body;
  if (request.method === 'GET') return new URLSearchParams(request.url.split('?')[1] ?? '');
  return new URLSearchParams();
}

/** An empty value counts as absent. */
export function textParam(params: URLSearchParams, name: string): string | undefined {
  const value = params.get(name);
  return value === null || value === '' ? undefined : value;
}

/**
 * A filter by date: `Name` is that day, or that second of a full ISO 8601 time; `Name>` is from its
 * first moment on, `Name<` up to its first moment. Conferences take days only, calls both. What has
 * no date yet passes only when nothing was asked for.
 */
export function dateFilter(
  params: URLSearchParams,
  name: string,
  takesTimes = false,
): (time: number | null) => boolean {
  const spanOf = (key: string) => spanParam(params, key, takesTimes);
  const on = spanOf(name);
  const from = spanOf(`${name}>`);
  const to = spanOf(`${name}<`);
  if (on === undefined && from === undefined && to === undefined) return () => true;
  return (time) =>
    time !== null &&
    time >= (from?.start ?? -Infinity) &&
    time <= (to?.start ?? Infinity) &&
    (on === undefined || (time >= on.start && time < on.end));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

function spanParam(params: URLSearchParams, name: string, takesTimes: boolean): Span | undefined {
  const value = textParam(params, name);
  if (value === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const start = Date.parse(`${value}T00:00:00Z`);
    if (!Number.isNaN(start)) return { start, end: start + DAY };
  }
  if (takesTimes && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) {
    const start = Date.parse(value);
    if (!Number.isNaN(start)) return { start, end: start + SECOND };
  }
  throw refuse.invalidParameter(name, value);
}
