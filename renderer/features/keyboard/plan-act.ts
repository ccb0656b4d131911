import type { Feature, Mode } from '../../../common/ipc/policy.ts';
import { ACTS, type ActId } from '../../../common/keyboard/acts.ts';
import { callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';
import { neededBy } from '../../../common/policy/allowed.ts';
import { planOnCall } from './plan-call.ts';
import { planOnPerson } from './plan-person.ts';
import { planVoice } from './plan-voice.ts';
import {
  type ActContext,
  cannot,
  NOTHING,
  type Planned,
  type Target,
  type Typed,
} from './planned.ts';

/**
 * What an act would do now, about whom: one table for keys, palette and sheet, so that they never differ.
 * What cannot be undone, and what lets anybody hear me who is no agent, is never more than a question.
 */
export function planAct(act: ActId, target: Target, context: ActContext): Planned {
  const planned = planOf(act, target, context);
  return neededFor(planned).every(context.may) ? planned : cannot('turned-off');
}

/** What the policy has to allow for it. */
function neededFor(planned: Planned): readonly (Feature | Mode)[] {
  if (planned.kind === 'run') {
    return planned.commands.flatMap(({ command }) => neededBy(command) ?? []);
  }
  if (planned.kind !== 'ask') return [];
  const { question } = planned;
  switch (question.kind) {
    case 'remove':
      return question.isMe ? [] : ['remove'];
    case 'unmute-me':
      return [question.row.coaching ? 'coach' : 'barge-in'];
    case 'mute-many':
      return question.on ? ['mute'] : [];
    case 'hold-many':
      return question.on ? ['hold'] : [];
    case 'announce':
    case 'announce-to-all':
    case 'announce-many':
      return ['announce'];
    case 'take-over':
    case 'coach-outsider':
      return ['coach'];
    case 'add':
    case 'new-call':
      return ['add'];
    case 'change':
    case 'end-call':
    case 'barge-in':
      return [question.kind];
  }
}

function planOf(act: ActId, target: Target, context: ActContext): Planned {
  switch (act) {
    case 'mute-me':
    case 'listen':
    case 'coach':
    case 'barge-in':
    case 'leave':
      return planVoice(act, target, context);
    case 'mute':
    case 'hold':
    case 'announce':
    case 'remove':
    case 'change':
      return planOnPerson(act, target, context);
    case 'announce-to-all':
    case 'mute-all':
    case 'hold-all':
    case 'add':
    case 'pause-recording':
    case 'resume-recording':
    case 'end-call':
      return planOnCall(act, target, context);
    case 'new-call':
      return { kind: 'ask', question: { kind: 'new-call', dial: context.dial } };
    case 'undo':
      return context.canUndo ? { kind: 'undo' } : cannot('nothing-to-undo');
    default:
      if (!context.screen.has(act)) return cannot('not-here');
      if (ACTS[act].of !== 'nothing' && target.kind === 'nothing') return cannot('no-call');
      return { kind: 'screen', act, target };
  }
}

/** With what was typed beside the act; as if nobody were selected where somebody was typed by name. */
export function asTyped(context: ActContext, { isNamed, dial }: Typed): ActContext {
  return { ...context, dial, ...(isNamed ? { selected: [] } : {}) };
}

/** The target that a line of the floor is, by its key: a conference, or a person on one. */
export function targetOfKey(key: string | undefined): Target {
  const [first, second] = (key ?? '').split('/');
  const conferenceSid = conferenceSidSchema.safeParse(first);
  if (!conferenceSid.success) return NOTHING;
  const callSid = callSidSchema.safeParse(second);
  return callSid.success
    ? { kind: 'person', conferenceSid: conferenceSid.data, callSid: callSid.data }
    : { kind: 'call', conferenceSid: conferenceSid.data };
}
