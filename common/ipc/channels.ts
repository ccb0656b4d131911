import { z } from 'zod';
import { lastHourSchema } from '../floor-numbers/last-hour.ts';
import { playableUrlSchema } from '../model/announce-url.ts';
import { callSidSchema, conferenceSidSchema } from '../model/sid.ts';
import { rosterPatchSchema, rosterSnapshotSchema } from '../roster/patch.ts';
import { helpMarkSchema } from '../wire/relay-help.ts';
import { addingTermsSchema, additionsSchema, addRequestSchema } from './addition.ts';
import { announcementTextSchema } from './announcement.ts';
import type { CallName, PushName } from './channel-names.ts';
import { commandIdSchema, commandSchema } from './command.ts';
import { diagnosticsSavedSchema, diagnosticsSchema } from './diagnostics.ts';
import { failureSchema } from './failure-schema.ts';
import {
  historyCallsRequestSchema,
  historyCallsSchema,
  historyEntriesRequestSchema,
  historyEntriesSchema,
  historyExportedSchema,
  historyExportRequestSchema,
  historyStateSchema,
  historyWrittenSchema,
} from './history.ts';
import { linkedCallSchema } from './linked-call.ts';
import { callOnFloorSchema, notificationsSchema } from './notifications.ts';
import { policyStateSchema } from './policy.ts';
import { profileDraftSchema, profileSummarySchema } from './profile.ts';
import { conferenceRecordingSchema } from './recording.ts';
import { recoverySchema } from './recovery.ts';
import { faultRequestSchema, playRequestSchema, rehearsalPanelSchema } from './rehearsal.ts';
import { sessionSchema, vaultStateSchema } from './session.ts';
import { settingsChangesSchema, settingsStateSchema } from './settings.ts';
import { togetherSchema } from './together.ts';
import { updateStateSchema } from './updates.ts';

/** More than any screen shows at a time. */
const MOST_VISIBLE = 200;

/** Of something that main made, and knows or does not. */
const idSchema = z.string().max(64);

/**
 * Everything that may cross between the renderer and the main process. A call is refused unless its
 * argument passes `input`; the renderer believes an answer only when it passes `output`.
 */
const calls = {
  /** The renderer has subscribed to all pushes: from now on main sends them. */
  'app:ready': call(z.undefined(), z.undefined()),
  'session:get': call(z.undefined(), sessionSchema),
  'session:rehearse': call(z.undefined(), sessionSchema),
  'session:open': call(z.object({ profileId: idSchema }), sessionSchema),
  'session:close': call(z.undefined(), sessionSchema),
  'vault:get': call(z.undefined(), vaultStateSchema),
  /** What operations decided for this computer; it is read at the start. */
  'policy:get': call(z.undefined(), policyStateSchema),
  'updates:get': call(z.undefined(), updateStateSchema),
  /** Settles when it is known whether there is a newer version, and it is on this computer. */
  'updates:look': call(z.undefined(), z.undefined()),
  /** As soon as I am on no call. */
  'updates:restart': call(z.undefined(), z.undefined()),
  /** The newer version waits for the next start after all. */
  'updates:wait': call(z.undefined(), z.undefined()),
  /** What a console left live that was killed; null where nothing was, or it was read. */
  'recovery:get': call(z.undefined(), recoverySchema.nullable()),
  'recovery:dismiss': call(z.undefined(), z.undefined()),
  /** The call that a link asks to see; null where none does. */
  'linked:get': call(z.undefined(), linkedCallSchema.nullable()),
  /** It is shown, or is not wanted any more. */
  'linked:done': call(z.undefined(), z.undefined()),
  'settings:get': call(z.undefined(), settingsStateSchema),
  /** Settings that are not named stay as they are. */
  'settings:change': call(settingsChangesSchema, settingsStateSchema),
  'history:state': call(z.undefined(), historyStateSchema),
  /** Calls of the account that is signed in. */
  'history:calls': call(historyCallsRequestSchema, historyCallsSchema),
  'history:entries': call(historyEntriesRequestSchema, historyEntriesSchema),
  /** Asks for a place with the system's own dialog; settles when the file is whole. */
  'history:export': call(historyExportRequestSchema, historyExportedSchema),
  /** An export that is under way fails as cancelled, and leaves no file. */
  'history:stop-export': call(z.undefined(), z.undefined()),
  'profiles:list': call(z.undefined(), z.array(profileSummarySchema)),
  /** Checks the credentials with Twilio, then keeps them and answers what the renderer may know. */
  'profiles:save': call(profileDraftSchema, profileSummarySchema),
  'profiles:delete': call(z.object({ profileId: idSchema }), z.undefined()),
  /** What would be saved for whoever helps, to be read before. */
  'diagnostics:look': call(z.undefined(), diagnosticsSchema),
  /** Asks for a place with the system's own dialog, and saves what was looked at last. */
  'diagnostics:save': call(z.object({ id: idSchema }), diagnosticsSavedSchema),
  /** The conferences on the screen, in order: they are read before others. */
  'floor:watch': call(
    z.object({ visible: z.array(conferenceSidSchema).max(MOST_VISIBLE) }),
    z.undefined(),
  ),
  'roster:snapshot': call(z.undefined(), rosterSnapshotSchema),
  /** The last hour of the session, minute by minute. */
  'floor:numbers': call(z.undefined(), lastHourSchema),
  /** Costs a request to Twilio each time: for the call that is shown alone. */
  'recordings:of': call(
    z.object({ conferenceSid: conferenceSidSchema }),
    conferenceRecordingSchema,
  ),
  /** Settles when Twilio answered; `rev` is the roster revision that shows the answer. */
  'command:run': call(
    z.object({ id: commandIdSchema, command: commandSchema }),
    z.object({ epoch: z.string(), rev: z.number().int() }),
  ),
  /** From where one can call, and where our callbacks go; costs two requests to Twilio. */
  'adding:terms': call(z.undefined(), addingTermsSchema),
  /** Every attempt that was not dismissed. */
  'adding:list': call(z.undefined(), additionsSchema),
  /** Settles when the attempt stands in the list, before Twilio was asked; its state tells the rest. */
  'adding:add': call(addRequestSchema, z.undefined()),
  /** Stops a call that is queued or rings; settles when it is known what became of it. */
  'adding:cancel': call(z.object({ id: commandIdSchema }), z.undefined()),
  /** Takes an attempt that is over out of the list. */
  'adding:dismiss': call(z.object({ id: commandIdSchema }), z.undefined()),
  /** The calls that I am on, and nobody else's. */
  'voice:get': call(z.undefined(), rosterSnapshotSchema),
  /** Mutes me on every call, waiting for nothing; settles when Twilio has confirmed it. */
  'voice:silence': call(z.undefined(), z.object({ epoch: z.string(), rev: z.number().int() })),
  /** The mini window is there and in front. */
  'mini:show': call(z.undefined(), z.undefined()),
  'mini:hide': call(z.undefined(), z.undefined()),
  'mini:toggle': call(z.undefined(), z.undefined()),
  /** How high the page of the mini window is, in its own pixels. */
  'mini:fit': call(z.object({ height: z.int().min(1).max(1_000) }), z.undefined()),
  /** Brings the console to the front, and with a call to that call. */
  'mini:open-console': call(callOnFloorSchema, z.undefined()),
  /** Whether the desktop shows notifications at all. */
  'notifications:state': call(z.undefined(), z.object({ isSupported: z.boolean() })),
  /** Shows some on the desktop and takes others back. */
  'notifications:show': call(notificationsSchema, z.undefined()),
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
  /** An event told how the announcement of this command ended; null: it was played. */
  'announcement:ended': z.object({ id: commandIdSchema, failure: failureSchema.nullable() }),
  /** All attempts to add somebody that were not dismissed, whenever one of them changes. */
  'adding:changed': additionsSchema,
  /** The recording of this call began or ended: whoever shows it asks again. */
  'recordings:changed': z.object({ conferenceSid: conferenceSidSchema }),
  /** Of the other consoles of the account, as the relay tells. */
  'together:changed': togetherSchema,
  'session:changed': sessionSchema,
  'settings:changed': settingsStateSchema,
  'updates:changed': updateStateSchema,
  'recovery:changed': recoverySchema.nullable(),
  'linked:changed': linkedCallSchema.nullable(),
  'history:changed': historyStateSchema,
  /** How much of an export that is under way was written, a few times a second. */
  'history:exporting': historyWrittenSchema,
  'roster:patch': rosterPatchSchema,
  /** Something happened to my own leg that I did not ask for, and what was done about it. */
  'supervision:alarm': z.object({
    conferenceSid: conferenceSidSchema,
    callSid: callSidSchema,
    failure: failureSchema,
  }),
  /** The calls that I am on, to the page that shows nothing else. */
  'voice:changed': rosterSnapshotSchema,
  /** Somebody asked to see this call, from the desktop or from the mini window. */
  'floor:open': callOnFloorSchema,
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
