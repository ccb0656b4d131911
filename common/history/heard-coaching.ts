import type { Span } from './span.ts';

/**
 * The spans of one person with coaching only where the coached one could hear it: whoever is muted or on
 * hold is not heard, though Twilio goes on calling them a coach.
 */
export function withHeardCoaching(spans: readonly Span[]): readonly Span[] {
  if (!spans.some(({ kind }) => kind === 'coach')) return spans;
  const silences = spans.filter(({ kind }) => kind === 'mute' || kind === 'hold');
  return spans
    .flatMap((span) => (span.kind === 'coach' ? silences.reduce(withoutAll, [span]) : [span]))
    .sort((a, b) => a.from - b.from);
}

function withoutAll(pieces: readonly Span[], silence: Span): Span[] {
  return pieces.flatMap((piece) => without(piece, silence));
}

/** What is left of a span before and after a silence; an end of null is that it goes on. */
function without(span: Span, silence: Span): readonly Span[] {
  const end = span.to ?? Number.POSITIVE_INFINITY;
  const heardFrom = silence.to ?? Number.POSITIVE_INFINITY;
  if (silence.from >= end || heardFrom <= span.from) return [span];
  return [
    ...(silence.from > span.from ? [{ ...span, to: silence.from, endedUnseen: false }] : []),
    ...(heardFrom < end ? [{ ...span, from: heardFrom, beganUnseen: false }] : []),
  ];
}
