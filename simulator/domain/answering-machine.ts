import type { HttpMethod } from './subscription.ts';

/** What Twilio was asked to find out about who answers. Times in milliseconds. */
export interface MachineDetection {
  /** `DetectMessageEnd` waits for the end of a machine's greeting. */
  readonly mode: 'Enable' | 'DetectMessageEnd';
  readonly timeout: number;
  readonly speechThreshold: number;
  readonly speechEndThreshold: number;
  readonly silenceTimeout: number;
  readonly callback: { readonly url: string; readonly method: HttpMethod } | null;
}

/** Who or what answered, in Twilio's words. */
export type AnsweredBy = 'human' | 'machine_start' | 'machine_end_beep' | 'fax' | 'unknown';

/** What is at the other end when a call is answered. */
export type Answerer = 'human' | 'machine' | 'fax' | 'nobody';

interface Detected {
  readonly answeredBy: AnsweredBy;
  /** Milliseconds from the answer. */
  readonly after: number;
}

/** How long each speaks before it is quiet, in milliseconds. */
const GREETING = { human: 900, machine: 7_500 } as const;
const FAX_TONE = 1_500;

/**
 * What Twilio's answering machine detection finds, and when: a short greeting is a human, one longer
 * than the threshold a machine, silence is `unknown`, and so is whatever takes too long.
 */
export function detect(answerer: Answerer, asked: MachineDetection): Detected {
  const found = unhurried(answerer, asked);
  return found.after > asked.timeout ? { answeredBy: 'unknown', after: asked.timeout } : found;
}

function unhurried(answerer: Answerer, asked: MachineDetection): Detected {
  switch (answerer) {
    case 'nobody':
      return { answeredBy: 'unknown', after: asked.silenceTimeout };
    case 'fax':
      return { answeredBy: 'fax', after: FAX_TONE };
    case 'human':
    case 'machine': {
      const greeting = GREETING[answerer];
      const over = greeting + asked.speechEndThreshold;
      if (greeting <= asked.speechThreshold) return { answeredBy: 'human', after: over };
      return asked.mode === 'Enable'
        ? { answeredBy: 'machine_start', after: asked.speechThreshold }
        : { answeredBy: 'machine_end_beep', after: over };
    }
  }
}
