/** The names of the channel table, apart from its schemas so that the preload script stays small. */
export const callNames = [
  'app:ready',
  'session:get',
  'session:rehearse',
  'session:open',
  'session:close',
  'vault:get',
  'settings:get',
  'settings:save',
  'history:state',
  'profiles:list',
  'profiles:save',
  'profiles:delete',
  'floor:watch',
  'roster:snapshot',
  'command:run',
  'announcement:write',
  'together:get',
  'help:mark',
  'rehearsal:panel',
  'rehearsal:play',
  'rehearsal:stop',
  'rehearsal:fault',
] as const;

export const pushNames = [
  'session:changed',
  'roster:patch',
  'command:checking',
  'together:changed',
  'supervision:alarm',
  'settings:changed',
  'history:changed',
] as const;

export type CallName = (typeof callNames)[number];
export type PushName = (typeof pushNames)[number];

/** What the preload script puts on `window.earshot`. */
export interface EarshotBridge {
  readonly call: (name: CallName, input: unknown) => Promise<unknown>;
  /** Returns the function that ends the subscription. */
  readonly on: (name: PushName, listener: (payload: unknown) => void) => () => void;
}
