import { z } from 'zod';
import { type Failure, fail, type Result } from '../../common/failure.ts';
import type { CallName, EarshotBridge, PushName } from '../../common/ipc/channel-names.ts';
import {
  type CallInput,
  type CallOutput,
  callSchemas,
  type PushPayload,
  pushSchemas,
} from '../../common/ipc/channels.ts';
import { failureSchema } from '../../common/ipc/failure-schema.ts';
import { bridgeWords } from './words.ts';

declare global {
  interface Window {
    readonly earshot: EarshotBridge;
  }
}

/** The main process as the page sees it: typed calls that never throw, and checked pushes. */
export interface Bridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>;
  on<N extends PushName>(name: N, listener: (payload: PushPayload<N>) => void): () => void;
}

export function createBridge(earshot: EarshotBridge = window.earshot): Bridge {
  return {
    async call(name, input) {
      try {
        return readAnswer(name, await earshot.call(name, input));
      } catch {
        return fail(notUnderstood());
      }
    },
    on(name, listener) {
      return earshot.on(name, (payload) => {
        const parsed = pushSchemas[name].safeParse(payload);
        if (parsed.success) listener(parsed.data);
      });
    },
  };
}

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: failureSchema }),
]);

function readAnswer<N extends CallName>(name: N, answer: unknown): Result<CallOutput<N>> {
  const envelope = answerSchema.safeParse(answer);
  if (!envelope.success) return fail(notUnderstood());
  if (!envelope.data.ok) return envelope.data;
  const value = callSchemas[name].output.safeParse(envelope.data.value);
  return value.success ? { ok: true, value: value.data } : fail(notUnderstood());
}

function notUnderstood(): Failure {
  return {
    code: 'internal',
    message: bridgeWords.notUnderstood(),
    hint: bridgeWords.restart(),
  };
}
