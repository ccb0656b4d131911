/** Any host, in X's list of address families. */
const familyWild = 0xffff;

/**
 * An Xauthority file with one cookie that is good for every display. Written before the display's
 * number is known, which is why `xauth` cannot do it.
 * @param {Buffer} cookie 16 random bytes
 */
export function xauthority(cookie) {
  const family = Buffer.alloc(2);
  family.writeUInt16BE(familyWild);
  const [anyAddress, anyDisplay] = [Buffer.alloc(0), Buffer.alloc(0)];
  const fields = [anyAddress, anyDisplay, Buffer.from('MIT-MAGIC-COOKIE-1'), cookie];
  return Buffer.concat([family, ...fields.map(counted)]);
}

/** @param {Buffer} field */
function counted(field) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(field.length);
  return Buffer.concat([length, field]);
}
