import { useCallback } from 'react';
import { useStores } from '../../store/stores.tsx';
import type { AddPrefill } from '../add/target.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import type { OwnQuestion } from './act-questions.tsx';
import type { Planned, Question, ScreenAct, Target } from './planned.ts';

interface PerformNeeds {
  readonly onScreen: (act: ScreenAct, target: Target) => void;
  readonly onQuestion: (question: OwnQuestion) => void;
}

/** Carries out what was planned; false when it cannot be. */
export function usePerform({ onScreen, onQuestion }: PerformNeeds): (planned: Planned) => boolean {
  const { commands, undo } = useStores();
  const actions = useFloorActions();
  return useCallback(
    (planned) => {
      function ask(question: Question): void {
        switch (question.kind) {
          case 'remove':
            actions.remove(question.row);
            break;
          case 'announce':
            actions.announceTo(question.row);
            break;
          case 'change':
            actions.change(question.row);
            break;
          case 'take-over':
            actions.takeOver(question.row);
            break;
          case 'unmute-me':
            actions.unmuteMe(question.row);
            break;
          case 'announce-many':
            actions.announceToMany(question.rows);
            break;
          case 'announce-to-all':
            actions.announceToAll(question.call);
            break;
          case 'add': {
            const { sid } = question.call;
            actions.add({ kind: 'live', sid }, prefillOf(question.dial));
            break;
          }
          case 'new-call':
            actions.add({ kind: 'new' }, prefillOf(question.dial));
            break;
          case 'end-call':
            actions.endCall(question.call);
            break;
          case 'barge-in':
          case 'coach-outsider':
          case 'mute-many':
          case 'hold-many':
            onQuestion(question);
            break;
        }
      }

      switch (planned.kind) {
        case 'run':
          for (const { command, about } of planned.commands) void commands.run(command, about);
          return true;
        case 'ask':
          ask(planned.question);
          return true;
        case 'screen':
          onScreen(planned.act, planned.target);
          return true;
        case 'undo':
          undo.undo();
          return true;
        case 'cannot':
          return false;
      }
    },
    [commands, undo, actions, onScreen, onQuestion],
  );
}

function prefillOf(dial: string | null): AddPrefill {
  return dial === null ? {} : { draft: { To: dial } };
}
