/**
 * @typedef {object} Component
 * @property {string} bom-ref
 * @property {readonly { name: string, value: string }[]} [properties]
 * @property {readonly { alg: string, content: string }[]} [hashes]
 *
 * @typedef {object} Bill
 * @property {{ component: { 'bom-ref': string } }} metadata
 * @property {readonly Component[]} components
 * @property {readonly { ref: string, dependsOn?: readonly string[] }[]} dependencies
 */

/**
 * A CycloneDX bill of all that is installed, without what only builds and tests; each with the checksum
 * that it was installed by.
 * @template {Bill} T
 * @param {T} bill flattened
 * @param {readonly string[]} shipped folders
 * @param {Record<string, { integrity?: string }>} lock
 * @returns {T}
 */
export function onlyShipped(bill, shipped, lock) {
  const components = bill.components.flatMap((component) => {
    const folder = folderOf(component);
    if (folder === undefined || !shipped.includes(folder)) return [];
    const hashes = hashesOf(lock[folder]?.integrity);
    return [hashes.length > 0 ? { ...component, hashes } : component];
  });
  const root = bill.metadata.component['bom-ref'];
  const kept = new Set([root, ...components.map((component) => component['bom-ref'])]);
  const dependencies = bill.dependencies.flatMap(({ ref, dependsOn = [] }) =>
    kept.has(ref) ? [{ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }] : [],
  );
  return { ...bill, components, dependencies };
}

/** @param {Component} component */
function folderOf({ properties = [] }) {
  return properties.find(({ name }) => name === 'cdx:npm:package:path')?.value;
}

/** npm writes the algorithm and base64; CycloneDX wants hexadecimal. @param {string} [integrity] */
function hashesOf(integrity) {
  const content = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  if (content === undefined) return [];
  return [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }];
}
