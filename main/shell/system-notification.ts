import { Notification } from 'electron';
import type { DesktopNotification } from '../../common/ipc/notifications.ts';
import type { ShownNotification } from './desktop-notifications.ts';

/** Shows a notification as this system does, which holds it back by itself while it must not disturb. */
export function postNotification(
  { title, body, isUrgent }: DesktopNotification,
  { onClick, onGone }: { readonly onClick: () => void; readonly onGone: () => void },
): ShownNotification {
  const notification = new Notification({
    title,
    body: process.platform === 'linux' ? withoutMarkup(body) : body,
    silent: !isUrgent,
    urgency: isUrgent ? 'critical' : 'normal',
  });
  notification.on('click', onClick);
  notification.on('close', onGone);
  notification.on('failed', onGone);
  notification.show();
  return notification;
}

/** Linux desktops read the body as markup, and callers choose their own names. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
