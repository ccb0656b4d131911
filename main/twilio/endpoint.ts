import type { z } from 'zod';
import type { paths } from '../../out/generated/twilio-api.d.ts';
import { encodeFields, type Field, fillPath } from './encoding.ts';
import type { HttpRequest } from './transport.ts';

/** A request ready to send, and the schema that reads its answer. */
export interface TwilioRequest<T> extends HttpRequest {
  readonly answer: z.ZodType<T>;
}

/**
 * One operation of Twilio's REST API, as a function from its parameters to a request. The parameters
 * are typed by Twilio's OpenAPI document, so a misspelt one does not compile; neither does a schema
 * that reads a field which the document lacks or types otherwise.
 */
export function endpoint<P extends keyof paths, M extends Method, T, Input>(
  method: M,
  path: P,
  answer: z.ZodType<T, Input> & Agreement<Input, AnswerOf<Operation<P, M>>>,
): (parameters: Parameters<Operation<P, M>>) => TwilioRequest<T> {
  return ({ path: segments, query = {}, form }) => {
    const encodedQuery = encodeFields(query);
    return {
      method,
      target: fillPath(path, segments) + (encodedQuery && `?${encodedQuery}`),
      form: form === undefined ? null : encodeFields(form),
      answer,
    };
  };
}

type Method = HttpRequest['method'];

/** `never` when the document has no such operation. */
type Operation<P extends keyof paths, M extends Method> = NonNullable<
  paths[P][Lowercase<M> & keyof paths[P]]
>;

interface Parameters<O> {
  readonly path: PathOf<O>;
  readonly query?: QueryOf<O>;
  readonly form?: FormOf<O>;
}

type Segments = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, Field | undefined>>;

type PathOf<O> = O extends { parameters: { path: infer V extends Segments } } ? V : never;

type QueryOf<O> = O extends { parameters: { query?: infer V extends Fields } } ? V : never;

type FormOf<O> = O extends { requestBody?: never }
  ? never
  : O extends {
        requestBody?: { content: { 'application/x-www-form-urlencoded': infer V extends Fields } };
      }
    ? Sparse<V>
    : never;

/** What may be left out may be undefined as well: such a field is not sent. */
type Sparse<V> = {
  [K in keyof V]: Record<never, never> extends Pick<V, K> ? V[K] | undefined : V[K];
};

type AnswerOf<O> = O extends { responses: infer R } ? JsonOf<R[keyof R]> : never;

type JsonOf<R> = R extends { content: { 'application/json': infer V } } ? V : undefined;

/** Adds nothing to a schema that agrees with the document, and what no schema has to one that differs. */
type Agreement<Input, Documented> =
  Accepts<Input, Documented> extends true
    ? unknown
    : { readonly 'differs from Twilio’s document': never };

/**
 * Whether every value that the document allows passes, null apart: the document allows null for each
 * field, whether Twilio ever sends it or not.
 */
type Accepts<Input, Documented> = unknown extends Input
  ? true
  : [Input, Documented] extends [readonly (infer I)[], readonly (infer D)[]]
    ? Accepts<I, D>
    : [Input] extends [object]
      ? false extends AcceptsField<Input, Documented>[keyof Input]
        ? false
        : true
      : [Documented] extends [Input]
        ? true
        : false;

type AcceptsField<Input, Documented> = {
  [K in keyof Input]-?: K extends keyof Documented
    ? Accepts<NonNullable<Input[K]>, NonNullable<Documented[K]>>
    : false;
};
