import { ensurePackage } from '../../../scripts/packaging/ensure-package.mjs';

let found: ReturnType<typeof ensurePackage> | undefined;

/** The package that is tested: it does not change while the tests run. */
export function packaged(): ReturnType<typeof ensurePackage> {
  found ??= ensurePackage();
  return found;
}
