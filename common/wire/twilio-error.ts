import { z } from 'zod';

/** `{"code":20404,"message":"…","more_info":"…","status":404}`: how Twilio says no. */
export const twilioErrorSchema = z.object({
  code: z.int(),
  message: z.string(),
});
