import { supervisorLabel } from '../../../../common/model/supervisor-label.ts';
import type { Conference } from '../../../../simulator/domain/conference.ts';
import type { PersonSpec } from '../../../../simulator/domain/floor.ts';
import { isListed, type Participant } from '../../../../simulator/domain/participant.ts';
import type { ParticipantChange } from '../../../../simulator/domain/participant-change.ts';
import { EVENT_SUBSCRIPTION, type Stage } from '../stage.ts';
import { type Act, pick, unlessRefused } from './act.ts';

const MOST_CONFERENCES = 3;
const MOST_PEOPLE = 6;
const COLLEAGUE = supervisorLabel({ consoleId: 'colleague', name: 'Ben' });

/** What customers, agents and other supervisors do, without this console. */
export const FLOOR_ACTS = {
  open: act(4, (stage, first, second) => {
    if (stage.truth.conferences().length >= MOST_CONFERENCES) return;
    const people = Array.from({ length: 1 + (first % 4) }, (_, index) =>
      person(index + second, second),
    );
    const name = `Call ${stage.chance.hex(6)}`;
    unlessRefused(() => stage.floor.openConference({ friendlyName: name, participants: people }));
  }),
  join: act(3, (stage, first, second) => {
    const conference = roomy(stage, first);
    if (conference === undefined) return;
    unlessRefused(() => stage.floor.join(conference.sid, person(second, first)));
  }),
  dial: act(2, (stage, first, second) => {
    const conference = roomy(stage, first);
    if (conference === undefined) return;
    const spec = { ...person(second, first), from: '+15005550006', to: '+14155550123' };
    unlessRefused(() => stage.floor.dial(conference.sid, spec));
  }),
  'hang up': act(4, (stage, first) => {
    const one = anybody(stage, first);
    if (one !== undefined) stage.floor.leave(one.callSid);
  }),
  'end for all': act(1, (stage, first) => {
    const conference = pick(stage.truth.conferences(), first);
    if (conference !== undefined) stage.floor.endConference(conference.sid);
  }),
  'mute others': change(3, (one) => ({ muted: !one.muted })),
  'hold others': change(3, (one) => ({ hold: !one.hold })),
  'end on exit': change(1, (one) => ({ endConferenceOnExit: !one.endConferenceOnExit })),
  'begin to record': act(1, (stage, first) => {
    const conference = pick(stage.truth.conferences(), first);
    if (conference !== undefined) unlessRefused(() => stage.floor.record(conference.sid));
  }),
  speak: act(3, (stage, first) => {
    const one = anybody(stage, first);
    if (one !== undefined) stage.floor.speak(one.callSid, !one.speaking);
  }),
  'coachee leaves': act(2, (stage, first) => {
    const target = coachedByMe(stage);
    if (target === undefined) return;
    if (first % 2 === 0) stage.floor.leave(target);
    else unlessRefused(() => stage.floor.change(target, { hold: true }));
  }),
  'colleague coaches': act(1, (stage, first) => {
    const target = anybody(stage, first);
    if (target === undefined) return;
    const spec = { label: COLLEAGUE, coaching: true, callSidToCoach: target.callSid };
    unlessRefused(() => stage.floor.join(target.conferenceSid, spec));
  }),
  /** Another console, or a script, changes my own leg. */
  'meddle with me': act(3, (stage, first, second) => {
    const leg = stage.truth.ownLegs().find(isListed);
    if (leg === undefined) return;
    const other = pick(othersOn(stage, leg), second);
    const meddling = pick(meddlings(other?.callSid), first);
    if (meddling !== undefined) unlessRefused(() => stage.floor.change(leg.callSid, meddling));
  }),
};

function act(weight: number, run: Act['run']): Act {
  return { weight, run };
}

function change(weight: number, changeOf: (one: Participant) => ParticipantChange): Act {
  return act(weight, (stage, first) => {
    const one = pick(stage.truth.people().filter(isListed), first);
    if (one !== undefined) unlessRefused(() => stage.floor.change(one.callSid, changeOf(one)));
  });
}

function meddlings(other: string | undefined): readonly ParticipantChange[] {
  return [
    { muted: false },
    { muted: false, coaching: false },
    { hold: true },
    { hold: false },
    { muted: true },
    { coaching: false },
    ...(other === undefined ? [] : [{ muted: false, coaching: true, callSidToCoach: other }]),
  ];
}

function person(which: number, flags: number): PersonSpec {
  const label = pick(LABELS, which);
  return {
    ...(label === undefined || label === '' ? {} : { label }),
    muted: flags % 7 === 0,
    hold: flags % 11 === 0,
    endConferenceOnExit: flags % 5 === 0,
    startConferenceOnEnter: flags % 6 !== 0,
    // The first decides for the whole conference who is told of it.
    terms: {
      events: flags % 4 === 0 ? null : EVENT_SUBSCRIPTION,
      recording: null,
    },
  };
}

const LABELS = ['Agent Ann', 'Agent Bob', '', 'ü #1', 'Agent Cem', ''] as const;

function roomy(stage: Stage, which: number): Conference | undefined {
  const hasRoom = ({ sid }: Conference) =>
    [...stage.floor.listed(sid).ascending(-1)].length < MOST_PEOPLE;
  return pick(stage.truth.conferences().filter(hasRoom), which);
}

function anybody(stage: Stage, which: number): Participant | undefined {
  return pick(stage.truth.people(), which);
}

function othersOn(stage: Stage, leg: Participant): readonly Participant[] {
  return stage.truth
    .people()
    .filter((one) => one.conferenceSid === leg.conferenceSid && one.callSid !== leg.callSid);
}

function coachedByMe(stage: Stage): string | undefined {
  const target = stage.truth.ownLegs().find(({ coaching }) => coaching)?.callSidToCoach;
  const isThere = stage.truth.people().some(({ callSid }) => callSid === target);
  return isThere ? (target ?? undefined) : undefined;
}
