import { expect, it } from 'vitest';
import { detect, type MachineDetection } from '../../../simulator/domain/answering-machine.ts';

const usual: MachineDetection = {
  mode: 'Enable',
  timeout: 30_000,
  speechThreshold: 2_400,
  speechEndThreshold: 1_200,
  silenceTimeout: 5_000,
  callback: null,
};

it.each([
  ['a short greeting', 'human', {}, 'human', 2_100],
  ['a long greeting', 'machine', {}, 'machine_start', 2_400],
  [
    'the end of a long greeting',
    'machine',
    { mode: 'DetectMessageEnd' },
    'machine_end_beep',
    8_700,
  ],
  ['a tone', 'fax', {}, 'fax', 1_500],
  ['silence', 'nobody', {}, 'unknown', 5_000],
  ['shorter silence', 'nobody', { silenceTimeout: 2_000 }, 'unknown', 2_000],
  ['too little time', 'machine', { mode: 'DetectMessageEnd', timeout: 3_000 }, 'unknown', 3_000],
  ['a patient threshold', 'machine', { speechThreshold: 8_000 }, 'human', 8_700],
] as const)('%s', (_what, answerer, asked, answeredBy, after) => {
  expect(detect(answerer, { ...usual, ...asked })).toEqual({ answeredBy, after });
});
