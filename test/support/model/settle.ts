import { rosterSnapshotSchema } from '../../../common/roster/patch.ts';
import { viewOf } from '../../../common/roster/view.ts';
import { INTERVAL_MS } from '../../../main/core/reading-plan.ts';
import { checkAgreement } from './agreement.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { FRAME_MS } from './screen.ts';
import type { Stage } from './stage.ts';
import { Violation } from './story.ts';
import { FAIR } from './trouble.ts';

/** The longest that anything is left unread, with what one reading takes. */
const RECONCILE_MS = INTERVAL_MS.healthy + 5_000;
/** My phone may ring for 40 s, and commands wait for each other. */
const LONGEST_COMMANDS_MS = 20 * 60_000;

/**
 * All goes well from now on. One interval after the last that happened, the console shows what is so,
 * the screen what the console knows, and my leg is heard by nobody unasked.
 */
export async function settle(stage: Stage): Promise<void> {
  const { time, story, console } = stage;
  story.tell(() => 'all goes well from now on');
  if (stage.weather.requests.chance > 0) stage.wellSince = time.now();
  stage.weather = FAIR;
  stage.events.setUp(true);
  const from = time.now();
  let calmSince = from;
  while (time.now() < calmSince + RECONCILE_MS) {
    await time.pass(Math.min(calmSince + RECONCILE_MS - time.now(), 10_000));
    if (stage.broken !== undefined) return;
    stage.freshness.check(stage.wellSince);
    stage.audible.check(stage.wellSince);
    calmSince = Math.max(from, stage.changedAt);
    if (console.underWay() === 0) continue;
    calmSince = time.now();
    if (calmSince - from > LONGEST_COMMANDS_MS) throw new Violation('A command never ends');
  }
  // What came last is on the screen a frame later.
  for (let frame = 0; frame < 50 && isBehind(console); frame += 1) await time.pass(FRAME_MS);
  agree(stage);
}

function isBehind({ view, snapshot }: ConsoleUnderTest): boolean {
  return view()?.rev !== snapshot()?.rev;
}

function agree({ console, truth, wishes, floor, commandChecks }: Stage): void {
  commandChecks.checkAnnouncements();
  const snapshot = console.snapshot();
  if (snapshot === null) throw new Violation('Nothing is signed in');
  rosterSnapshotSchema.parse(snapshot);
  checkAgreement(viewOf(snapshot), truth, floor);
  const view = console.view();
  const [shown, known] = [view === null ? null : plain(view), plain(viewOf(snapshot))];
  if (JSON.stringify(shown) !== JSON.stringify(known)) {
    throw new Violation(
      `The screen does not show what the console knows:\n${JSON.stringify(shown)}\n${JSON.stringify(known)}`,
    );
  }
  for (const leg of truth.ownLegs()) {
    const mode = truth.modeOf(leg.callSid);
    if (!wishes.allow(leg.conferenceSid, mode)) {
      throw new Violation(`My leg ${leg.callSid} is ${mode}, and nobody asked for it`);
    }
  }
  if (console.linkState() !== 'live') {
    throw new Violation(`Twilio answers, and the link is ${console.linkState()}`);
  }
}

/** Without the age of rows, of which the patches tell less than the console knows. */
function plain({ epoch, rev, conferences }: ReturnType<typeof viewOf>) {
  const byKey = <V>(map: ReadonlyMap<string, V>) =>
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    epoch,
    rev,
    conferences: byKey(conferences).map(([, { row, participants }]) => ({
      ...row,
      asOf: null,
      participants: byKey(participants).map(([, person]) => ({ ...person, asOf: null })),
    })),
  };
}
