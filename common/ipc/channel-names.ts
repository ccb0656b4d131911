/** The names of the channel table, apart from its schemas so that the preload script stays small. */
export const callNames = [
  'app:ready',
  'session:get',
  'session:rehearse',
  'session:open',
  'session:close',
  'vault:get',
  'policy:get',
  'updates:get',
  'updates:look',
  'updates:restart',
  'updates:wait',
  'recovery:get',
  'recovery:dismiss',
  'settings:get',
  'settings:change',
  'history:state',
  'history:calls',
  'history:entries',
  'history:export',
  'history:stop-export',
  'profiles:list',
  'profiles:save',
  'profiles:delete',
  'diagnostics:look',
  'diagnostics:save',
  'floor:watch',
  'roster:snapshot',
  'floor:numbers',
  'recordings:of',
  'command:run',
  'adding:terms',
  'adding:list',
  'adding:add',
  'adding:cancel',
  'adding:dismiss',
  'voice:get',
  'voice:silence',
  'mini:show',
  'mini:hide',
  'mini:toggle',
  'mini:fit',
  'mini:open-console',
  'notifications:state',
  'notifications:show',
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
  'announcement:ended',
  'adding:changed',
  'recordings:changed',
  'together:changed',
  'supervision:alarm',
  'voice:changed',
  'floor:open',
  'settings:changed',
  'updates:changed',
  'recovery:changed',
  'history:changed',
  'history:exporting',
] as const;

export type CallName = (typeof callNames)[number];
export type PushName = (typeof pushNames)[number];

/** What the preload script puts on `window.earshot`. */
export interface EarshotBridge {
  readonly call: (name: CallName, input: unknown) => Promise<unknown>;
  /** Returns the function that ends the subscription. */
  readonly on: (name: PushName, listener: (payload: unknown) => void) => () => void;
}
