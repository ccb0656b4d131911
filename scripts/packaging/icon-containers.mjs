/*
 * The two file formats that hold an icon in several sizes. Both take PNG as it is.
 */

/**
 * The names that Apple gave to sizes in pixels. Those for 16 and 32 pixels on plain screens are left out:
 * macOS does not show PNG in them for an application, and scales the next one down.
 */
const icnsTypes = /** @type {const} */ ([
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

/** Windows shows none larger. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/**
 * An icon for macOS.
 * @param {ReadonlyMap<number, Buffer>} images PNG by size
 */
export function icns(images) {
  const entries = icnsTypes.map(([type, size]) => {
    const image = imageOf(images, size);
    return Buffer.concat([Buffer.from(type), uint32(image.length + 8), image]);
  });
  const content = Buffer.concat(entries);
  return Buffer.concat([Buffer.from('icns'), uint32(content.length + 8), content]);
}

/**
 * An icon for Windows.
 * @param {ReadonlyMap<number, Buffer>} images PNG by size
 */
export function ico(images) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(icoSizes.length, 4);
  const directory = Buffer.alloc(16 * icoSizes.length);
  let offset = header.length + directory.length;
  for (const [index, size] of icoSizes.entries()) {
    const entry = directory.subarray(index * 16, (index + 1) * 16);
    const { length } = imageOf(images, size);
    // A byte is too small for 256, which is written as 0.
    entry[0] = size % 256;
    entry[1] = size % 256;
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += length;
  }
  return Buffer.concat([header, directory, ...icoSizes.map((size) => imageOf(images, size))]);
}

/** @param {ReadonlyMap<number, Buffer>} images @param {number} size */
function imageOf(images, size) {
  const image = images.get(size);
  if (image === undefined) throw new Error(`There is no image of ${size} pixels.`);
  return image;
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
