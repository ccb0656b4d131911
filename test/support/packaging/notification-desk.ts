import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { newHome } from '../electron/launch-earshot.ts';

/** A person whose desktop shows notifications, and what it was given to show. */
interface NotificationDesk {
  /** For the launch of the console. */
  readonly userData: string;
  shown(): Promise<readonly Shown[]>;
}

type Shown = z.infer<typeof shownSchema>;

export async function notificationDesk(): Promise<NotificationDesk> {
  const home = await newHome();
  const services = join(home, 'data', 'dbus-1', 'services');
  await mkdir(services, { recursive: true });
  const program = join(services, 'server.mjs');
  await copyFile(fileURLToPath(new URL('./notification-server.mjs', import.meta.url)), program);
  // The console’s user may write there, and nowhere else in it.
  const list = join(home, 'run', 'notifications');
  await writeFile(
    join(services, 'org.freedesktop.Notifications.service'),
    `[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=${process.execPath} ${program} ${list}\n`,
  );
  return {
    userData: join(home, 'user-data'),
    async shown() {
      const lines = await readFile(list, 'utf8').catch(() => '');
      return lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => shownSchema.parse(JSON.parse(line)));
    },
  };
}

const shownSchema = z.object({ title: z.string(), body: z.string() });
