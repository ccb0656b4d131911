import { contextBridge, ipcRenderer } from 'electron';
import {
  type CallName,
  callNames,
  type EarshotBridge,
  type PushName,
  pushNames,
} from '../common/ipc/channel-names.ts';

/**
 * All that the page can reach: the calls and pushes of the channel table, by name. Arguments are
 * checked by the main process, which trusts nothing from here.
 */
const bridge: EarshotBridge = {
  call: (name: CallName, input: unknown) =>
    callNames.includes(name)
      ? ipcRenderer.invoke(name, input)
      : Promise.reject(new Error(`No such call: ${name}`)),

  on(name: PushName, listener: (payload: unknown) => void) {
    if (!pushNames.includes(name)) throw new Error(`No such push: ${name}`);
    const forward = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld('earshot', bridge);
