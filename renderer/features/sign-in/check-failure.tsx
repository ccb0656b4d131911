import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Failure } from '../../../common/failure.ts';
import { uiWords } from '../../ui/words.ts';
import classes from './check-failure.module.css';
import type { Way } from './way.ts';
import { signInWords } from './words.ts';

/** Why the check did not succeed, and what can be done, step by step. It takes the focus when it comes. */
export function CheckFailure({ failure, way }: { failure: Failure | null; way: Way }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure !== null) alert.current?.focus();
  }, [failure]);
  if (failure === null) return null;
  const advice = signInWords.advice(failure.code, way);
  return (
    <Alert
      ref={alert}
      className={classes.failure}
      tabIndex={-1}
      color="red"
      icon={<IconAlertCircle size={18} aria-hidden />}
      title={failure.message}
    >
      <p>{failure.hint}</p>
      {advice.length > 0 && (
        <ul aria-label={signInWords.checkFailed()}>
          {advice.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <p className={classes.foot}>
        {signInWords.nothingLost()}
        {failure.twilioCode !== undefined && ` ${uiWords.twilioError(failure.twilioCode)}.`}
      </p>
    </Alert>
  );
}
