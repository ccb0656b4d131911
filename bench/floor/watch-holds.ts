/** Word of somebody put on hold or taken off, as it passed by the clock of Chrome's traces, in milliseconds. */
export interface PassedHold {
  readonly callSid: string;
  readonly hold: boolean;
  readonly at: number;
}

/**
 * Watches what passes through a method of sockets whose first argument is a piece of a stream, and adds
 * to a list each event of somebody put on hold or taken off, as the relay writes it. Needs nothing but
 * its arguments, since it also runs in Electron's main process.
 */
export function watchHolds(prototype: object, method: 'write' | 'push'): readonly PassedHold[] {
  const passed: PassedHold[] = [];
  const original = Reflect.get(prototype, method);
  Object.defineProperty(prototype, method, {
    configurable: true,
    writable: true,
    value(this: unknown, piece: unknown, ...rest: unknown[]) {
      if (typeof piece === 'string' || piece instanceof Uint8Array) {
        // CLOCK_MONOTONIC, as the traces have it.
        const at = Number(process.hrtime.bigint()) / 1e6;
        const text = typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
        if (text.includes('hold"')) {
          for (const entry of text.split('"params":')) {
            const callSid = entry.match(/"CallSid":"(CA[0-9a-f]{32})"/)?.[1];
            const event = entry.match(/"participant-(un)?hold"/);
            if (callSid !== undefined && event !== null) {
              // Spelled anew: a part of a text keeps the whole of it in memory.
              passed.push({ callSid: [...callSid].join(''), hold: event[1] === undefined, at });
            }
          }
        }
      }
      return Reflect.apply(original, this, [piece, ...rest]);
    },
  });
  return passed;
}
