import { askedFlags } from '../../../common/adding/asked-flags.ts';
import type { Draft } from '../../../common/adding/draft.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { checkUpdate } from '../../../common/participant-parameters/check.ts';
import { givenOf } from '../../../common/participant-parameters/given.ts';
import { noticesOfUpdate } from '../../../common/participant-parameters/notices.ts';
import type { Notice, What } from '../../../common/participant-parameters/problem.ts';
import {
  UPDATE_PARAMETERS,
  type UpdateName,
} from '../../../common/participant-parameters/update-parameters.ts';
import { afterCommand } from '../../../common/roster/after-command.ts';
import { type ChangeRefusal, whyNotChange } from '../../../common/roster/change-rules.ts';
import { coachOf } from '../../../common/roster/consequences.ts';
import { isLegOf, ownLegOn } from '../../../common/roster/own-leg.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useOwnConsole } from '../floor/own-console.tsx';
import { useName } from '../floor/use-name.ts';
import { voicesOf } from '../panel/hear-links.ts';
import { previewInWords } from '../panel/preview-words.ts';
import { panelWords } from '../panel/words.ts';
import { changeWords as words } from './words.ts';

/** What a form of somebody's settings says when it is read. */
export interface ChangeRead {
  /** Of what would be sent. */
  readonly names: readonly UpdateName[];
  readonly problems: ReadonlyMap<string, What>;
  readonly notices: readonly Notice[];
  /** Why Earshot does not ask Twilio for it. */
  readonly refusal: ChangeRefusal | null;
  /** What is now, and what else is to be known, by parameter. */
  readonly remarks: Remarks;
  /** What it would do to the call, a sentence each. */
  readonly consequences: readonly string[];
  /** Their leaving will end the call for everybody. */
  readonly endsCall: boolean;
  /** Who can be chosen to be whispered to. */
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

type Remarks = Readonly<Partial<Record<UpdateName, string>>>;

export function useChangeRead(
  row: ParticipantRow,
  conference: ConferenceView,
  draft: Draft,
): ChangeRead {
  const nameOf = useName();
  const consoleId = useOwnConsole();
  const ownLeg = ownLegOn(conference, consoleId)?.callSid ?? null;
  const rows = [...conference.participants.values()];
  const { conferenceSid, callSid } = row;
  const context = {
    callSid,
    callSids: rows.map((one) => one.callSid),
    heldCallSids: rows.filter(({ hold }) => hold).map((one) => one.callSid),
  };
  const nameOfLeg = (leg: CallSid) => {
    const one = conference.participants.get(leg);
    return one === undefined ? panelWords.somebody() : nameOf(one);
  };
  const given = givenOf(UPDATE_PARAMETERS, draft);
  const sent: Draft = Object.fromEntries(given);
  const refusal = whyNotChange(row, draft);
  const flags = askedFlags(draft);
  const command = { kind: 'change', conferenceSid, callSid, draft } as const;
  const coach = coachOf(callSid, rows);
  const hushesMe = flags.hold === true && coach !== undefined && isLegOf(coach, consoleId);
  const after = afterCommand(conference, command, ownLeg);
  const decidesWhoHears = [flags.muted, flags.hold, flags.coaching].some(
    (flag) => flag !== undefined,
  );
  const { AnnounceUrl } = sent;
  return {
    names: UPDATE_NAMES.filter((name) => given.has(name)),
    problems: new Map(checkUpdate(draft, context).map(({ name, problem }) => [name, problem])),
    notices: noticesOfUpdate(draft, context),
    refusal,
    remarks: remarksOf(row, conference, sent, nameOfLeg),
    endsCall: flags.endConferenceOnExit === true,
    consequences:
      refusal !== null
        ? []
        : [
            ...(hushesMe ? [words.hushesMe(nameOf(row))] : []),
            ...(AnnounceUrl !== undefined ? [words.willPlay(nameOf(row))] : []),
            ...(decidesWhoHears
              ? previewInWords(voicesOf(conference, after), after, command, nameOfLeg)
              : []),
          ],
    people: rows
      .filter((one) => one.callSid !== callSid && one.status === 'connected')
      .map((one) => ({ value: one.callSid, label: words.wouldBe(nameOf(one), one.hold) })),
  };
}

function remarksOf(
  row: ParticipantRow,
  { row: call }: ConferenceView,
  { HoldUrl, Hold, WaitUrl }: Draft,
  nameOf: (callSid: CallSid) => string,
): Remarks {
  return {
    Muted: words.now(row.muted),
    Hold: words.now(row.hold),
    EndConferenceOnExit: words.now(row.endConferenceOnExit),
    Coaching: words.now(row.coaching),
    ...(row.callSidToCoach === null
      ? {}
      : { CallSidToCoach: words.nowCoaches(nameOf(row.callSidToCoach)) }),
    ...(HoldUrl !== undefined && Hold !== 'true'
      ? { HoldUrl: row.hold ? words.holdUrlAnew() : words.holdUrlWaits() }
      : {}),
    ...(WaitUrl !== undefined && call.status === 'in-progress'
      ? { WaitUrl: words.waitUrlLate() }
      : {}),
  };
}

export const UPDATE_NAMES = Object.keys(UPDATE_PARAMETERS) as readonly UpdateName[];
