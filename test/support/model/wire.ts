import { fail, ok, type Result } from '../../../common/failure.ts';
import type { BrokenExchange } from '../../../main/twilio/broken-exchange.ts';
import type { HttpAnswer, HttpRequest, Transport } from '../../../main/twilio/transport.ts';
import type { Random } from '../../../simulator/random/random.ts';
import { errorJson } from '../../../simulator/rest/error-json.ts';
import type { DirectRest, RestAnswer } from './direct-rest.ts';
import { type Story, shortSid } from './story.ts';
import type { Trouble, Weather } from './trouble.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The way between the console and Twilio's REST API: it takes its time, and things go wrong on it. */
export interface Wire {
  /** One for each client; ends with it. */
  connect(): Transport;
  /** The computer falls asleep: of what is under way, no answer comes. */
  breakAll(): void;
}

/** A request that Twilio has handled. */
export interface Handled {
  readonly at: number;
  readonly request: HttpRequest;
  /** What Twilio said of it, whether or not that arrived. */
  readonly answer: RestAnswer;
  /** When the console had the answer; null as long as it has not. */
  arrivedAt: number | null;
}

/** Looks at one request on its way. */
export interface RequestWatch {
  /** Twilio is about to act. */
  arrives(): void;
  handled(handled: Handled): void;
}

interface WireNeeds {
  readonly time: VirtualTime;
  readonly rest: DirectRest;
  readonly chance: () => Random;
  readonly weather: () => Weather;
  readonly watch: (request: HttpRequest) => RequestWatch;
  readonly story: Story;
}

interface OnTheWay {
  readonly request: HttpRequest;
  readonly trouble: Trouble | null;
  readonly random: Random;
  readonly watching: RequestWatch;
}

type Outcome = Result<HttpAnswer, BrokenExchange>;

/** The transport's own limit for an answer, in milliseconds. */
const PATIENCE_MS = 10_000;

export function createWire({ time, rest, chance, weather, watch, story }: WireNeeds): Wire {
  const underWay = new Set<(outcome: Outcome) => void>();

  return {
    connect: () => ({ exchange, close: async () => undefined }),
    breakAll() {
      for (const settle of [...underWay]) settle(broken('interrupted'));
    },
  };

  function exchange(request: HttpRequest, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve) => {
      const random = chance();
      const watching = watch(request);
      const trouble = troubleOf(request, random);
      const outMs = trouble === 'slow-request' ? random.whole(1_000, 9_000) : latency(random);
      const backMs = trouble === 'slow-answer' ? random.whole(1_000, 9_500) : latency(random);
      const giveUp = () => settle(broken('interrupted'));
      let cancelPatience = () => {};
      underWay.add(settle);
      signal.addEventListener('abort', giveUp, { once: true });
      if (trouble === 'unreachable') {
        time.computer.after(outMs, () => settle(broken('unreachable')));
        return;
      }
      cancelPatience = time.computer.after(outMs + PATIENCE_MS, () => settle(broken('timeout')));
      // What is on its way arrives, also when nobody waits for the answer any more.
      time.world.after(outMs, () => {
        const { answer, handled } = arrive({ request, trouble, random, watching });
        if (answer === null) return;
        time.computer.after(backMs, () => {
          if (underWay.has(settle) && handled !== null) handled.arrivedAt = time.now();
          settle(answer);
        });
      });

      function settle(outcome: Outcome): void {
        if (!underWay.delete(settle)) return;
        cancelPatience();
        signal.removeEventListener('abort', giveUp);
        story.tell(
          () => `          answer  ${request.method} ${short(request)}: ${wordsOf(outcome)}`,
        );
        resolve(outcome);
      }
    });
  }

  function troubleOf(request: HttpRequest, random: Random): Trouble | null {
    const { chance: probability, of } = weather().requests;
    if (probability === 0 || !random.chance(probability)) return null;
    const trouble = of[random.whole(0, of.length - 1)] ?? null;
    if (trouble === 'lost-page') return /[?&]PageToken=/.test(request.target) ? trouble : null;
    return trouble === 'broken-chain' && !/PageSize=/.test(request.target) ? null : trouble;
  }

  /** The request reaches Twilio. The answer is null when none will ever come. */
  function arrive({ request, trouble, random, watching }: OnTheWay): {
    readonly answer: Outcome | null;
    readonly handled: Handled | null;
  } {
    const instead = refusal(trouble, random);
    if (instead !== null) {
      story.tell(() => `          twilio  ${request.method} ${short(request)}: ${trouble}`);
      return { answer: instead, handled: null };
    }
    watching.arrives();
    const answer = rest.handle(request);
    const handled: Handled = { at: time.now(), request, answer, arrivedAt: null };
    watching.handled(handled);
    story.tell(
      () =>
        `          twilio  ${request.method} ${short(request)}: ${answer.status} ${trouble ?? ''}`,
    );
    return {
      answer: afterEffect(trouble, answer),
      handled: trouble === 'error-after' ? null : handled,
    };
  }
}

/** What comes instead of an answer when nothing was done; null when Twilio acts. */
function refusal(trouble: Trouble | null, random: Random): Outcome | null {
  switch (trouble) {
    case 'throttled':
      return ok(twilioError(429, 20429));
    case 'throttled-until':
      return ok(twilioError(429, 20429, { 'retry-after': String(random.whole(0, 15)) }));
    case 'error-before':
      return ok(twilioError(random.chance(0.5) ? 500 : 503, 20500));
    case 'reset-before':
      return broken('interrupted');
    case 'lost-page':
      return ok(twilioError(404, 20404));
    case 'foreign-404':
      return ok(httpAnswer({ status: 404, text: '<html>Not found</html>' }));
    default:
      return null;
  }
}

function afterEffect(trouble: Trouble | null, answer: RestAnswer): Outcome | null {
  const { status, text } = answer;
  switch (trouble) {
    case 'error-after':
      return ok(twilioError(500, 20500));
    case 'reset-after':
      return broken('interrupted');
    case 'half-answer':
      // An answer without a body has no half.
      if (text === '') return broken('interrupted');
      return ok(httpAnswer({ status, text: text.slice(0, text.length / 2) }));
    case 'no-answer':
      return null;
    case 'broken-chain':
      return ok(httpAnswer({ status, text: text.replace(/"next_page_uri":("[^"]*"|null),/, '') }));
    default:
      return ok(httpAnswer(answer));
  }
}

function twilioError(
  status: number,
  code: number,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return httpAnswer({ status, text: JSON.stringify(errorJson(status, code, 'Trouble')) }, headers);
}

function httpAnswer(
  { status, text }: RestAnswer,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return { status, text, header: (name) => headers[name] ?? null };
}

function broken(kind: BrokenExchange['kind']): Outcome {
  return fail({ kind, detail: 'trouble on the wire' });
}

function latency(random: Random): number {
  return random.whole(20, 300);
}

function short({ target, form }: HttpRequest): string {
  const path = target.replace(/^\/2010-04-01\/Accounts\/AC\w+\//, '');
  return shortSid(form === null ? path : `${path} {${form}}`);
}

function wordsOf(outcome: Outcome): string {
  return outcome.ok ? String(outcome.value.status) : outcome.error.kind;
}
