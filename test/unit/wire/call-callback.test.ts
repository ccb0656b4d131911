import { expect, test } from 'vitest';
import { readCallProgress } from '../../../common/wire/call-callback.ts';

const CallSid = `CA${'1'.repeat(32)}`;

test.each([
  [
    { CallSid, CallStatus: 'busy', SipResponseCode: '486', ErrorCode: '13224' },
    { callSid: CallSid, status: 'busy', sipCode: 486, twilioCode: 13_224 },
  ],
  [
    { CallSid, CallStatus: 'initiated', SequenceNumber: '0' },
    { callSid: CallSid, status: 'initiated', sipCode: null, twilioCode: null },
  ],
  [
    { CallSid, CallStatus: 'ringing', SipResponseCode: '' },
    { status: 'ringing', sipCode: null },
  ],
  [{ CallSid, AnsweredBy: 'human' }, null],
  [{ CallSid, CallStatus: 'something new' }, null],
  [{ CallSid: 'CA1', CallStatus: 'busy' }, null],
  [{}, null],
])('%j', (params, progress) => {
  const read = readCallProgress(params as Readonly<Record<string, string>>);
  if (progress === null) expect(read).toBeNull();
  else expect(read).toMatchObject(progress);
});
