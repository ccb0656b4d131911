import { setMaxListeners } from 'node:events';
import { fail, type Result } from '../../../common/failure.ts';
import type {
  RequestOptions,
  TwilioFailure,
  TwilioFailureKind,
  TwilioPort,
} from '../../../main/core/twilio-port.ts';

/**
 * A Twilio without a wire, for unit tests of the core. Every request is recorded in the order in which
 * it was asked. It is answered by the function given for its operation, else it waits until the test
 * answers it by hand. An aborted signal answers `aborted`, as does `close()`.
 */
export interface FakeTwilio extends TwilioPort {
  /** All requests so far, answered or not, in order. */
  readonly calls: readonly AnyCall[];
  /** From now on answers the operation by this function; what it answers undefined to waits. */
  on<O extends Operation>(operation: O, answerer: Answerer<O>): void;
  /** From now on the operation waits for answers by hand. */
  hold(operation: Operation): void;
  /** Requests that wait for an answer, in order. */
  waiting(): readonly AnyCall[];
  waiting<O extends Operation>(operation: O): readonly FakeCall<O>[];
  /** The arguments of every request of the operation so far, in order, options left out. */
  asked<O extends Operation>(operation: O): readonly Arguments<O>[];
  /** The oldest request of the operation that waits for an answer: at once, or when it is asked. */
  next<O extends Operation>(operation: O): Promise<FakeCall<O>>;
}

type Operation = Exclude<keyof TwilioPort, 'close'>;

interface AnyCall {
  readonly operation: Operation;
  readonly args: readonly unknown[];
  readonly options: RequestOptions | undefined;
  readonly isAnswered: boolean;
}

interface FakeCall<O extends Operation> extends AnyCall {
  readonly operation: O;
  readonly args: Arguments<O>;
  /** Answers by hand; a second answer changes nothing. */
  answer(result: Outcome<O>): void;
}

type Outcome<O extends Operation> = Result<ValueOf<O>, TwilioFailure>;

type ValueOf<O extends Operation> = Extract<
  Awaited<ReturnType<TwilioPort[O]>>,
  { ok: true }
>['value'];

type Answerer<O extends Operation> = (
  ...args: Arguments<O>
) => Outcome<O> | Promise<Outcome<O>> | undefined;

/** What an operation is asked with, its options left out. */
type Arguments<O extends Operation> =
  Required<Parameters<TwilioPort[O]>> extends [...infer A extends readonly unknown[], unknown]
    ? A
    : never;

type Answerers = { [O in Operation]?: Answerer<O> };

export function createFakeTwilio(defaults: Answerers = {}): FakeTwilio {
  const answerers: Answerers = { ...defaults };
  const calls: AnyCall[] = [];
  const listeners = new Set<() => void>();
  const closing = new AbortController();

  return {
    calls,
    on(operation, answerer) {
      Object.assign(answerers, { [operation]: answerer });
    },
    hold(operation) {
      delete answerers[operation];
    },
    waiting,
    asked: (operation) => callsOf(operation).map(({ args }) => args),
    next: (operation) =>
      new Promise((resolve) => {
        function look(): void {
          const [oldest] = waiting(operation);
          if (oldest === undefined) return;
          listeners.delete(look);
          resolve(oldest);
        }
        listeners.add(look);
        look();
      }),

    listConferences: (status, options) => ask('listConferences', [status], options),
    fetchConference: (conference, options) => ask('fetchConference', [conference], options),
    listParticipants: (conference, options) => ask('listParticipants', [conference], options),
    fetchParticipant: (conference, who, options) =>
      ask('fetchParticipant', [conference, who], options),
    updateParticipant: (conference, call, changes, options) =>
      ask('updateParticipant', [conference, call, changes], options),
    changeParticipant: (conference, call, form, options) =>
      ask('changeParticipant', [conference, call, form], options),
    createParticipant: (conference, participant, options) =>
      ask('createParticipant', [conference, participant], options),
    removeParticipant: (conference, call, options) =>
      ask('removeParticipant', [conference, call], options),
    announceToConference: (conference, announcement, options) =>
      ask('announceToConference', [conference, announcement], options),
    endConference: (conference, options) => ask('endConference', [conference], options),
    listRecordings: (conference, options) => ask('listRecordings', [conference], options),
    changeRecording: (conference, change, options) =>
      ask('changeRecording', [conference, change], options),
    fetchParty: (call, options) => ask('fetchParty', [call], options),
    listCalls: (mostPages, options) => ask('listCalls', [mostPages], options),
    addParticipant: (conference, parameters, options) =>
      ask('addParticipant', [conference, parameters], options),
    fetchCall: (call, options) => ask('fetchCall', [call], options),
    listCallsTo: (to, options) => ask('listCallsTo', [to], options),
    listConferencesNamed: (name, options) => ask('listConferencesNamed', [name], options),
    listCallerIds: (kind, options) => ask('listCallerIds', [kind], options),
    cancelCall: (call, options) => ask('cancelCall', [call], options),
    checkCredentials: (options) => ask('checkCredentials', [], options),
    close: async () => closing.abort(),
  };

  function ask<O extends Operation>(
    operation: O,
    args: Arguments<O>,
    options: RequestOptions | undefined,
  ): Promise<Outcome<O>> {
    return new Promise((resolve) => {
      const signals = [options?.signal, closing.signal].filter((signal) => signal !== undefined);
      setMaxListeners(0, ...signals);
      const wasAborted = signals.some(({ aborted }) => aborted);
      let isAnswered = false;
      const call: FakeCall<O> = {
        operation,
        args,
        options,
        get isAnswered() {
          return isAnswered;
        },
        answer(result) {
          if (isAnswered) return;
          isAnswered = true;
          for (const signal of signals) signal.removeEventListener('abort', giveUp);
          resolve(result);
        },
      };
      calls.push(call);
      for (const signal of signals) signal.addEventListener('abort', giveUp);
      if (wasAborted) return giveUp();
      options?.onSent?.();

      const answerer: Answerer<O> | undefined = answerers[operation];
      const answer = answerer?.(...args);
      if (answer instanceof Promise) void answer.then(call.answer);
      else if (answer !== undefined) call.answer(answer);
      else for (const look of [...listeners]) look();

      function giveUp(): void {
        const mayHaveHappened = !wasAborted && !READS.has(operation);
        call.answer(refused('aborted', { mayHaveHappened }));
      }
    });
  }

  function waiting(): readonly AnyCall[];
  function waiting<O extends Operation>(operation: O): readonly FakeCall<O>[];
  function waiting(operation?: Operation): readonly AnyCall[] {
    const asked = operation === undefined ? calls : callsOf(operation);
    return asked.filter(({ isAnswered }) => !isAnswered);
  }

  function callsOf<O extends Operation>(operation: O): readonly FakeCall<O>[] {
    return calls.filter((call): call is FakeCall<O> => call.operation === operation);
  }
}

/** The answer of a request that failed in this way. */
export function refused(kind: TwilioFailureKind, changes: Partial<TwilioFailure> = {}) {
  return fail<TwilioFailure>({
    kind,
    status: null,
    code: kind === 'not-found' ? 20404 : null,
    detail: `the fake says ${kind}`,
    retryAfterMs: null,
    requestId: null,
    mayHaveHappened: false,
    ...changes,
  });
}

const READS: ReadonlySet<Operation> = new Set<Operation>([
  'listConferences',
  'fetchConference',
  'listParticipants',
  'fetchParticipant',
  'listRecordings',
  'fetchParty',
  'listCalls',
  'fetchCall',
  'listCallsTo',
  'listConferencesNamed',
  'listCallerIds',
  'checkCredentials',
]);
