import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { Failure } from '../../common/failure.ts';
import { uiWords } from './words.ts';

/** What went wrong, what to do, and the code for support. */
export function FailureAlert({ failure }: { failure: Failure | null }) {
  if (failure === null) return null;
  return (
    <Alert color="red" icon={<IconAlertCircle size={18} />} title={failure.message}>
      {failure.hint}
      {failure.twilioCode !== undefined && ` ${uiWords.twilioError(failure.twilioCode)}.`}
    </Alert>
  );
}
