import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { icns, ico } from '../../../scripts/packaging/icon-containers.mjs';

const FOLDER = new URL('../../../packaging/', import.meta.url);
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

it('the icon is there in every size, each as large as its name says', () => {
  const names = SIZES.map((size) => `${size}x${size}.png`);
  expect(readdirSync(new URL('icons/', FOLDER)).sort()).toEqual([...names].sort());
  for (const name of names) expect(`${sizeOfPng(file(`icons/${name}`))}.png`).toBe(name);
});

it('the icon for Windows holds the committed images, as an .ico says where they are', () => {
  const images = imagesOfIco(file('icon.ico'));
  expect(images.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const { size, image } of images) {
    expect(image.equals(file(`icons/${size}x${size}.png`))).toBe(true);
  }
});

it('the icon for macOS holds what its types name, up to its end', () => {
  const images = imagesOfIcns(file('icon.icns'));
  expect(images.map(({ type, image }) => `${type} ${sizeOfPng(image)}`)).toEqual([
    'ic07 128x128',
    'ic08 256x256',
    'ic09 512x512',
    'ic10 1024x1024',
    'ic11 32x32',
    'ic12 64x64',
    'ic13 256x256',
    'ic14 512x512',
  ]);
});

it('a size that is missing is said, not left out', () => {
  expect(() => ico(new Map([[16, Buffer.alloc(4)]]))).toThrow('no image of 24 pixels');
  expect(() => icns(new Map())).toThrow('no image of 128 pixels');
});

function file(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER));
}

function sizeOfPng(image: Buffer): string {
  expect(image.subarray(1, 4).toString()).toBe('PNG');
  return `${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`;
}

function imagesOfIco(content: Buffer) {
  expect([content.readUInt16LE(0), content.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: content.readUInt16LE(4) }, (_, index) => {
    const entry = content.subarray(6 + index * 16);
    const [length, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    return { size: entry.readUInt8(0) || 256, image: content.subarray(offset, offset + length) };
  });
}

function imagesOfIcns(content: Buffer) {
  expect(content.subarray(0, 4).toString()).toBe('icns');
  expect(content.readUInt32BE(4)).toBe(content.length);
  const images: { type: string; image: Buffer }[] = [];
  for (let at = 8; at < content.length; at += content.readUInt32BE(at + 4)) {
    const end = at + content.readUInt32BE(at + 4);
    images.push({
      type: content.subarray(at, at + 4).toString(),
      image: content.subarray(at + 8, end),
    });
  }
  return images;
}
