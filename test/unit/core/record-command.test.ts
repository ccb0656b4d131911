import { describe, expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Recording } from '../../../common/model/recording.ts';
import type { RecordingChange } from '../../../main/core/twilio-port.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { LOST, setUpCommands } from './command-stage.ts';

type Wanted = 'pause-skip' | 'pause-silence' | 'resume' | 'stop';

/** A call whose recording is as Twilio knows it. */
function setUp(status: Recording['status'] = 'in-progress') {
  const stage = setUpCommands();
  const { conferenceSid } = stage;
  let now: Recording = { status, of: 'conference', startedAt: 0 };
  stage.twilio.on('listRecordings', () => ok({ recordings: [now], complete: true }));
  const become = (next: Recording['status']) => {
    now = { ...now, status: next };
    return now;
  };
  stage.twilio.on('changeRecording', (_, change) => ok(become(AFTER[change.status])));
  const record = (wanted: Wanted) => stage.run({ kind: 'record', conferenceSid, wanted });
  return { ...stage, become, record };
}

const AFTER: Readonly<Record<RecordingChange['status'], Recording['status']>> = {
  paused: 'paused',
  'in-progress': 'in-progress',
  stopped: 'over',
};

describe.each<[Wanted, RecordingChange]>([
  ['pause-skip', { status: 'paused', pauseBehavior: 'skip' }],
  ['pause-silence', { status: 'paused', pauseBehavior: 'silence' }],
  ['resume', { status: 'in-progress' }],
  ['stop', { status: 'stopped' }],
])('%s', (wanted, change) => {
  const before = wanted === 'resume' ? 'paused' : 'in-progress';

  test('asks Twilio for just that, and is done when its answer shows it', async () => {
    const stage = setUp(before);
    expect(await stage.record(wanted)).toMatchObject({ ok: true });
    expect(stage.twilio.asked('changeRecording')).toEqual([[stage.conferenceSid, change]]);
    expect(stage.twilio.asked('listRecordings')).toEqual([]);
  });

  test('is done when Twilio’s answer was lost and its list shows it', async () => {
    const stage = setUp(before);
    stage.twilio.on('changeRecording', () => {
      stage.become(AFTER[change.status]);
      return refused('interrupted', LOST);
    });
    expect(await stage.clock.passUntil(stage.record(wanted))).toMatchObject({ ok: true });
    expect(stage.checks()).toBe(1);
    expect(stage.twilio.asked('changeRecording')).toHaveLength(1);
  });

  test('is called undone when Twilio goes on denying it', async () => {
    const stage = setUp(before);
    stage.twilio.on('changeRecording', () => refused('timeout', LOST));
    const result = await stage.clock.passUntil(stage.record(wanted));
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });

  test('is not believed when Twilio’s answer shows something else', async () => {
    const stage = setUp(before);
    stage.twilio.on('changeRecording', () => ok(stage.become(before)));
    const result = await stage.clock.passUntil(stage.record(wanted));
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(!result.ok && result.error.message).toMatch(/Twilio took the request/);
  });

  test.each([20404, 21220])('says that nothing is recorded where Twilio says %i', async (code) => {
    const stage = setUp('over');
    stage.twilio.on('changeRecording', () => refused('refused', { code }));
    const result = await stage.record(wanted);
    expect(result).toMatchObject({ ok: false, error: { code: 'gone', twilioCode: code } });
    expect(!result.ok && result.error.message).toMatch(/Nothing is being recorded on this call\.$/);
  });
});

test('a recording that ended while Twilio was looked at cannot be paused any more', async () => {
  const stage = setUp();
  stage.twilio.on('changeRecording', () => {
    stage.become('over');
    return refused('timeout', LOST);
  });
  const result = await stage.clock.passUntil(stage.record('pause-skip'));
  expect(result).toMatchObject({ ok: false, error: { code: 'gone' } });
});

test('the SID of a recording is not repeated in a failure', async () => {
  const stage = setUp();
  const sid = `RE${'0a'.repeat(16)}`;
  stage.twilio.on('changeRecording', () =>
    refused('refused', { code: 29999, detail: `Recording ${sid} is locked` }),
  );
  const result = await stage.record('stop');
  expect(JSON.stringify(result)).not.toContain(sid);
  expect(!result.ok && result.error.message).toContain('Recording RE… is locked');
});

test('two wishes about one recording are carried out one after the other', async () => {
  const stage = setUp();
  stage.twilio.hold('changeRecording');
  const pause = stage.record('pause-skip');
  const resume = stage.record('resume');
  const first = await stage.twilio.next('changeRecording');
  expect(stage.twilio.asked('changeRecording')).toHaveLength(1);
  first.answer(ok(stage.become('paused')));
  expect(await pause).toMatchObject({ ok: true });
  const second = await stage.twilio.next('changeRecording');
  second.answer(ok(stage.become('in-progress')));
  expect(await resume).toMatchObject({ ok: true });
});
