import type { Need, NeedAct } from '../../../common/floor/needs/need.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { ownLegOn } from '../../../common/roster/own-leg.ts';
import type { HelpMark } from '../../../common/wire/relay-help.ts';
import { isOver } from '../../store/attempt.ts';
import {
  useAdditions,
  useCommands,
  useRoster,
  useStores,
  useTogether,
} from '../../store/stores.tsx';
import { isPending as isWishPending } from '../../store/wishes.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { useOwnConsole } from '../floor/own-console.tsx';
import { leavingMatters } from '../step-in/leaving-matters.ts';
import { needsWords } from './words.ts';

/** What the rail needs others for. What nobody does is not offered. */
export interface RailActs {
  readonly onMark: (id: string, as: Extract<HelpMark['as'], 'taken' | 'done'>) => void;
  /** Opens the details of where the data comes from. */
  readonly onShowData?: (() => void) | undefined;
}

export interface OfferedAct {
  readonly act: NeedAct;
  readonly label: string;
  readonly isPending: boolean;
  readonly onClick: () => void;
}

/** What can be done about a need now; what cannot be undone opens its question. */
export function useNeedActs(need: Need, rail: RailActs): readonly OfferedAct[] {
  const { commands, additions } = useStores();
  const actions = useFloorActions();
  const consoleId = useOwnConsole();
  const pending = useCommands((state) => state.pending);
  const attempts = useAdditions((state) => state.additions);
  const coached = useTogether((state) => state.coached);
  const { conferenceSid, callSid, reason } = need;
  const call = useRoster(({ view }) =>
    conferenceSid === null ? undefined : view?.conferences.get(conferenceSid),
  );
  const rowOf = (sid: CallSid | null) => (sid === null ? undefined : call?.participants.get(sid));
  const row = rowOf(callSid);
  const people = [...(call?.participants.values() ?? [])];
  const leg = call && ownLegOn(call, consoleId);

  /** The attempt that failed. */
  const attempt =
    reason.kind === 'failed-add' ? attempts.find(({ id }) => id === reason.add.id) : undefined;

  const send = (label: string, command: Command, about?: CallSid): Omit<OfferedAct, 'act'> => ({
    label,
    isPending: isWishPending(pending, command),
    onClick: () => void commands.run(command, about),
  });
  const ask = (label: string, onClick: () => void): Omit<OfferedAct, 'act'> => ({
    label,
    isPending: false,
    onClick,
  });

  function offer(act: NeedAct): Omit<OfferedAct, 'act'> | null {
    switch (act) {
      case 'take-help':
      case 'finish-help': {
        if (reason.kind !== 'help') return null;
        const { id } = reason.help;
        return act === 'take-help'
          ? ask(needsWords.take(), () => rail.onMark(id, 'taken'))
          : ask(needsWords.done(), () => rail.onMark(id, 'done'));
      }
      case 'dismiss':
        if (attempt === undefined) return null;
        return ask(needsWords.dismiss(), () => void additions.dismiss(attempt.id));
      case 'redial':
        return attempt === undefined
          ? null
          : ask(needsWords.redial(), () => actions.redial(attempt));
      case 'show-data':
        return rail.onShowData === undefined ? null : ask(needsWords.showData(), rail.onShowData);
      default:
        return call === undefined ? null : onCall(act, call.row.sid);
    }
  }

  function onCall(act: NeedAct, sid: ConferenceSid): Omit<OfferedAct, 'act'> | null {
    switch (act) {
      case 'resume':
        if (row === undefined) return null;
        return send(needsWords.resume(), {
          kind: 'hold',
          conferenceSid: sid,
          callSid: row.callSid,
          hold: false,
        });
      case 'listen':
        return leg === undefined
          ? send(needsWords.listen(), { kind: 'listen', conferenceSid: sid })
          : null;
      case 'coach':
        return coachAct(sid);
      case 'cancel':
        return cancelAct();
      case 'mute-me':
        if (leg === undefined) return null;
        return send(needsWords.muteMe(), { kind: 'mute-me', conferenceSid: sid }, leg.callSid);
      case 'leave':
        if (leg === undefined) return null;
        return leavingMatters(leg, people)
          ? ask(needsWords.leave(), () => actions.remove(leg))
          : send(needsWords.leave(), { kind: 'leave', conferenceSid: sid }, leg.callSid);
      case 'add-agent':
        return ask(needsWords.addAgent(), () => actions.add({ kind: 'live', sid }));
      default:
        return null;
    }
  }

  function coachAct(sid: ConferenceSid): Omit<OfferedAct, 'act'> | null {
    const agent = rowOf(need.coach);
    if (agent === undefined || agent.status !== 'connected' || agent.hold) return null;
    if (leg?.callSidToCoach === agent.callSid && leg.coaching) return null;
    // A colleague whispers to them: that is read about before it is taken away.
    if (coached.some((lease) => lease.callSid === agent.callSid)) {
      return ask(needsWords.coach(), () => actions.takeOver(agent));
    }
    const command = { kind: 'coach', conferenceSid: sid, callSid: agent.callSid } as const;
    return send(needsWords.coach(), command);
  }

  /** Whom I added stops ringing at one click; of who was dialled elsewhere is asked first. */
  function cancelAct(): Omit<OfferedAct, 'act'> | null {
    const mine = attempts.find((one) => one.callSid === callSid && !isOver(one.state));
    if (mine !== undefined) {
      return {
        label: needsWords.cancelMine(),
        isPending: mine.isCanceling,
        onClick: () => void additions.cancel(mine.id),
      };
    }
    return row === undefined ? null : ask(needsWords.cancel(), () => actions.remove(row));
  }

  return need.acts.flatMap((act) => {
    const offered = offer(act);
    return offered === null ? [] : [{ act, ...offered }];
  });
}
