import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../common/adding/draft.ts';
import type { Failure } from '../../../common/failure.ts';
import type { UpdateName } from '../../../common/participant-parameters/update-parameters.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useCommands, useStores } from '../../store/stores.tsx';

/** How far a change is that was asked for. */
export type ChangeState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asked'; readonly isChecking: boolean }
  /** Twilio has confirmed it, as far as it tells anything back. */
  | { readonly kind: 'done'; readonly names: readonly UpdateName[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Change {
  readonly state: ChangeState;
  /** Asks for it; `names` are of the parameters that are sent. */
  readonly send: (row: ParticipantRow, draft: Draft, names: readonly UpdateName[]) => void;
  /** What became of the last one is not to be said any more. */
  readonly forget: () => void;
}

interface Sent {
  readonly id: string;
  readonly names: readonly UpdateName[];
  readonly outcome: 'open' | 'done' | Failure;
}

/** Asks for a change and follows it until it is known what became of it. */
export function useChange(onDone: () => void): Change {
  const { commands } = useStores();
  const [sent, setSent] = useState<Sent | null>(null);
  const isChecking = useCommands(
    ({ pending }) => sent !== null && pending.get(sent.id)?.isChecking === true,
  );
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    const settle = (id: string, outcome: Sent['outcome']) =>
      setSent((before) => (before?.id === id ? { ...before, outcome } : before));
    const ends = [
      commands.onConfirmed(({ id }) => settle(id, 'done')),
      commands.onFailed(({ id }, failure) => settle(id, failure)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [commands]);

  const outcome = sent?.outcome;
  useEffect(() => {
    if (outcome === 'done') done.current();
  }, [outcome]);

  return {
    state: stateOf(sent, isChecking),
    send({ conferenceSid, callSid }, draft, names) {
      const command = { kind: 'change', conferenceSid, callSid, draft } as const;
      const [wish] = commands.runAll([{ command }]);
      if (wish !== undefined) setSent({ id: wish.id, names, outcome: 'open' });
    },
    forget: () => setSent((before) => (before?.outcome === 'open' ? before : null)),
  };
}

function stateOf(sent: Sent | null, isChecking: boolean): ChangeState {
  if (sent === null) return { kind: 'none' };
  const { outcome, names } = sent;
  if (outcome === 'open') return { kind: 'asked', isChecking };
  return outcome === 'done' ? { kind: 'done', names } : { kind: 'failed', failure: outcome };
}
