import type { Result } from '../../common/failure.ts';
import type { AnnouncementText } from '../../common/ipc/announcement.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import type { Together } from '../../common/ipc/together.ts';
import type { CallSid } from '../../common/model/sid.ts';
import type { Help, HelpMark } from '../../common/wire/relay-help.ts';
import type { Lease, LeaseTake, PresencePlace } from '../../common/wire/relay-presence.ts';
import type { Role } from '../../common/wire/relay-protocol.ts';
import type { EventSource } from './event-source.ts';

/** What a session has of the relay of its account. */
export interface RelayPort {
  readonly events: EventSource;
  readonly colleagues: Colleagues;
  /**
   * Under which address the relay takes Twilio's callbacks, without a slash at its end; null before it
   * has said so, and of one that is too old to say.
   */
  callbacks(): string | null;
  /** Keeps a text for a while at an address where Twilio finds it as TwiML. */
  writeAnnouncement(announcement: AnnouncementText): Promise<Result<{ url: string }>>;
}

/** The other consoles of the account, and agents who ask for help. Nobody is known while it is away. */
export interface Colleagues {
  state(): Together;
  open(listener: ColleaguesListener): void;
  /** Where I am has changed. */
  say(): void;
  /** I am about to coach somebody; answers who does so already. A relay that is away hinders nobody. */
  take(take: LeaseTake): Promise<{ readonly coachedBy: string | null }>;
  release(callSid: CallSid): void;
  mark(mark: HelpMark): Promise<Result<Help>>;
  close(): void;
}

export interface ColleaguesListener {
  /** All of where I am. */
  places(): readonly PresencePlace[];
  changed(together: Together): void;
  /** Somebody coaches whom I coach, knowingly. */
  lost(lease: Lease): void;
}

/** What the relay of a profile says of its token: null while it cannot say. The failure names a field. */
export type AskRelay = (profile: Profile) => Promise<Result<Role | null>>;
