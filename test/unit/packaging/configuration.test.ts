import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const configuration = () => parse(read('../../../electron-builder.yml'));

it('electron-builder’s own schema accepts the configuration, and would refuse a mistake in it', () => {
  const accepts = electronBuildersSchema();
  expect(accepts(configuration()), JSON.stringify(accepts.errors)).toBe(true);

  for (const system of ['win', 'mac', 'linux']) {
    const { [system]: ofSystem, ...rest } = configuration();
    expect(accepts({ ...rest, [system]: { ...ofSystem, tarjet: [] } })).toBe(false);
  }
  const { electronFuses, ...rest } = configuration();
  expect(accepts({ ...rest, electronFuses: { ...electronFuses, runAsNode: 'no' } })).toBe(false);
});

it('every system gets its installers, for each of its processors', () => {
  const { win, mac, linux } = configuration();
  expect({ win: targets(win), mac: targets(mac), linux: targets(linux) }).toEqual({
    win: ['nsis x64', 'nsis arm64', 'msi x64', 'msi arm64'],
    mac: ['dmg universal', 'zip universal'],
    linux: ['AppImage x64', 'deb x64', 'rpm x64', 'tar.gz x64'],
  });
});

it('the fuses are closed on every system, and nothing of a system opens one again', () => {
  const { electronFuses, ...rest } = configuration();
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
  expect(rest).not.toHaveProperty('disableAsarIntegrity');
  expect(rest.win).not.toHaveProperty('asar');
  expect(rest.mac).not.toHaveProperty('asar');
  expect(rest.linux).not.toHaveProperty('asar');
});

it('Windows’ updates are held against the publisher who signed this version; nothing turns that off', async () => {
  const { win, mac } = configuration();
  expect(win.verifyUpdateCodeSignature).toBe(true);
  expect(await publisherInUpdateFile(win, 'Earshot Ltd')).toEqual(['Earshot Ltd']);
  expect(await publisherInUpdateFile(win, null)).toBeUndefined();
  const careless = { ...win, verifyUpdateCodeSignature: false };
  expect(await publisherInUpdateFile(careless, 'Earshot Ltd')).toBeUndefined();
  // `null` would leave the publisher out; a Mac checks by itself what is signed, and takes nothing else.
  expect(win.signtoolOptions).not.toHaveProperty('publisherName');
  expect(mac).not.toHaveProperty('identity');
});

it('each list of files includes something: one of exclusions alone would include all there is', () => {
  const { files, win, mac, linux } = configuration();
  for (const list of [files, win.files, mac.files, linux.files]) {
    expect(list.filter((pattern: string) => !pattern.startsWith('!'))).not.toEqual([]);
  }
});

it('the hardened runtime gives up what V8 needs, and nothing else', () => {
  const { mac } = configuration();
  expect(mac).toMatchObject({ hardenedRuntime: true, notarize: true });
  for (const file of [mac.entitlements, mac.entitlementsInherit]) {
    const keys = [...read(`../../../${file}`).matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key);
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  }
});

it('on Linux and macOS what is installed says that links of ours are opened with it', async () => {
  const { linux, ...config } = configuration();
  expect(config.protocols).toEqual({ name: 'Earshot', schemes: ['earshot'] });
  const { LinuxTargetHelper } = electronBuilders(
    'app-builder-lib/out/targets/LinuxTargetHelper.js',
  );
  const packager = {
    config,
    appInfo: { productName: config.productName, sanitizedProductName: config.productName },
    executableName: linux.executableName,
    fileAssociations: [],
    platformSpecificBuildOptions: linux,
    info: { metadata: config.extraMetadata },
  };
  const entry = await new LinuxTargetHelper(packager).computeDesktopEntry(linux);
  expect(entry).toMatch(/^MimeType=x-scheme-handler\/earshot;$/m);
  expect(entry).toMatch(/^Exec=\/opt\/Earshot\/earshot %U$/m);
});

it('on Windows its entry for links goes when it is uninstalled, and stays when it is updated', () => {
  const script = read('../../../packaging/installer.nsh');
  expect(script).toMatch(/ifNot} \${isUpdated}\s+DeleteRegKey HKCU "Software\\Classes\\earshot"/);
});

/** Its authors write `typeof` where the schema cannot say more; nothing of ours is a function. */
function electronBuildersSchema() {
  const ajv = new Ajv({ strict: false });
  ajv.addKeyword({
    keyword: 'typeof',
    validate: (type: string, value: unknown) => typeof value === type || typeof value === 'object',
  });
  return ajv.compile(electronBuilders('app-builder-lib/scheme.json'));
}

function electronBuilders(file: string) {
  const ours = createRequire(import.meta.url);
  return createRequire(ours.resolve('electron-builder/package.json'))(file);
}

/** What electron-builder writes into app-update.yml, for a certificate of this name. */
async function publisherInUpdateFile(win: object, signedBy: string | null) {
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('electron-builder/package.json'));
  const { getAppUpdatePublishConfiguration } = theirs(
    'app-builder-lib/out/publish/PublishManager.js',
  );
  const { Platform, WinPackager } = theirs('app-builder-lib');
  const config = { publish: { provider: 'generic', url: 'https://updates.example.com' } };
  const appInfo = { updaterCacheDirName: 'earshot-updater', version: '1.0.0', channel: null };
  const certificate = Promise.resolve(signedBy === null ? null : [signedBy]);
  const packager = Object.create(WinPackager.prototype, {
    platform: { value: Platform.WINDOWS },
    config: { value: config },
    platformSpecificBuildOptions: { value: win },
    appInfo: { value: appInfo },
    info: { value: { config, appInfo, options: {}, metadata: {} } },
    expandMacro: { value: (text: string) => text },
    signingManager: {
      value: { value: Promise.resolve({ computedPublisherName: { value: certificate } }) },
    },
  });
  return (await getAppUpdatePublishConfiguration(packager, null, 1, false)).publisherName;
}

function targets(system: { target: { target: string; arch: string | string[] }[] }) {
  return system.target.flatMap(({ target, arch }) =>
    [arch].flat().map((processor) => `${target} ${processor}`),
  );
}

function read(relative: string): string {
  return readFileSync(new URL(relative, import.meta.url), 'utf8');
}
