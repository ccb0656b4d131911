import { z } from 'zod';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';

/** A call, and perhaps a person on it, to be shown on the floor; nulls where it is about no call. */
export const callOnFloorSchema = z.object({
  conferenceSid: conferenceSidSchema.nullable(),
  callSid: callSidSchema.nullable(),
});

/** More than is told at once, and the one that counts the rest. */
const MOST_AT_ONCE = 4;
/** More than the desktop keeps. */
const MOST_GONE = 500;

const notificationIdSchema = z.string().min(1).max(200);

const notificationSchema = z.object({
  /** Of the need that it tells of: one that is shown again takes the place of the earlier. */
  id: notificationIdSchema,
  title: z.string().min(1).max(80),
  body: z.string().max(240),
  /** With a sound, and where the desktop has it until somebody has seen it. */
  isUrgent: z.boolean(),
  ...callOnFloorSchema.shape,
});

/** What the desktop tells of from now on, and what it needs not tell of any more. */
export const notificationsSchema = z.object({
  items: z.array(notificationSchema).max(MOST_AT_ONCE),
  gone: z.array(notificationIdSchema).max(MOST_GONE),
});

export type CallOnFloor = Readonly<z.infer<typeof callOnFloorSchema>>;
export type DesktopNotification = Readonly<z.infer<typeof notificationSchema>>;
export type DesktopNotifications = Readonly<z.infer<typeof notificationsSchema>>;
