import { useEffect } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { RecordingState } from '../../store/recording-store.ts';
import { useRecordings, useStores } from '../../store/stores.tsx';

/** Whether this call is recorded as a whole; null while nobody knows. Twilio is asked as long as it is shown. */
export function useRecording(conferenceSid: ConferenceSid | null): RecordingState | null {
  const { recordings } = useStores();
  useEffect(
    () => (conferenceSid === null ? undefined : recordings.look(conferenceSid)),
    [recordings, conferenceSid],
  );
  return useRecordings(({ known }) =>
    conferenceSid === null ? null : (known.get(conferenceSid) ?? null),
  );
}
