import { fail, ok, type Result } from '../../common/failure.ts';
import type { Addition, AddRequest } from '../../common/ipc/addition.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import { type CreateContext, checkCreate } from '../../common/participant-parameters/check.ts';
import { createTable } from '../../common/participant-parameters/create-parameters.ts';
import { type FormFields, formOf } from '../../common/participant-parameters/form.ts';
import {
  hasSecrets,
  isSecret,
  withoutSecrets,
} from '../../common/participant-parameters/secrets.ts';
import type { Roster } from '../../common/roster/roster.ts';
import { badDraft, nameIsLive } from './adding-words.ts';

/** A request to add somebody that passed the checks, as it goes to Twilio. */
export interface CheckedRequest {
  readonly conference: AddRequest['conference'];
  readonly form: FormFields;
  readonly to: string;
  readonly label: string | null;
  /** Their label, or else what is dialled. */
  readonly who: string;
  /** What of it may be kept and shown. */
  readonly kept: Pick<Addition, 'draft' | 'hadSecret'>;
  /** Takes what is secret in this request out of a text: Twilio may repeat in an error what it was sent. */
  readonly redact: (text: string) => string;
}

/** `others` are the attempts that are still under way. */
export function checkRequest(
  { conference, draft }: AddRequest,
  roster: Roster,
  others: readonly Addition[],
): Result<CheckedRequest> {
  const fields = formOf(createTable, draft);
  const to = textIn(fields, 'To') ?? '';
  const label = textIn(fields, 'Label');
  const who = label ?? (to === '' ? 'somebody' : to);
  const [problem] = checkCreate(draft, contextOf(conference, roster, others));
  if (problem !== undefined) return fail(badDraft(problem, who));
  if (conference.kind === 'new' && isLive(conference.name, roster)) {
    return fail(nameIsLive(conference.name, who));
  }
  const kept = withoutSecrets(createTable, draft);
  return ok({
    conference,
    form: fields,
    to,
    label,
    who,
    kept: { draft: { ...kept }, hadSecret: hasSecrets(createTable, draft) },
    redact: withoutAll(
      fields.flatMap(([name, value]) => (isSecret(createTable, name) ? value : [])),
    ),
  });
}

function contextOf(
  conference: AddRequest['conference'],
  roster: Roster,
  others: readonly Addition[],
): CreateContext {
  if (conference.kind === 'new') {
    return { isNewConference: true, hasStarted: false, callSids: [], heldCallSids: [], labels: [] };
  }
  const entry = roster.conferences.get(conference.sid);
  const people = [...(entry?.participants.values() ?? [])];
  const coming = others.filter((other) => other.conference.sid === conference.sid);
  return {
    isNewConference: false,
    hasStarted: entry?.row.status === 'in-progress',
    callSids: people.map(({ callSid }) => callSid),
    heldCallSids: people.filter(({ hold }) => hold).map(({ callSid }) => callSid),
    labels: [...people, ...coming].flatMap(({ label }) => label ?? []),
  };
}

/** Twilio would take the name for that call. */
function isLive(name: string, { conferences }: Roster): boolean {
  for (const { row } of conferences.values()) if (row.friendlyName === name) return true;
  return false;
}

/** What the call is called, as far as that is known. */
export function nameOfCall(conference: AddRequest['conference'], { conferences }: Roster): string {
  if (conference.kind === 'new') return conference.name;
  return conferences.get(conference.sid)?.row.friendlyName ?? conference.sid;
}

export function sidOf(conference: AddRequest['conference']): ConferenceSid | null {
  return conference.kind === 'live' ? conference.sid : null;
}

function textIn(fields: FormFields, wanted: string): string | null {
  return fields.find(([name]) => name === wanted)?.[1] ?? null;
}

function withoutAll(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => [
    secret,
    new URLSearchParams({ '': secret }).toString().slice(1),
  ]);
  // The longest first, since one may be a part of another.
  const longestFirst = forms.toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((left, form) => left.replaceAll(form, '[redacted]'), text);
}
