import type { LeftLive } from '../../common/ipc/recovery.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { OwnCalls } from './own-calls.ts';
import type { OpenAccount } from './session-service.ts';

/** Where it is noted on which calls I am. */
export interface LiveNotesFile {
  /** What the last console left there, because it ended without saying so. */
  readonly found: LeftLive | null;
  /** What cannot be kept is told once; calls are not affected. */
  keep(live: LeftLive | null): Promise<void>;
}

/** Notes on this computer on which calls I am, so that a console that was killed is not deaf to it after. */
export interface LiveNotes {
  /** Something of my own calls, or of the session, may have changed. */
  look(): void;
  /** My leg is about to be dialled onto this call; to be ended when that is known to be done or not. */
  joining(conferenceSid: ConferenceSid): () => void;
  /** The console ends as it should, and has muted me. */
  end(): Promise<void>;
}

interface LiveNotesNeeds {
  readonly file: LiveNotesFile;
  /** Null for a rehearsal, which ends with the console. */
  readonly account: () => OpenAccount | null;
  readonly ownCalls: () => OwnCalls | null;
  readonly nameOf: (conferenceSid: ConferenceSid) => string;
  readonly now: () => number;
}

export function createLiveNotes({
  file,
  account,
  ownCalls,
  nameOf,
  now,
}: LiveNotesNeeds): LiveNotes {
  const joining = new Map<object, LeftLive['calls'][number]>();
  let noted = '';
  /** What was left is not forgotten before somebody has seen to it. */
  let isSeenTo = file.found === null;
  let isOver = false;

  function look(): void {
    if (isOver) return;
    const open = account();
    isSeenTo ||= open !== null && open.profile.id === file.found?.profileId && open.wasRead();
    const calls = open === null ? [] : callsNow();
    const said = `${open?.profile.id} ${calls.map(({ conferenceSid }) => conferenceSid).join()}`;
    if (said === noted || (calls.length === 0 && !isSeenTo)) return;
    noted = said;
    const { id: profileId = '', name: profileName = '' } = open?.profile ?? {};
    void file.keep(calls.length === 0 ? null : { profileId, profileName, at: now(), calls });
  }

  function callsNow(): LeftLive['calls'] {
    const here = (ownCalls()?.calls ?? []).map(({ row }) => ({
      conferenceSid: row.sid,
      name: row.friendlyName,
    }));
    const soon = [...joining.values()].filter(
      ({ conferenceSid }) => !here.some((one) => one.conferenceSid === conferenceSid),
    );
    return [...here, ...soon];
  }

  return {
    look,
    joining(conferenceSid) {
      const note = {};
      joining.set(note, { conferenceSid, name: nameOf(conferenceSid) });
      look();
      return () => {
        joining.delete(note);
        look();
      };
    },
    async end() {
      isOver = true;
      if (isSeenTo) await file.keep(null);
    },
  };
}
