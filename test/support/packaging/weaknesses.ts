/*
 * Guards of the console, each as one change of what is shipped that takes it out: with it, the bait that
 * is set for this guard has to be taken, or it would prove nothing.
 */

const opensWith = (start: string, code: string) => ({ from: start, to: `${start} ${code}` });

const ON_MAIN = {
  /** Nothing keeps a window on its page, or from opening others. */
  navigation: opensWith('function guardNavigation(contents) {', 'return;'),
  /** What the page asks for, it gets. */
  permissions: opensWith('function mayUse(permission, asker) {', 'return true;'),
  /** Pages come with no policy to speak of. */
  policy: opensWith('function contentSecurityPolicy(nonce) {', `return "frame-ancestors 'self'";`),
  /** app:// serves files from anywhere. */
  files: { from: 'const isInside = ', to: 'const isInside = true || ' },
  /** app:// serves the same under every name. */
  hosts: { from: ' || url.host !== "earshot") return null;', to: ') return null;' },
  /** app:// takes a path as often encoded, written and ended as whoever asks likes, and leads anywhere. */
  paths: opensWith(
    'function resolveAppFile(address, root) {',
    `const named = decodeURIComponent(decodeURIComponent(new URL(address).pathname)).split("\\0")[0];
     return {
       filePath: path.resolve(root, named.replaceAll("\\\\", "/").slice(1)),
       contentType: "text/plain",
     };`,
  ),
  /** app:// serves the folder above the page’s. */
  root: {
    from: 'serveAppFiles(browserSession, outDir("../renderer"))',
    to: 'serveAppFiles(browserSession, outDir(".."))',
  },
  /** Whoever asks is answered. */
  sender: opensWith('function isTrustedSender(sender, windows) {', 'return true;'),
  /** Frames inside of the page have the bridge as well. */
  subframes: { from: 'nodeIntegrationInSubFrames: false', to: 'nodeIntegrationInSubFrames: true' },
  /** What is dropped onto the window is opened. */
  dropping: { from: 'navigateOnDragDrop: false', to: 'navigateOnDragDrop: true' },
  /** Chromium keeps pages from nothing that is not theirs. */
  origins: { from: 'webSecurity: true', to: 'webSecurity: false' },
  /** It is open to those who make it. */
  devTools: { from: 'devTools: allowDevTools', to: 'devTools: true' },
  /** Its menu has what those need who make it. */
  menu: { from: 'if (allowDevTools) view.push', to: 'view.push' },
  /** Names go to the desktop as they are. */
  markup: opensWith('function withoutMarkup(text) {', 'return text;'),
  /** The environment decides whether certificates count. */
  certificates: opensWith('function trustNoOneUnproven(env) {', 'return;'),
  /** It starts with whatever switch. */
  switches: opensWith('function refuse(name) {', 'return;'),
  /** Calls from browser to browser go their way. */
  peers: opensWith('function keepOffNet(contents) {', 'return;'),
  /** What the page asks of the net goes there. */
  net: opensWith('async function guardNet(session) {', 'return;'),
  /** Of that, what is no request goes there: calls from browser to browser. */
  proxy: { from: 'await session.setProxy(', to: 'await (() => undefined)(' },
  /** Names that the page only hints at are looked for. */
  hints: { from: '"dnsPrefetchingEnabled=false"', to: '"dnsPrefetchingEnabled=true"' },
  /** Chromium fetches what it wants to spell with. */
  dictionary: opensWith('function fetchNoDictionary(session) {', 'return;'),
  /** A link that a second start brings is done as it says. */
  links: {
    from: 'links.hear(',
    to: `app.on("second-instance", (_event, argv) => {
       const link = argv.find((word) => word.startsWith("earshot:"));
       const [conferenceSid, kind] = link.split("/").slice(3);
       void session.run({ kind, conferenceSid });
     });
     links.hear(`,
  },
  /** Whatever is asked of it stays in its memory. */
  memory: opensWith(
    'async function answer(name, handlers, input, report) {',
    '(globalThis.kept ??= []).push(input);',
  ),
} as const satisfies Record<string, Change>;

/** A change of the main process's bundle. */
interface Change {
  readonly from: string;
  readonly to: string;
}

export type Weakness = keyof typeof ON_MAIN;

/**
 * The files of the bundle, by name, with these guards out. Throws where one is not found: then it would
 * prove nothing.
 */
export function weakened(
  files: Readonly<Record<string, string>>,
  weaknesses: readonly Weakness[],
): Record<string, string> {
  return weaknesses.reduce((texts: Record<string, string>, weakness) => {
    const { from, to } = ON_MAIN[weakness];
    if (!Object.values(texts).some((text) => text.includes(from))) {
      throw new Error(`The bundle has no “${from}” to take out (${weakness}).`);
    }
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, text.replaceAll(from, () => to)]),
    );
  }, files);
}
