import { COMMAND_ACTS } from './acts/command-acts.ts';
import { FLOOR_ACTS } from './acts/floor-acts.ts';
import { TROUBLE_ACTS } from './acts/trouble-acts.ts';

/** Everything that a step can be. */
export const ACTS = { ...FLOOR_ACTS, ...COMMAND_ACTS, ...TROUBLE_ACTS };

export type ActName = keyof typeof ACTS;
