import fc from 'fast-check';
import { z } from 'zod';
import { garbage } from './garbage.ts';

/** A part of a JSON schema, as far as ours use it. */
type Part = Readonly<Record<string, unknown>>;

/**
 * Values in the neighbourhood of a schema: most of their parts are as they should be, and here and there
 * one is missing, one too many, too long, of another type, or garbage.
 */
export function nearSchema(schema: z.ZodType): fc.Arbitrary<unknown> {
  return near(
    partOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' })),
  );
}

function near(part: Part): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: right(part) }, { weight: 1, arbitrary: garbage });
}

function right(part: Part): fc.Arbitrary<unknown> {
  const { type, enum: names, const: constant, anyOf, oneOf } = part;
  if ('const' in part) return fc.constant(constant);
  if (Array.isArray(names)) return fc.constantFrom<unknown>(...names);
  const ways = anyOf ?? oneOf;
  if (Array.isArray(ways)) return fc.oneof(...ways.map((way) => near(partOf(way))));
  if (type === 'object') return object(part);
  if (type === 'array') return array(part);
  if (type === 'string') return text(part);
  if (type === 'integer' || type === 'number') return number(part);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return garbage;
}

function object({ properties, additionalProperties, required }: Part): fc.Arbitrary<unknown> {
  const known = Object.entries(partOf(properties)).map(([key, part]) => [key, near(partOf(part))]);
  const requiredKeys = Array.isArray(required) ? required.map(String) : [];
  const shape: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(known);
  const whole = fc.record(shape, { requiredKeys });
  const others = fc.dictionary(
    fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom('__proto__', 'toString', 'x'.repeat(2_000)),
    ),
    typeof additionalProperties === 'object' ? near(partOf(additionalProperties)) : garbage,
    { maxKeys: 3 },
  );
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(shape, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.tuple(whole, others).map(([a, b]) => ({ ...a, ...b })) },
  );
}

function array({ items, maxItems, minItems }: Part): fc.Arbitrary<unknown> {
  const most = typeof maxItems === 'number' ? maxItems : 5;
  const least = typeof minItems === 'number' ? minItems : 0;
  const some = { minLength: least, maxLength: Math.max(least, Math.min(most, 3)) };
  return fc.oneof(
    { weight: 12, arbitrary: fc.array(near(partOf(items)), some) },
    // One more than may be, of what is cheap to make.
    { weight: 1, arbitrary: fc.constant(Array.from({ length: most + 1 }, () => null)) },
  );
}

function text({ pattern, format, minLength, maxLength }: Part): fc.Arbitrary<unknown> {
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : 40;
  const usual = { minLength: least, maxLength: Math.max(least, Math.min(most, 20)) };
  return fc.oneof(
    { weight: 12, arbitrary: format === 'uuid' ? fc.uuid() : matching(pattern, usual) },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(most + 1), ' '.repeat(most), '') },
    { weight: 1, arbitrary: fc.webUrl() },
  );
}

/** Patterns that fast-check cannot turn around are left to chance. */
function matching(pattern: unknown, usual: fc.StringConstraints): fc.Arbitrary<string> {
  if (typeof pattern !== 'string') return fc.string(usual);
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'xsmall' });
  } catch {
    return fc.string({ ...usual, unit: 'grapheme' });
  }
}

function number({ type, minimum, maximum }: Part): fc.Arbitrary<unknown> {
  const least = typeof minimum === 'number' ? minimum : -1_000;
  const most = typeof maximum === 'number' ? maximum : 1_000;
  return fc.oneof(
    { weight: 10, arbitrary: fc.integer({ min: Math.ceil(least), max: Math.floor(most) }) },
    { weight: 1, arbitrary: fc.constantFrom(least - 1, most + 1, 0.5, -0, Number.NaN) },
    { weight: type === 'number' ? 4 : 1, arbitrary: fc.double() },
  );
}

function partOf(value: unknown): Part {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
