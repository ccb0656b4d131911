/*
 * What may be in a package, by its path. Whatever else is in it was shipped by mistake.
 */

/** The files of a package that are not expected there. */
export function strangersIn(files: readonly string[]): string[] {
  return files.filter((file) => !IN_PACKAGE.some((pattern) => pattern.test(file)));
}

/** The files of a package’s archive that are not expected there. */
export function strangersInArchive(files: readonly string[]): string[] {
  return files.filter((file) => !IN_ARCHIVE.some((pattern) => pattern.test(file)));
}

const IN_PACKAGE = [
  // Electron’s own.
  /^(earshot|chrome-sandbox|chrome_crashpad_handler|vk_swiftshader_icd\.json)$/,
  /^(\w+\.(pak|bin|dat)|lib\w+\.so(\.1)?|locales\/[\w-]+\.pak)$/,
  /^(LICENSE\.electron\.txt|LICENSES\.chromium\.html)$/,
  // Ours; where to look for updates is not in a build for development.
  /^resources\/(app\.asar|LICENSE|third-party-notices\.txt|app-update\.yml)$/,
  /^resources\/app\.asar\.unpacked\/node_modules\/@libsql\/linux-x64-gnu\/index\.node$/,
  /^resources\/app\.asar\.unpacked\/node_modules\/keytar\/prebuilds\/linux-x64\/keytar\.node$/,
];

const IN_ARCHIVE = [
  /^package\.json$/,
  /^packaging\/icons\/256x256\.png$/,
  /^out\/main\/(index|rehearsal)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(index|mini)\.html$/,
  /^out\/renderer\/assets\/[\w-]+\.(js|css|woff2|svg|png)$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.\w+|lib\/keytar\.js)$/,
  /^node_modules\/keytar\/prebuilds\/linux-x64\/keytar\.node$/,
  /^node_modules\/libsql\/(package\.json|LICENSE|(index|auth|sqlite-error)\.js)$/,
  /^node_modules\/@libsql\/linux-x64-gnu\/(package\.json|index\.node)$/,
  /^node_modules\/@neon-rs\/load\/(package\.json|LICENSE|dist\/index\.js)$/,
  /^node_modules\/detect-libc\/(package\.json|LICENSE|lib\/[\w-]+\.js)$/,
];
