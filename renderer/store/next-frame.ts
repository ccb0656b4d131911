/** A page that is not drawn has no frames: it is not to stand still for longer than this, in milliseconds. */
const LONGEST_MS = 100;

/** Runs `draw` once, just before the page is painted next. */
export function nextFrame(draw: () => void): void {
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, LONGEST_MS);

  function once(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    draw();
  }
}
