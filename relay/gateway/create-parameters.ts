import { z } from 'zod';
import { LONGEST_VALUE } from '../../common/adding/draft.ts';
import { checkValue } from '../../common/participant-parameters/check-value.ts';
import { CREATE_PARAMETERS } from '../../common/participant-parameters/create-parameters.ts';
import type { Parameter } from '../../common/participant-parameters/parameter.ts';
import { callbackAddress, foreignAddress, soundAddress } from './own-address.ts';

/**
 * Every parameter of createParticipant, as strict as the console's own form. Twilio tells of a call, of
 * its recordings and of the answering machine to this relay and to nobody else: with the SID of a
 * recording, whoever has it may be able to listen.
 */
export function createParameters(publicUrl: string): Readonly<Record<string, z.ZodType<string>>> {
  const sound = soundAddress(publicUrl).or(z.literal(''));
  const callback = callbackAddress(publicUrl);
  const notification = foreignAddress(publicUrl);
  const kindOf = (name: string, parameter: Parameter) => {
    switch (parameter.kind) {
      case 'sound-url':
        return sound;
      case 'url':
        return name === 'ClientNotificationUrl' ? notification : callback;
      case 'label':
        return label;
      case 'choices':
        return someOf(parameter.choices);
      default:
        return z
          .string()
          .max(LONGEST_VALUE)
          .refine((value) => checkValue(parameter, value) === null, {
            error: () => 'is none of the values that it takes',
          });
    }
  };
  return Object.fromEntries(
    Object.entries<Parameter>(CREATE_PARAMETERS).map(([name, parameter]) => [
      name,
      kindOf(name, parameter),
    ]),
  );
}

/** Those that come once for each of their values. */
export const REPEATED: ReadonlySet<string> = new Set(
  Object.entries<Parameter>(CREATE_PARAMETERS).flatMap(([name, { kind }]) =>
    kind === 'choices' ? name : [],
  ),
);

/** Twilio's own limits; a label ends up in paths. Also a supervisor's: whose it is, is looked at elsewhere. */
const label = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^/]+$/, 'must not have a slash');

/** One of them, or several with spaces between them. */
function someOf(choices: readonly string[]): z.ZodType<string> {
  return z
    .string()
    .max(200)
    .refine(
      (value) => value.split(' ').every((one) => choices.includes(one)),
      `must be some of ${choices.join(', ')}`,
    );
}
