import type {
  CallOnFloor,
  DesktopNotification,
  DesktopNotifications,
} from '../../common/ipc/notifications.ts';

/** Notifications over other windows. What cannot be shown there is on the rail all the same. */
export interface NotificationDesk {
  isSupported(): boolean;
  show(wanted: DesktopNotifications): void;
  /** Takes back whatever is there. */
  clear(): void;
}

/** One that is shown, and can be taken back. */
export interface ShownNotification {
  close(): void;
}

interface NotificationDeskNeeds {
  readonly isSupported: () => boolean;
  /** `onGone` is called when it is not there any more, whoever closed it. */
  readonly post: (
    notification: DesktopNotification,
    events: { readonly onClick: () => void; readonly onGone: () => void },
  ) => ShownNotification;
  readonly onClick: (call: CallOnFloor) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A page that goes wild must not flood the desktop: at most so many in so many milliseconds. */
const MOST_WITHIN = 12;
/** And so many more, which are for what is urgent: the rest must not have used up its room. */
const MORE_URGENT = 4;
const WITHIN_MS = 60_000;

export function createNotificationDesk({
  isSupported,
  post,
  onClick,
  now,
}: NotificationDeskNeeds): NotificationDesk {
  const shown = new Map<string, ShownNotification>();
  let postedAt: readonly number[] = [];

  return {
    isSupported,
    show({ items, gone }) {
      if (!isSupported()) return;
      for (const id of gone) takeBack(id);
      for (const item of items) if (hasRoom(item.isUrgent)) put(item);
    },
    clear() {
      for (const id of [...shown.keys()]) takeBack(id);
    },
  };

  function put(item: DesktopNotification): void {
    const { id, conferenceSid, callSid } = item;
    takeBack(id);
    const posted = post(item, {
      onClick() {
        takeBack(id);
        onClick({ conferenceSid, callSid });
      },
      onGone() {
        if (shown.get(id) === posted) shown.delete(id);
      },
    });
    shown.set(id, posted);
  }

  function takeBack(id: string): void {
    const posted = shown.get(id);
    shown.delete(id);
    posted?.close();
  }

  function hasRoom(isUrgent: boolean): boolean {
    const at = now();
    const lately = postedAt.filter((one) => one > at - WITHIN_MS && one <= at);
    const isRoom = lately.length < MOST_WITHIN + (isUrgent ? MORE_URGENT : 0);
    postedAt = isRoom ? [...lately, at] : lately;
    return isRoom;
  }
}
