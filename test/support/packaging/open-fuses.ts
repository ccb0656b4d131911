import { FuseV1Options } from '@electron/fuses';

/** As a binary has them: the characters 0 and 1. */
const OFF = 0x30;
const ON = 0x31;

/** As electron-builder.yml sets them. */
const WANTED: ReadonlyMap<FuseV1Options, number> = new Map([
  [FuseV1Options.RunAsNode, OFF],
  [FuseV1Options.EnableCookieEncryption, ON],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, OFF],
  [FuseV1Options.EnableNodeCliInspectArguments, OFF],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, ON],
  [FuseV1Options.OnlyLoadAppFromAsar, ON],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, OFF],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, OFF],
]);

/** The names of the fuses of a binary that are not as they have to be. */
export function openFuses(wire: Partial<Record<FuseV1Options, number>>): string[] {
  return [...WANTED].flatMap(([fuse, state]) =>
    wire[fuse] === state ? [] : (FuseV1Options[fuse] ?? `${fuse}`),
  );
}
