/** What the command line and the environment ask of the console. */
export interface LaunchOptions {
  /** Open the rehearsal at once instead of asking where to sign in. */
  readonly rehearse: boolean;
  /** Where to write pictures of the window; development only. */
  readonly screenshotDir: string | null;
  /** A policy in another place than that of the computer; development only. */
  readonly policyFile: string | null;
  /** Says where to look for newer versions, as an installer’s file does; development only. */
  readonly updateConfig: string | null;
}

export function readLaunchOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): LaunchOptions {
  const asked = (name: string) => (isPackaged ? null : (env[name] ?? null));
  return {
    rehearse: argv.includes('--rehearsal'),
    screenshotDir: asked('EARSHOT_SCREENSHOT_DIR'),
    policyFile: asked('EARSHOT_POLICY_FILE'),
    updateConfig: asked('EARSHOT_UPDATE_CONFIG'),
  };
}
