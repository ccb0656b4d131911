import type { AddingTerms, CallerId } from '../../common/ipc/addition.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import type { Reconciler } from './reconciler.ts';
import type { TwilioPort } from './twilio-port.ts';

/** What a form for adding somebody has to know. */
export interface AddingTermsReader {
  read(): Promise<AddingTerms>;
}

interface AddingTermsNeeds {
  readonly twilio: TwilioPort;
  readonly reconciler: Pick<Reconciler, 'readAside'>;
  readonly clock: Clock;
  /** Under which address our relay takes Twilio's callbacks, as far as it said. */
  readonly callbacks: () => string | null;
}

/** Numbers are bought and verified rarely. Milliseconds. */
const KEPT_MS = 5 * 60_000;

/** The numbers are read once in a while; what could not be read is asked for again the next time. */
export function createAddingTerms(needs: AddingTermsNeeds): AddingTermsReader {
  const { twilio, reconciler, clock, callbacks } = needs;
  let reading: Promise<Numbers> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  return {
    async read() {
      if (clock.now() - readAt > KEPT_MS) reading = null;
      if (reading === null) {
        readAt = clock.now();
        reading = readNumbers();
      }
      const asked = reading;
      const numbers = await asked;
      if (numbers.callerIdsFailure !== null && reading === asked) reading = null;
      return { callbacks: callbacks(), ...numbers };
    },
  };

  async function readNumbers(): Promise<Numbers> {
    const answers = await Promise.all(
      (['number', 'verified'] as const).map((kind) =>
        reconciler.readAside((options) => twilio.listCallerIds(kind, options)),
      ),
    );
    const callerIds = new Map<string, CallerId>();
    let failure: AddingTerms['callerIdsFailure'] = null;
    for (const answer of answers) {
      if (!answer.ok) failure ??= failureInWords(answer.error, 'read the numbers of the account');
      else
        for (const one of answer.value)
          if (!callerIds.has(one.address)) callerIds.set(one.address, one);
    }
    return { callerIds: [...callerIds.values()], callerIdsFailure: failure };
  }
}

type Numbers = Pick<AddingTerms, 'callerIds' | 'callerIdsFailure'>;
