import type { RehearsalFault } from '../../../common/ipc/rehearsal.ts';
import { wordsOf } from '../../words/words-of.ts';

type Unit = RehearsalFault['limits'][string]['unit'];

/** Everything that is said of a rehearsal. Scenarios and faults have words of their own. */
export const rehearsalWords = wordsOf('rehearsal', {
  rehearsal: () => 'Rehearsal',
  notReal: () => 'Rehearsal: no real calls.',
  played(scenario: string | undefined, faults: readonly string[]): string {
    const what = scenario === undefined ? 'Nothing is played' : `Scenario “${scenario}”`;
    return [what, ...faults.map((fault) => fault.toLocaleLowerCase('en'))].join(', ');
  },
  startAgain: () => 'Start it again',
  setScene: () => 'Set the scene',

  goesWrong: () => 'What goes wrong',
  parameter: (parameter: string, unit: Unit) =>
    `${PARAMETER[parameter] ?? parameter} (${UNIT[unit]})`,
  parameterOf: (fault: string, parameter: string) =>
    `${fault}: ${PARAMETER[parameter] ?? parameter}`,

  choose: () => 'Scenario',
  speed: () => 'Speed',
  speedWhat: () => 'times as fast',
  calls: () => 'Calls',
  callsWhat: () => 'about, at a time',
  callsAny: () => 'as it likes',
  seed: () => 'Seed',
  seedWhat: () => 'same seed, same calls',
  play: () => 'Play',
  playAgain: () => 'Play from the beginning',
  stop: () => 'Stop: end all calls',
});

const UNIT: Readonly<Record<Unit, string>> = { ms: 'ms', s: 'seconds', share: '%' };

const PARAMETER: Readonly<Record<string, string>> = {
  ms: 'Time',
  spread: 'Spread',
  chance: 'How many',
  retryAfter: 'Ask again after',
};
