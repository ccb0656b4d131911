/** What the command line and the environment ask of the console. */
export interface LaunchOptions {
  /** Open the rehearsal at once instead of asking where to sign in. */
  readonly rehearse: boolean;
  /** Where to write pictures of the window; development only. */
  readonly screenshotDir: string | null;
}

export function readLaunchOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): LaunchOptions {
  return {
    rehearse: argv.includes('--rehearsal'),
    screenshotDir: isPackaged ? null : (env.EARSHOT_SCREENSHOT_DIR ?? null),
  };
}
