import { appUser } from '../scripts/desktop/app-user.mjs';
import { startVirtualDisplay } from '../scripts/desktop/virtual-display.mjs';

/** On the screen that there is, or on one that nobody sees. */
export async function withDisplay<T>(work: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return work();
  const display = await startVirtualDisplay(await appUser());
  Object.assign(process.env, display.env);
  try {
    return await work();
  } finally {
    await display.stop();
  }
}
