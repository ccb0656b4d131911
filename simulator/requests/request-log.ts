import { compileMatcher, type RequestMatcher } from './request-matcher.ts';

/** A request as it came in. Credentials are not kept. */
interface LoggedRequest {
  readonly method: string;
  /** The path with its query, as sent. */
  readonly url: string;
  /** The parameters, decoded; a repeated one as an array of its values in order. */
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Null while there is no answer, and for ever when the connection was cut. */
  readonly status: number | null;
}

/** The latest requests to the REST API, oldest first; the control surface is not among them. */
export interface RequestLog {
  list(matcher?: RequestMatcher): readonly LoggedRequest[];
  clear(): void;
}

/** The log with the end at which the server writes. */
export interface RequestRecorder extends RequestLog {
  /** Returns the function that notes the answer's status. */
  record(request: Omit<LoggedRequest, 'params' | 'status'>, params: URLSearchParams): Answered;
}

export type Answered = (status: number) => void;

export function createRequestLog(capacity = 5_000): RequestRecorder {
  let requests: LoggedRequest[] = [];

  return {
    list: (matcher) => requests.filter(compileMatcher(matcher)),
    clear() {
      requests = [];
    },
    record(request, params) {
      const entry: Writable = { ...request, params: plain(params), status: null };
      // Cutting half at a time keeps the cost of each request small.
      if (requests.push(entry) >= capacity * 2) requests = requests.slice(-capacity);
      return (status) => {
        entry.status = status;
      };
    },
  };
}

interface Writable extends Omit<LoggedRequest, 'status'> {
  status: number | null;
}

function plain(params: URLSearchParams): LoggedRequest['params'] {
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(params.keys())) {
    const [first = '', ...others] = params.getAll(key);
    values[key] = others.length === 0 ? first : [first, ...others];
  }
  return values;
}
