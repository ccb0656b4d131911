/** What the promise brings, or a rejection with these words once so many milliseconds have passed. */
export async function answeredWithin<T>(
  promise: Promise<T>,
  ms: number,
  words: string,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(words)), ms);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
