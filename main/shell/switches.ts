/** Asks Electron whether it was started with this switch of Chromium, however that was written. */
export type HasSwitch = (name: string) => boolean;

/**
 * Switches that take away what protects the console from its own pages, or have its processes started
 * by another program. Nobody needs them to work with it, so an installed console does not start with
 * them, rather than start without its sandbox.
 */
export const REFUSED = [
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'single-process',
  'js-flags',
  'load-extension',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'zygote-cmd-prefix',
];

/** The first of them that the console was started with. */
export function refusedSwitch(hasSwitch: HasSwitch): string | null {
  return REFUSED.find(hasSwitch) ?? null;
}

/**
 * Whether another program can see and press what is in the window. Such a console is for tests: it must
 * not act in the name of somebody who is not there.
 */
export function isDriven(hasSwitch: HasSwitch): boolean {
  return hasSwitch('remote-debugging-port') || hasSwitch('remote-debugging-pipe');
}

export const REFUSED_WORDS = {
  title: 'Earshot does not start like this',
  text: (name: string) =>
    `It was started with --${name}, which takes its protection away. Start it without. If an AppImage says this without being told so, this system keeps the sandbox from it: install the .deb or the .rpm.`,
};

/** Why an account is kept until the console closes only. */
export const DRIVEN_WORDS =
  'it was started with remote debugging, and no other program may act with the accounts of this computer';
