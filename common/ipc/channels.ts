import { z } from 'zod';
import { playableUrlSchema } from '../model/announce-url.ts';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import { rosterPatchSchema, rosterSnapshotSchema } from '../roster/patch.ts';
import { helpMarkSchema } from '../wire/relay-help.ts';
import { announcementTextSchema } from './announcement.ts';
import type { CallName, PushName } from './channel-names.ts';
import { commandIdSchema, commandSchema } from './command.ts';
import { failureSchema } from './failure-schema.ts';
import { historyStateSchema } from './history.ts';
import { profileDraftSchema, profileSummarySchema } from './profile.ts';
import { faultRequestSchema, playRequestSchema, rehearsalPanelSchema } from './rehearsal.ts';
import { sessionSchema, vaultStateSchema } from './session.ts';
import { settingsSchema, settingsStateSchema } from './settings.ts';
import { togetherSchema } from './together.ts';

/** More than any screen shows at a time. */
const MOST_VISIBLE = 200;

/**
 * Everything that may cross between the renderer and the main process. A call is refused unless its
 * argument passes `input`; the renderer believes an answer only when it passes `output`.
 */
const calls = {
  /** The renderer has subscribed to all pushes: from now on main sends them. */
  'app:ready': call(z.undefined(), z.undefined()),
  'session:get': call(z.undefined(), sessionSchema),
  'session:rehearse': call(z.undefined(), sessionSchema),
  'session:open': call(z.object({ profileId: z.string() }), sessionSchema),
  'session:close': call(z.undefined(), sessionSchema),
  'vault:get': call(z.undefined(), vaultStateSchema),
  'settings:get': call(z.undefined(), settingsStateSchema),
  'settings:save': call(settingsSchema, settingsStateSchema),
  'history:state': call(z.undefined(), historyStateSchema),
  'profiles:list': call(z.undefined(), z.array(profileSummarySchema)),
  /** Checks the credentials with Twilio, then keeps them and answers what the renderer may know. */
  'profiles:save': call(profileDraftSchema, profileSummarySchema),
  'profiles:delete': call(z.object({ profileId: z.string() }), z.undefined()),
  /** The conferences on the screen, in order: they are read before others. */
  'floor:watch': call(
    z.object({ visible: z.array(conferenceSidSchema).max(MOST_VISIBLE) }),
    z.undefined(),
  ),
  'roster:snapshot': call(z.undefined(), rosterSnapshotSchema),
  /** Settles when Twilio answered; `rev` is the roster revision that shows the answer. */
  'command:run': call(
    z.object({ id: commandIdSchema, command: commandSchema }),
    z.object({ epoch: z.string(), rev: z.number().int() }),
  ),
  /** The relay keeps a text and answers the address at which Twilio has it spoken. */
  'announcement:write': call(announcementTextSchema, z.object({ url: playableUrlSchema })),
  'together:get': call(z.undefined(), togetherSchema),
  /** Says to all consoles that I have seen it, help, or have helped. */
  'help:mark': call(helpMarkSchema, z.undefined()),
  'rehearsal:panel': call(z.undefined(), rehearsalPanelSchema),
  /** Ends all rehearsed calls and begins anew. */
  'rehearsal:play': call(playRequestSchema, rehearsalPanelSchema),
  'rehearsal:stop': call(z.undefined(), rehearsalPanelSchema),
  'rehearsal:fault': call(faultRequestSchema, rehearsalPanelSchema),
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

/** What main tells the renderer unasked. */
const pushes = {
  /** Twilio's answer to this command was lost: main looks until it knows what became of it. */
  'command:checking': z.object({ id: commandIdSchema }),
  /** Of the other consoles of the account, as the relay tells. */
  'together:changed': togetherSchema,
  'session:changed': sessionSchema,
  'settings:changed': settingsStateSchema,
  'history:changed': historyStateSchema,
  'roster:patch': rosterPatchSchema,
  /** Something happened to my own leg that I did not ask for, and what was done about it. */
  'supervision:alarm': z.object({
    conferenceSid: conferenceSidSchema,
    callSid: callSidSchema,
    failure: failureSchema,
  }),
} as const satisfies Record<PushName, z.ZodType>;

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output };
}

export type CallInput<N extends CallName> = z.infer<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.infer<(typeof calls)[N]['output']>;
export type PushPayload<N extends PushName> = z.infer<(typeof pushes)[N]>;

/** The same tables, typed so that a name known only as `N` still finds its own schema. */
export const callSchemas: {
  readonly [N in CallName]: {
    readonly input: z.ZodType<CallInput<N>>;
    readonly output: z.ZodType<CallOutput<N>>;
  };
} = calls;
export const pushSchemas: { readonly [N in PushName]: z.ZodType<PushPayload<N>> } = pushes;
