import type { Coached, Mark, Played, Span, SpanKind } from './span.ts';

/** What lasts until something else is told; talk and announcements are told when they are over. */
type StateKind = Exclude<SpanKind, 'talk' | 'announcement'>;

/** The spans and marks of one person, or of the call as a whole, put together from first to last. */
export interface Lane {
  isOpen(kind: StateKind): boolean;
  hasHad(kind: StateKind): boolean;
  /**
   * What is open already goes on as it is. What began before sight of it was lost is still the same, and
   * nothing begins before the one of its kind before it ended.
   */
  begin(kind: Exclude<StateKind, 'coach'>, at: number, unseen: boolean): void;
  /** Whoever was coached before is no more. */
  beginCoaching(coached: Coached, at: number): void;
  /** What was not open ended here, and began nobody knows when. */
  end(kind: Exclude<StateKind, 'coach'>, at: number): void;
  /** Closes it if it is open. */
  close(kind: StateKind, at: number, unseen?: boolean): void;
  closeAll(at: number, unseen?: boolean): void;
  /** Its beginning is known after all. */
  knowBeginning(kind: StateKind, at: number): void;
  talk(from: number, to: number): void;
  announcement(played: Played, from: number | null, to: number): void;
  mark(mark: Mark): void;
  /** By when they began. */
  spans(): readonly Span[];
  marks(): readonly Mark[];
}

export function createLane(): Lane {
  const closed: Span[] = [];
  let talks: Stretch[] = [];
  const open = new Map<StateKind, Span>();
  const marks: Mark[] = [];

  const lane: Lane = {
    isOpen: (kind) => open.has(kind),
    hasHad: (kind) => closed.some((span) => span.kind === kind),
    begin(kind, at, unseen) {
      if (open.has(kind)) return;
      const before = closed.findLast((span) => span.kind === kind);
      if (before?.endedUnseen === true && at <= (before.to ?? at)) {
        closed.splice(closed.indexOf(before), 1);
        open.set(kind, { ...before, to: null, endedUnseen: false });
        return;
      }
      const from = Math.max(at, before?.to ?? at);
      open.set(kind, { kind, from, to: null, beganUnseen: unseen, endedUnseen: false });
    },
    beginCoaching(coached, at) {
      lane.close('coach', at);
      const seen = { beganUnseen: false, endedUnseen: false };
      open.set('coach', { kind: 'coach', from: at, to: null, ...seen, coached });
    },
    end(kind, at) {
      if (open.has(kind)) lane.close(kind, at);
      else closed.push({ kind, from: at, to: at, beganUnseen: true, endedUnseen: false });
    },
    close(kind, at, unseen = false) {
      const span = open.get(kind);
      if (span === undefined) return;
      open.delete(kind);
      closed.push({ ...span, to: Math.max(span.from, at), endedUnseen: unseen });
    },
    closeAll(at, unseen) {
      for (const kind of [...open.keys()]) lane.close(kind, at, unseen);
    },
    knowBeginning(kind, at) {
      const span = open.get(kind);
      if (span === undefined) return;
      const before = closed.findLast((other) => other.kind === kind)?.to ?? at;
      const from = Math.min(span.from, Math.max(at, before));
      open.set(kind, { ...span, from, beganUnseen: false });
    },
    talk(from, to) {
      let stretch = { from, to: Math.max(from, to) };
      talks = talks.filter((other) => {
        const touches = other.from <= stretch.to && other.to >= stretch.from;
        if (touches) stretch = union(stretch, other);
        return !touches;
      });
      talks.push(stretch);
    },
    announcement(played, from, to) {
      const before = closed.findLast(({ kind }) => kind === 'announcement')?.to ?? 0;
      closed.push({
        kind: 'announcement',
        // They are played one after another.
        from: Math.min(to, Math.max(from ?? to, before)),
        to,
        beganUnseen: from === null,
        endedUnseen: false,
        played,
      });
    },
    mark: (mark) => void marks.push(mark),
    spans: () =>
      [...closed, ...open.values(), ...talks.map(talkSpan)].sort((a, b) => a.from - b.from),
    marks: () => marks,
  };
  return lane;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function union(a: Stretch, b: Stretch): Stretch {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

function talkSpan({ from, to }: Stretch): Span {
  return { kind: 'talk', from, to, beganUnseen: false, endedUnseen: false };
}
