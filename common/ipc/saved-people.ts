import { z } from 'zod';
import { draftSchema } from '../adding/draft.ts';
import { endpointForm } from '../participant-parameters/endpoint-form.ts';

const LONGEST_NAME = 60;
const MOST_CONTACTS = 500;
const MOST_PRESETS = 50;
/** As many as one looks through at a glance. */
export const MOST_RECENT = 20;

const name = z
  .string()
  .trim()
  .min(1, 'Give it a name')
  .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters`)
  .regex(/^\P{Cc}*$/u, 'Use a name of one line');

/** Whatever Twilio dials. */
const address = z
  .string()
  .trim()
  .max(255)
  .refine((text) => endpointForm(text) !== null, {
    message: 'Use a phone number like +14155550100, client:name, sip:name@example.com or app:AP…',
  });

/** Somebody who can be added by name. */
const contactSchema = z.object({ name, address });

/** Somebody who was dialled lately, the latest first. */
const recentSchema = z.object({ address, at: z.number() });

/** A filled-in form under a name, without whom it is for and without secrets. */
const presetSchema = z.object({ name, draft: draftSchema });

export const contactsSchema = z
  .array(contactSchema)
  .max(MOST_CONTACTS, `Keep at most ${MOST_CONTACTS} contacts`);
export const recentsSchema = z.array(recentSchema).max(MOST_RECENT);
export const presetsSchema = z
  .array(presetSchema)
  .max(MOST_PRESETS, `Keep at most ${MOST_PRESETS} presets`);

export type Contact = Readonly<z.infer<typeof contactSchema>>;
export type Recent = Readonly<z.infer<typeof recentSchema>>;
export type Preset = Readonly<z.infer<typeof presetSchema>>;
