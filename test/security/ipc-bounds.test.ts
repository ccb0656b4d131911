import { expect, test } from 'vitest';
import { z } from 'zod';
import { callNames } from '../../common/ipc/channel-names.ts';
import { callSchemas } from '../../common/ipc/channels.ts';

/** Parts of a schema that would let in as much as anybody likes, by where they are. */
function unbounded(schema: unknown, place: string): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((one, at) => unbounded(one, `${place}.${at}`));
  if (typeof schema !== 'object' || schema === null) return [];
  const part: Readonly<Record<string, unknown>> = { ...schema };
  const { type, format, pattern, maxLength, maxItems } = part;
  // A pattern counts what it lets in when it is anchored at both ends and does not end in a repetition.
  const isCounted = format === 'uuid' || /^\^.*[^+*]\$$/.test(String(pattern));
  const isClosed = maxLength !== undefined || 'enum' in part || 'const' in part || isCounted;
  const isLongText = type === 'string' && !isClosed;
  const isLongList = type === 'array' && maxItems === undefined;
  const here = isLongText || isLongList ? [place] : [];
  return [
    ...here,
    ...Object.entries(part).flatMap(([name, inner]) => unbounded(inner, `${place}.${name}`)),
  ];
}

test.each(callNames)('what %s takes has an end', (name) => {
  const schema = z.toJSONSchema(callSchemas[name].input, { io: 'input', unrepresentable: 'any' });
  expect(unbounded(schema, name)).toEqual([]);
});
