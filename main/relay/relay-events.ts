import { z } from 'zod';
import { isFinal } from '../../common/model/call.ts';
import { type AccountSid, conferenceSidSchema } from '../../common/model/sid.ts';
import { readCallProgress } from '../../common/wire/call-callback.ts';
import { readConferenceCallback } from '../../common/wire/conference-callback.ts';
import {
  type Entry,
  entrySchema,
  flowSchema,
  MOST_ENTRIES,
  type Place,
  tooOldSchema,
  welcomeSchema,
} from '../../common/wire/relay-protocol.ts';
import type { EventListener } from '../core/event-source.ts';
import { onceEach } from '../core/once-each.ts';
import type { RelaySocket } from './relay-socket.ts';
import { NOT_FLOWING } from './relay-words.ts';

/** The account's log as this console has read it: each entry in order, each once. */
export interface RelayEvents {
  /** What was seen last; null before the first welcome. */
  place(): Place | null;
  /** The connection is gone. */
  fell(): void;
}

interface RelayEventsNeeds {
  readonly socket: RelaySocket;
  /** What is told of another one is left out. */
  readonly account: AccountSid;
  readonly listener: EventListener;
  /** Where the relay takes Twilio's callbacks; null when it is too old to say so. */
  readonly onWelcome: (callbacks: string | null) => void;
  /** Entries are missing between two that came: the relay has to be asked again. */
  readonly askAgain: () => void;
  /** Told of what cannot be read or is not known. */
  readonly report: (message: string) => void;
}

/** What cannot be had after so many questions is given up. */
const MOST_QUESTIONS = 3;

export function followRelayEvents(needs: RelayEventsNeeds): RelayEvents {
  const { socket, account, listener, onWelcome, askAgain, report } = needs;
  /** The same may come with every event. */
  const reportOnce = onceEach(report, (message) => message);
  let place: Place | null = null;
  /** Up to this number entries are told of what happened while the line was down; null when all is told. */
  let resumesUntil: number | null = null;
  let questions = 0;
  let isFlowing = true;

  socket.on('connect', () => {
    isFlowing = true;
  });

  socket.on('welcome', (message: unknown) => {
    const welcome = welcomeSchema.safeParse(message);
    if (!welcome.success) return report('The relay’s welcome cannot be read');
    const { log, head, callbacks = null } = welcome.data;
    onWelcome(callbacks);
    if (place === null) {
      place = { log, seq: head };
      listener.up();
      if (!isFlowing) listener.down(NOT_FLOWING);
      return;
    }
    resumesUntil = head;
    tellStanding();
    // Of another log nothing can be resumed: the relay says so next.
    if (place.log === log) resumeIfDone();
  });

  socket.on('too-old', (message: unknown) => {
    const tooOld = tooOldSchema.safeParse(message);
    if (!tooOld.success) return report('What the relay says of its log cannot be read');
    const { log, head } = tooOld.data;
    place = { log, seq: head };
    resumesUntil = null;
    listener.up();
    if (!isFlowing) listener.down(NOT_FLOWING);
  });

  socket.on('flow', (message: unknown) => {
    const flow = flowSchema.safeParse(message);
    if (!flow.success || flow.data.flowing === isFlowing) return;
    isFlowing = flow.data.flowing;
    // Before the first welcome nothing is known that could go on.
    if (place !== null || !isFlowing) tellStanding();
  });

  socket.on('events', (message: unknown) => {
    const batch = batchSchema.safeParse(message);
    if (!batch.success) {
      report('What the relay tells of its log cannot be read');
      if (missing()) beginAnew();
      return;
    }
    for (const sent of batch.data.entries) {
      if (place === null || sent.seq <= place.seq) continue;
      if (sent.seq !== place.seq + 1 && !missing()) return;
      place = { log: place.log, seq: sent.seq };
      take(sent);
    }
    if (place !== null) socket.emit('seen', { seq: place.seq });
    questions = 0;
    resumeIfDone();
  });

  /** Whether to go on without what is missing. */
  function missing(): boolean {
    if (questions >= MOST_QUESTIONS) {
      report('The relay does not have what is missing in its log');
      questions = 0;
      listener.lost();
      return true;
    }
    questions += 1;
    askAgain();
    return false;
  }

  /** Nothing that came before is asked for again, and everything is read. */
  function beginAnew(): void {
    place = null;
    askAgain();
  }

  function resumeIfDone(): void {
    if (resumesUntil === null || place === null || place.seq < resumesUntil) return;
    resumesUntil = null;
    tellStanding();
  }

  function tellStanding(): void {
    if (!isFlowing) listener.down(NOT_FLOWING);
    else if (resumesUntil === null) listener.resumed();
    else listener.resuming();
  }

  function take(sent: unknown): void {
    const entry = entrySchema.safeParse(sent);
    if (!entry.success) {
      reportOnce('An entry of the relay’s log cannot be read: it may be of a newer version');
      listener.lost();
    } else if ('params' in entry.data && entry.data.params.AccountSid !== account) {
      reportOnce('The relay told of another account, which was left out');
    } else {
      tell(entry.data);
    }
  }

  function tell(entry: Entry): void {
    switch (entry.kind) {
      case 'conference':
        tellConference(entry.params, entry.at);
        return;
      case 'call':
        tellCall(entry.params);
        return;
      case 'hint':
        listener.hint(entry.conferenceSid);
        return;
      case 'gap':
        listener.lost();
        return;
      case 'recording':
        tellRecording(entry.params);
        return;
    }
  }

  function tellConference(params: Readonly<Record<string, string>>, takenInAt: number): void {
    const read = readConferenceCallback(params, {
      onUnknown: ({ field, value, readAs }) =>
        reportOnce(
          `A callback has ${field} “${value}”, which is not documented; read as “${readAs}”`,
        ),
    });
    if (!read.ok) {
      report(read.error);
      listener.lost();
    } else if (read.value !== null) {
      listener.event(read.value, takenInAt);
    }
  }

  /** Who has the SID of a recording may be able to listen: no more is said than whose it is. */
  function tellRecording({ ConferenceSid }: Readonly<Record<string, string>>): void {
    const conferenceSid = conferenceSidSchema.safeParse(ConferenceSid);
    if (conferenceSid.success) listener.recordingTold(conferenceSid.data);
  }

  function tellCall(params: Readonly<Record<string, string>>): void {
    const progress = readCallProgress(params);
    if (progress === null) return;
    listener.callProgress(progress);
    if (isFinal(progress.status)) listener.callEnded(progress.callSid);
  }

  return {
    place: () => place,
    fell() {
      resumesUntil = null;
    },
  };
}

/** What has a number can be passed over, whatever else it is. */
const batchSchema = z.object({
  entries: z.array(z.looseObject({ seq: z.int().min(1) })).max(MOST_ENTRIES),
});
