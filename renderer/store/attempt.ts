import type { Draft } from '../../common/adding/draft.ts';
import type { Addition, AdditionState, AddRequest } from '../../common/ipc/addition.ts';
import { createTable } from '../../common/participant-parameters/create-parameters.ts';

/** The attempt as it stands at the click: nobody has heard of it yet. */
export function attemptAtClick(request: AddRequest, name: string, at: number): Addition {
  const { id, conference, draft } = request;
  return {
    id,
    conference: { sid: conference.kind === 'live' ? conference.sid : null, name },
    to: textOf(draft.To) ?? '',
    label: textOf(draft.Label),
    callSid: null,
    state: { kind: 'asking', since: at },
    askedAt: at,
    queueMs: null,
    isCanceling: false,
    cancelFailure: null,
    ...withoutSecrets(draft),
  };
}

/** Nothing comes of it any more: it stands there to be read, made again or dismissed. */
export function isOver({ kind }: AdditionState): boolean {
  switch (kind) {
    case 'ended':
    case 'refused':
    case 'unknown':
      return true;
    case 'asking':
    case 'checking':
    case 'queued':
    case 'ringing':
    case 'connected':
      return false;
  }
}

/** A page forgets a secret as soon as it was sent. */
function withoutSecrets(draft: Draft): Pick<Addition, 'draft' | 'hadSecret'> {
  const kept = Object.entries(draft).filter(([name]) => createTable[name]?.kind !== 'secret');
  return { draft: Object.fromEntries(kept), hadSecret: kept.length < Object.keys(draft).length };
}

function textOf(value: Draft[string]): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
