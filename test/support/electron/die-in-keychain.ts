import type { ElectronApplication } from '@playwright/test';

/** When, and what ends at once, with no chance to do anything more. */
export interface Death {
  /** Just before the keychain is asked, as many milliseconds after that, or as it has answered. */
  readonly at: 'before' | number | 'answered';
  /** The console alone; or its session with it, so that the keychain itself ends in the middle of it. */
  readonly of: 'console' | 'session';
}

/** The next time that this console has the keychain keep something is the end of it. */
export async function dieInKeychain(app: ElectronApplication, death: Death): Promise<void> {
  await app.evaluate(({ app: electronApp }, { at, of }) => {
    const nodeModules = process.getBuiltinModule('node:module');
    const keychain = nodeModules.createRequire(`${electronApp.getAppPath()}/`)('keytar');
    const { setPassword } = keychain;
    const die = () => process.kill(of === 'console' ? process.pid : 0, 'SIGKILL');
    keychain.setPassword = async (...words: readonly string[]) => {
      if (at === 'before') die();
      const asked = setPassword(...words);
      if (at === 0) die();
      if (typeof at === 'number') setTimeout(die, at);
      await asked;
      if (at === 'answered') die();
    };
  }, death);
}
