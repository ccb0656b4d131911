/*
 * Who signs is told by the environment alone, as electron-builder reads it; docs/release.md lists it.
 */

/**
 * The environment without what is set to nothing, as a workflow does where a secret is missing, and
 * which electron-builder takes for a certificate that it cannot read. On a Mac it must not take any
 * certificate that it happens to find.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function signingEnvironment(env) {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => value !== '' || !signing.test(name)),
  );
  const names = given.CSC_LINK || given.CSC_NAME;
  return names ? given : { ...given, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
}

const signing = /^(WIN_)?CSC_|^APPLE_/;

/**
 * What becomes of the packages, in words.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env as `signingEnvironment` leaves it
 */
export function signingWords(platform, env) {
  if (platform === 'linux')
    return 'Not signed: on Linux, checksums and the provenance vouch for it.';
  if (platform === 'win32') {
    if (env.WIN_CSC_LINK ?? env.CSC_LINK) return 'Signed with the certificate of WIN_CSC_LINK.';
    return 'NOT SIGNED: there is no WIN_CSC_LINK. Windows will warn of it.';
  }
  if (!env.CSC_LINK && !env.CSC_NAME) {
    return 'NOT SIGNED, not notarised: there is no CSC_LINK. macOS will not open it, and it cannot update itself.';
  }
  const isNotarised = notarising.some((names) => names.every((name) => env[name]));
  return isNotarised
    ? 'Signed with the certificate of CSC_LINK, and notarised.'
    : 'Signed with the certificate of CSC_LINK, but NOT NOTARISED: macOS will warn of it.';
}

const notarising = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
];
