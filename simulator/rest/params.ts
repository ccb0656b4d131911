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

/** Twilio reads every value other than `true` as false: `Muted=yes` puts a listener on the air. */
export function booleanParam(params: URLSearchParams, name: string): boolean | undefined {
  const value = textParam(params, name);
  return value === undefined ? undefined : value === 'true';
}

/** Refuses what is not a whole number within the bounds. */
export function wholeParam(
  params: URLSearchParams,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const value = textParam(params, name);
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) throw refuse.invalidParameter(name, value);
  return number;
}

export function methodParam(params: URLSearchParams, name: string, fallback: 'GET' | 'POST') {
  const value = textParam(params, name) ?? fallback;
  if (value !== 'GET' && value !== 'POST') throw refuse.invalidMethod(name, value);
  return value;
}

/** A URL that is well formed; whether anything answers there is found out when it is fetched. */
export function urlParam(params: URLSearchParams, name: string): string | undefined {
  const value = textParam(params, name);
  if (value === undefined) return undefined;
  const protocol = URL.canParse(value) ? new URL(value).protocol : '';
  if (protocol !== 'https:' && protocol !== 'http:') throw refuse.invalidUrl(name, value);
  return value;
}

/** The start of a day in UTC, in milliseconds since the epoch, from `YYYY-MM-DD`. */
export function dayParam(params: URLSearchParams, name: string): number | undefined {
  const value = textParam(params, name);
  if (value === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(day)) throw refuse.invalidParameter(name, value);
  return day;
}
