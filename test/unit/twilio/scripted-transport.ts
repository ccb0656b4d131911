import { fail, ok, type Result } from '../../../common/failure.ts';
import type { BrokenExchange } from '../../../main/twilio/broken-exchange.ts';
import type { HttpAnswer, HttpRequest, Transport } from '../../../main/twilio/transport.ts';

export type Outcome = Result<HttpAnswer, BrokenExchange> | 'no answer';

export interface ScriptedTransport extends Transport {
  readonly requests: readonly HttpRequest[];
}

/** Answers the first request with the first outcome, and so on; a request too many throws. */
export function scriptedTransport(...outcomes: readonly Outcome[]): ScriptedTransport {
  const requests: HttpRequest[] = [];
  return {
    requests,
    async exchange(request, signal) {
      const outcome = outcomes[requests.length];
      requests.push(request);
      if (outcome === undefined) throw new Error(`Request ${requests.length} was not expected`);
      if (outcome !== 'no answer') return outcome;
      return new Promise((resolve) => {
        const giveUp = () => resolve(broken('interrupted'));
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    close: async () => undefined,
  };
}

export function answer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Result<HttpAnswer, BrokenExchange> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ok({ status, text, header: (name) => headers[name] ?? null });
}

/** Twilio's own way to say no. */
export function refusal(
  status: number,
  code: number,
  headers: Readonly<Record<string, string>> = {},
): Result<HttpAnswer, BrokenExchange> {
  return answer(status, { code, message: `Error ${code}`, more_info: '', status }, headers);
}

export function broken(kind: BrokenExchange['kind']): Result<HttpAnswer, BrokenExchange> {
  return fail({ kind, detail: `the wire says ${kind}` });
}
