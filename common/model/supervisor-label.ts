/**
 * The label of a supervisor's own leg. A label is set once, when the leg is dialled, so it is the one
 * mark by which every console, and this one after a restart, knows whose leg it is.
 * Twilio: at most 128 characters, no `/`, unique among the active participants of a conference.
 */
const PREFIX = 'supervisor';
/** With the longest console id this fits Twilio's limit even when every character takes two units. */
const MAX_NAME = 40;

export interface Supervisor {
  /** Identifies one installation of the console; lower-case letters and digits. */
  readonly consoleId: string;
  readonly name: string;
}

export function supervisorLabel({ consoleId, name }: Supervisor): string {
  const head = `${PREFIX}:${consoleId}:`;
  const printable = name.replaceAll('/', ' ').trim();
  // Cut by code points, so that an emoji is never halved.
  return head + [...printable].slice(0, MAX_NAME).join('');
}

/** Whose leg a label marks, or null when it is not a supervisor's. */
export function parseSupervisorLabel(label: string | null): Supervisor | null {
  const match = label?.match(/^supervisor:([a-z0-9]{1,32}):(.*)$/su);
  return match?.[1] === undefined ? null : { consoleId: match[1], name: match[2] ?? '' };
}
