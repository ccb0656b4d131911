import { useEffect, useState } from 'react';

/** How long changed words stand before a click may agree to them, in milliseconds. */
const TO_READ_MS = 1_000;

/**
 * Guards a click against a question that changes under the pointer. `isSettled` is false for a second
 * from the very frame in which `words` are others than before; `hasChanged` stays true from then on.
 */
export function useSettled(words: string): { isSettled: boolean; hasChanged: boolean } {
  const [read, setRead] = useState({ words, isSettled: true, hasChanged: false });
  // Set while drawing, so that no frame shows the new words with the old button.
  if (read.words !== words) setRead({ words, isSettled: false, hasChanged: true });

  useEffect(() => {
    if (read.isSettled) return;
    const timer = setTimeout(() => setRead({ ...read, isSettled: true }), TO_READ_MS);
    return () => clearTimeout(timer);
  }, [read]);

  return read;
}
