/**
 * Who may import whom. Type imports count. `root` is '' for the project itself; the test that proves
 * that the check can fail runs the same rules over a fixture with planted violations.
 *
 * @param {string} root
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
export function importRules(root = '') {
  const at = (pattern) => `^${root}${pattern}`;
  const library = '(^|/)node_modules/';
  /** Node's own modules are of type "core". */
  const onlyLibraries = (...names) =>
    `${library}(?!(${names.map((name) => name.replace('/', '\\/')).join('|')})(/|$))`;

  return [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Files that need each other are one idea, or the idea between them has no file yet.',
      from: {
        path: at('(common|main|preload|rehearsal|renderer|simulator|relay|bench|scripts)/'),
      },
      to: { circular: true },
    },
    {
      name: 'common-is-pure',
      severity: 'error',
      comment: 'common runs anywhere: it knows itself and zod, no platform and no other folder.',
      from: { path: at('common/') },
      to: { pathNot: [at('common/'), `${library}zod/`] },
    },
    {
      name: 'preload-is-small',
      severity: 'error',
      from: { path: at('preload/') },
      to: {
        pathNot: [
          at('preload/'),
          at('common/ipc/channel-names'),
          `${library}electron/`,
          '^electron$',
        ],
      },
    },
    {
      name: 'renderer-is-a-page',
      severity: 'error',
      comment: 'The renderer sees common and its libraries; never Electron, Node, main or preload.',
      from: { path: at('renderer/') },
      to: {
        path: [
          at('(main|preload|simulator|relay|bench|scripts|test)/'),
          `${library}electron/`,
          '^electron$',
        ],
      },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: at('renderer/') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ui-knows-no-store',
      severity: 'error',
      from: { path: at('renderer/ui/') },
      to: { path: at('renderer/(store|features|bridge)/') },
    },
    {
      name: 'words-are-below-what-says-them',
      severity: 'error',
      comment: 'The catalogue alone knows who says what, and translations are made after it.',
      from: {
        path: at('renderer/words/'),
        pathNot: at('renderer/words/(catalogue|translations/)'),
      },
      to: { path: at('renderer/(store|features|bridge|ui)/') },
    },
    {
      name: 'nobody-asks-for-a-language',
      severity: 'error',
      comment: 'What is said goes through words-of.ts and format.ts, whatever language is chosen.',
      from: {
        path: at('renderer/(store|features|bridge|ui)/'),
        pathNot: at('renderer/features/mini/follow-appearance'),
      },
      to: { path: at('renderer/words/'), pathNot: at('renderer/words/(words-of|format)[.]ts$') },
    },
    {
      name: 'core-knows-common-only',
      severity: 'error',
      comment: 'The decisions run the same under the app, the tests and the benchmarks.',
      from: { path: at('main/core/') },
      to: { pathNot: [at('main/core/'), at('common/')] },
    },
    {
      name: 'adapters-know-ports-only',
      severity: 'error',
      from: { path: at('main/(twilio|vault|relay|history|settings|diagnostics)/') },
      to: {
        path: [
          at('main/(ipc|shell|rehearsal|console|index)'),
          at('(preload|renderer|simulator)/'),
          '^electron$',
          `${library}electron/`,
        ],
      },
    },
    {
      name: 'adapters-do-not-mix',
      severity: 'error',
      from: { path: at('main/(twilio|vault|relay|history|settings|diagnostics)/') },
      to: {
        path: at('main/(twilio|vault|relay|history|settings|diagnostics)/'),
        pathNot: at('main/$1/'),
      },
    },
    {
      name: 'twilio-has-its-libraries',
      severity: 'error',
      from: { path: at('main/twilio/') },
      to: {
        path: onlyLibraries('undici', 'p-queue', 'zod', '@types'),
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'vault-has-no-library',
      severity: 'error',
      comment: 'keytar is handed in by main/console.ts.',
      from: { path: at('main/vault/') },
      to: { path: library },
    },
    {
      name: 'disk-has-no-library',
      severity: 'error',
      comment: 'libsql is handed in by main/console.ts.',
      from: { path: at('main/(history|settings|diagnostics)/') },
      to: { path: onlyLibraries('zod', '@types'), dependencyTypesNot: ['core'] },
    },
    {
      name: 'doors-know-core-only',
      severity: 'error',
      from: { path: at('main/(ipc|shell)/') },
      to: {
        path: [
          at('main/(twilio|vault|relay|history|settings|diagnostics|rehearsal|console|index)'),
          at('(preload|renderer|simulator)/'),
        ],
      },
    },
    {
      name: 'doors-do-not-mix',
      severity: 'error',
      from: { path: at('main/(ipc|shell)/') },
      to: { path: at('main/(ipc|shell)/'), pathNot: at('main/$1/') },
    },
    {
      name: 'main-does-not-link-the-simulator',
      severity: 'error',
      comment: 'The rehearsal runs in a process of its own and is spoken to over HTTP.',
      from: { path: at('main/') },
      to: { path: at('(rehearsal|simulator|relay|renderer|preload)/') },
    },
    {
      name: 'rehearsal-puts-servers-together',
      severity: 'error',
      from: { path: at('rehearsal/') },
      to: { path: at('(main|preload|renderer)/') },
    },
    {
      name: 'servers-do-not-know-each-other',
      severity: 'error',
      from: { path: at('(simulator|relay)/') },
      to: { path: at('(rehearsal|simulator|relay)/'), pathNot: at('$1/') },
    },
    {
      name: 'relay-client-has-its-library',
      severity: 'error',
      from: { path: at('main/relay/') },
      to: { path: onlyLibraries('socket.io-client', 'zod', '@types') },
    },
    {
      name: 'servers-know-no-app',
      severity: 'error',
      from: { path: at('(simulator|relay)/') },
      to: { path: at('(main|preload|renderer)/') },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: at('(common|main|preload|rehearsal|renderer|simulator|relay)/') },
      to: { path: at('(test|bench|scripts)/') },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ];
}

export default {
  forbidden: importRules(),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['test/fixtures/', '^out/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
