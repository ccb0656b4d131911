import { z } from 'zod';
import { callSidSchema } from '../model/sid.ts';
import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import { callerForm, endpointForm } from './endpoint-form.ts';
import { type Length, type Parameter, SILENCE } from './parameter.ts';
import type { What } from './problem.ts';

/** What is wrong with a value by itself, or null. */
export function checkValue(parameter: Parameter, value: string | readonly string[]): What | null {
  if (parameter.kind === 'choices') {
    if (typeof value === 'string') return { kind: 'wrong-shape' };
    const { choices } = parameter;
    return value.every((one) => choices.includes(one)) ? null : { kind: 'not-a-choice', choices };
  }
  if (typeof value !== 'string') return { kind: 'wrong-shape' };
  // In no value of Twilio's is there more than one line.
  if (/\p{Cc}/u.test(value)) return { kind: 'control-character' };
  switch (parameter.kind) {
    case 'boolean':
      return value === 'true' || value === 'false' ? null : { kind: 'not-a-boolean' };
    case 'whole':
      return checkWhole(parameter, value);
    case 'choice':
    case 'method': {
      const { choices } = parameter;
      return choices.includes(value) ? null : { kind: 'not-a-choice', choices };
    }
    case 'sound-url':
      return value === SILENCE ? null : checkUrl(value);
    case 'url':
      return checkUrl(value);
    case 'sid':
      return checkSid(parameter.prefix, value);
    case 'call-sid':
      return checkSid('CA', value);
    case 'endpoint':
      return endpointForm(value) === null ? { kind: 'not-dialable' } : null;
    case 'caller':
      return callerForm(value) === null ? { kind: 'not-a-caller' } : null;
    case 'label':
      return checkLength(parameter.length, value) ?? checkLabel(value);
    case 'position':
      return isPosition(value) ? null : { kind: 'not-a-position' };
    case 'secret':
      return (
        checkLength(parameter.length, value) ??
        (parameter.most === undefined ? null : checkBase64List(parameter.most, value))
      );
    case 'text':
      return checkLength(parameter.length, value);
  }
}

function checkWhole(
  { bounds: [least, most], unit }: Parameter & { kind: 'whole' },
  value: string,
): What | null {
  if (!/^(0|[1-9]\d*)$/.test(value)) return { kind: 'not-whole' };
  if (Number(value) < least) return { kind: 'too-low', least, unit };
  return Number(value) > most ? { kind: 'too-high', most, unit } : null;
}

/** In what a person would count as characters, or nearly so. */
function checkLength({ least = 0, most = Infinity }: Length = {}, value: string): What | null {
  const length = [...value].length;
  if (length < least) return { kind: 'too-short', least };
  return length > most ? { kind: 'too-long', most } : null;
}

function checkUrl(value: string): What | null {
  if (!/^[\x20-\x7e]+$/.test(value)) return { kind: 'not-printable' };
  if (!webUrl.safeParse(value).success) return { kind: 'not-a-url' };
  // It would be kept with the attempt, and seen by everybody who sees it.
  const [authority = ''] = value.match(/(?<=^https?:\/\/)[^/?#\\]*/i) ?? [];
  return authority.includes('@') ? { kind: 'password-in-url' } : null;
}

/** With both slashes, which some readers of addresses do without, and nothing that has to be encoded. */
const webUrl = z
  .string()
  .regex(/^https?:\/\/[^\s<>"\\^`{|}]+$/i)
  .pipe(z.url({ protocol: /^https?$/ }));

function checkSid(prefix: string, value: string): What | null {
  const isSid = value.startsWith(prefix) && /^[0-9a-fA-F]{32}$/.test(value.slice(prefix.length));
  return isSid ? null : { kind: 'not-a-sid', prefix };
}

function checkLabel(value: string): What | null {
  if (value.includes('/')) return { kind: 'slash' };
  if (callSidSchema.safeParse(value).success) return { kind: 'like-a-call-sid' };
  return parseSupervisorLabel(value) === null ? null : { kind: 'supervisors-mark' };
}

function isPosition(value: string): boolean {
  const degrees = value.split(/ +/);
  const [latitude = Number.NaN, longitude = Number.NaN] = degrees.map(Number);
  return (
    degrees.length === 2 &&
    degrees.every((one) => /^[+-]?\d+(\.\d+)?$/.test(one)) &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180
  );
}

function checkBase64List(most: number, value: string): What | null {
  const several = value.split(',');
  if (several.length > most) return { kind: 'too-many', most };
  return several.every((one) => BASE64.test(one.trim())) ? null : { kind: 'not-base64' };
}

/** As tokens are written, too: three parts with dots between them, in the alphabet of URLs. */
const BASE64 = /^[A-Za-z0-9+/_.-]+={0,2}$/;
