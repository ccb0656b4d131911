import { EventEmitter } from 'node:events';

/**
 * Reads of `events` only the number of the last one, and hands it out as `events-up-to`: a hundred
 * consoles that read everything would take more of this computer than what is measured.
 */
export const lightParser = { Encoder: LightEncoder, Decoder: LightDecoder };

interface Packet {
  readonly type: number;
  readonly data?: unknown;
}

function LightEncoder() {
  return {
    encode: ({ type, data }: Packet) => [
      `${type}${data === undefined ? '' : JSON.stringify(data)}`,
    ],
  };
}

function LightDecoder() {
  const decoder = new EventEmitter();
  return Object.assign(decoder, {
    add: (text: string) => decoder.emit('decoded', { nsp: '/', ...packetFrom(text) }),
    destroy: () => decoder.removeAllListeners(),
  });
}

function packetFrom(text: string): Packet {
  const type = Number(text[0]);
  if (!text.startsWith('2["events",')) {
    return { type, data: text.length > 1 ? JSON.parse(text.slice(1)) : undefined };
  }
  const lastSeq = text.slice(text.lastIndexOf('"seq":') + '"seq":'.length);
  return { type, data: ['events-up-to', Number.parseInt(lastSeq, 10)] };
}
