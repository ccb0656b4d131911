import { z } from 'zod';

/** Where Twilio can dial: a phone number in E.164, a Voice SDK client, or a SIP address. */
export const endpointSchema = z
  .string()
  .trim()
  .max(255)
  .regex(/^(\+[1-9]\d{6,14}|client:[^\s/]{1,120}|sips?:[^\s]+@[^\s]+)$/, {
    message: 'Use a phone number like +14155550100, client:name or sip:name@example.com',
  });
