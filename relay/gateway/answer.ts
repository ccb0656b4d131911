import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import { GATEWAY } from './operation.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { UpstreamAnswer } from './upstream.ts';

/** What the gateway has to know of an answer of Twilio's. */
export interface ReadAnswer {
  readonly answer: UpstreamAnswer;
  readonly legs: readonly Leg[];
  /** How Twilio says no. */
  readonly refusal: { readonly code: number | null; readonly message: string } | null;
}

interface Leg {
  readonly callSid: string;
  readonly label: string | null;
}

const legSchema = z.object({ call_sid: z.string(), label: z.string().nullish() });
const answerSchema = z.looseObject({
  code: z.int().nullish(),
  message: z.string().nullish(),
  participants: z.array(z.unknown()).nullish(),
  next_page_uri: z.string().nullish(),
  previous_page_uri: z.string().nullish(),
  first_page_uri: z.string().nullish(),
});

const PAGES = ['next_page_uri', 'previous_page_uri', 'first_page_uri'] as const;

/**
 * Reads what Twilio answered, and turns the addresses of further pages so that they come back through
 * the gateway. An answer that leads elsewhere is refused: a list that ends early looks like people
 * leaving.
 */
export function readAnswer(answer: UpstreamAnswer, account: string): Result<ReadAnswer, Refusal> {
  if (answer.text === '') return ok({ answer, legs: [], refusal: null });
  const body = answerSchema.safeParse(parseJson(answer.text));
  if (!body.success) return fail(refuse.badAnswer('its JSON is not Twilio’s'));
  const { data } = body;
  const api = `/2010-04-01/Accounts/${account}/`;
  const turned: Record<string, string> = {};
  for (const name of PAGES) {
    const uri = data[name];
    if (typeof uri !== 'string' || uri === '') continue;
    if (!uri.startsWith(api)) return fail(refuse.badAnswer('its next page is at another address'));
    turned[name] = GATEWAY + uri;
  }
  const hasPages = Object.keys(turned).length > 0;
  return ok({
    answer: hasPages ? { ...answer, text: JSON.stringify({ ...data, ...turned }) } : answer,
    legs: [data, ...(data.participants ?? [])].flatMap(legOf),
    refusal: answer.status >= 400 ? { code: data.code ?? null, message: data.message ?? '' } : null,
  });
}

function legOf(row: unknown): readonly Leg[] {
  const leg = legSchema.safeParse(row);
  return leg.success ? [{ callSid: leg.data.call_sid, label: leg.data.label || null }] : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
