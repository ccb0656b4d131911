import { IconCheck } from '@tabler/icons-react';
import classes from './steps.module.css';
import { signInWords } from './words.ts';

export type Step = 'choose' | 'details' | 'check';

const STEPS: readonly Step[] = ['choose', 'details', 'check'];

/** How far it is to the floor. */
export function Steps({ now }: { now: Step }) {
  const words = {
    choose: signInWords.stepChoose(),
    details: signInWords.stepDetails(),
    check: signInWords.stepCheck(),
  };
  return (
    <ol className={classes.steps} aria-label={signInWords.steps()}>
      {STEPS.map((step, index) => {
        const isDone = index < STEPS.indexOf(now);
        return (
          <li
            key={step}
            className={classes.step}
            aria-current={step === now ? 'step' : undefined}
            data-done={isDone || undefined}
          >
            <span className={classes.mark} aria-hidden>
              {isDone ? <IconCheck size={13} /> : index + 1}
            </span>
            {words[step]}
            {isDone && <span className={classes.spoken}>({signInWords.stepIsDone()})</span>}
          </li>
        );
      })}
    </ol>
  );
}
