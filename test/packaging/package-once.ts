import { ensurePackage } from '../../scripts/packaging/ensure-package.mjs';

/** Before any test, whose time is short. */
export default async function packageOnce(): Promise<void> {
  await ensurePackage();
}
