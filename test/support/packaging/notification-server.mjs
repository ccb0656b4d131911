import { appendFileSync } from 'node:fs';
import { connect } from 'node:net';

/*
 * Stands where the desktop’s own program stands that shows notifications: the session’s bus starts it when
 * the first one comes. It writes down what it is given, a line of JSON each, and shows nothing. It runs as
 * the app’s user, by itself: it must need no other file.
 *
 *   node notification-server.mjs FILE
 */

const [, , list = ''] = process.argv;
const METHOD_CALL = 1;
const METHOD_RETURN = 2;
const NO_REPLY_EXPECTED = 1;
const field = {
  path: 1,
  interface: 2,
  member: 3,
  replySerial: 5,
  destination: 6,
  sender: 7,
  signature: 8,
};

const bus = connect(socketOf(process.env.DBUS_SESSION_BUS_ADDRESS ?? ''));
let serial = 0;
let shown = 0;
let isOpen = false;
let pending = Buffer.alloc(0);

bus.write(`\0AUTH EXTERNAL ${Buffer.from(`${process.getuid?.()}`).toString('hex')}\r\n`);
bus.on('close', () => process.exit());
bus.on('data', (chunk) => {
  pending = Buffer.concat([pending, chunk]);
  if (!isOpen) {
    if (!pending.includes('\r\n')) return;
    pending = pending.subarray(pending.indexOf('\r\n') + 2);
    isOpen = true;
    bus.write('BEGIN\r\n');
    ask('Hello');
    ask('RequestName', 'su', number(0, text('org.freedesktop.Notifications')));
  }
  for (let size = sizeOf(pending); size <= pending.length; size = sizeOf(pending)) {
    take(pending.subarray(0, size));
    pending = pending.subarray(size);
  }
});

/** @param {Buffer} message */
function take(message) {
  const { member, sender, bodyAt } = headOf(message);
  if (message[1] !== METHOD_CALL) return;
  if (member === 'GetServerInformation') {
    const body = ['bait', 'earshot', '1', '1.2'].reduce((all, one) => text(one, all), []);
    return answer(message, sender, 'ssss', body);
  }
  if (member === 'GetCapabilities') {
    // One array of two words, whose length does not count itself.
    const words = text('body-markup', text('body'));
    return answer(message, sender, 'as', [...number(words.length), ...words]);
  }
  if (member === 'Notify') {
    note(message.subarray(bodyAt));
    shown += 1;
    return answer(message, sender, 'u', number(shown));
  }
  if ((message[2] ?? 0) & NO_REPLY_EXPECTED) return;
  answer(message, sender, '', []);
}

/** Its application, the one that it replaces, its picture, its title and its text; more is not read. */
function note(/** @type {Buffer} */ body) {
  const application = textAt(body, 0);
  const icon = textAt(body, aligned(application.end, 4) + 4);
  const title = textAt(body, icon.end);
  const { value } = textAt(body, title.end);
  appendFileSync(list, `${JSON.stringify({ title: title.value, body: value })}\n`);
}

/** @param {string} member @param {string} [signature] @param {readonly number[]} [body] */
function ask(member, signature = '', body = []) {
  send(METHOD_CALL, signature, body, [
    [field.path, 'o', '/org/freedesktop/DBus'],
    [field.interface, 's', 'org.freedesktop.DBus'],
    [field.member, 's', member],
    [field.destination, 's', 'org.freedesktop.DBus'],
  ]);
}

/** @param {Buffer} to @param {string} sender @param {string} signature @param {readonly number[]} body */
function answer(to, sender, signature, body) {
  send(METHOD_RETURN, signature, body, [
    [field.destination, 's', sender],
    [field.replySerial, 'u', to.readUInt32LE(8)],
  ]);
}

/**
 * @param {number} type @param {string} signature @param {readonly number[]} body
 * @param {readonly (readonly [number, string, string | number])[]} fields
 */
function send(type, signature, body, fields) {
  serial += 1;
  /** @type {number[]} */
  let head = [];
  for (const [code, kind, value] of [...fields, [field.signature, 'g', signature]]) {
    head = [...padded(head, 8), Number(code), ...signed(String(kind))];
    if (kind === 'g') head.push(...signed(String(value)));
    else head = typeof value === 'number' ? number(value, head) : text(String(value), head);
  }
  const start = [
    0x6c,
    type,
    0,
    1,
    ...number(body.length),
    ...number(serial),
    ...number(head.length),
  ];
  bus.write(Buffer.from([...padded([...start, ...head], 8), ...body]));
}

/** @param {Buffer} message @returns the whole size of the first message, infinite while its start has not come */
function sizeOf(message) {
  if (message.length < 16) return Number.POSITIVE_INFINITY;
  return aligned(16 + message.readUInt32LE(12), 8) + message.readUInt32LE(4);
}

/** @param {Buffer} message */
function headOf(message) {
  const end = 16 + message.readUInt32LE(12);
  /** @type {Record<number, string>} */
  const texts = {};
  for (let at = 16; at < end; ) {
    at = aligned(at, 8);
    const code = message[at] ?? 0;
    const kind = String.fromCharCode(message[at + 2] ?? 0);
    at += 4;
    if (kind === 'g') at += 2 + (message[at] ?? 0);
    else if (kind === 'u') at = aligned(at, 4) + 4;
    else {
      const { value, end: next } = textAt(message, at);
      texts[code] = value;
      at = next;
    }
  }
  return {
    member: texts[field.member] ?? '',
    sender: texts[field.sender] ?? '',
    bodyAt: aligned(end, 8),
  };
}

/** @param {Buffer} bytes @param {number} at */
function textAt(bytes, at) {
  const start = aligned(at, 4) + 4;
  const end = start + bytes.readUInt32LE(start - 4);
  return { value: bytes.toString('utf8', start, end), end: end + 1 };
}

/** @param {string} value @param {readonly number[]} [before] @returns {number[]} */
function text(value, before = []) {
  const bytes = Buffer.from(value);
  return [...number(bytes.length, before), ...bytes, 0];
}

/** @param {number} value @param {readonly number[]} [before] @returns {number[]} */
function number(value, before = []) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return [...padded(before, 4), ...bytes];
}

/** A signature: one byte says how long it is. @param {string} value */
function signed(value) {
  return [value.length, ...Buffer.from(value), 0];
}

/** @param {readonly number[]} bytes @param {number} to */
function padded(bytes, to) {
  return [...bytes, ...Array(aligned(bytes.length, to) - bytes.length).fill(0)];
}

/** @param {number} at @param {number} to */
function aligned(at, to) {
  return Math.ceil(at / to) * to;
}

/** @param {string} address */
function socketOf(address) {
  const path = /unix:path=([^,;]+)/.exec(address)?.[1];
  const name = /unix:abstract=([^,;]+)/.exec(address)?.[1];
  return path ?? `\0${name}`;
}
