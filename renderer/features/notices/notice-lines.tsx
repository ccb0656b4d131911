import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconLink, IconX } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useLinkedCall, useLocal, useSession, useStores } from '../../store/stores.tsx';
import { uiWords } from '../../ui/words.ts';
import { linkedCallNotice } from './linked-call-notice.ts';
import classes from './notice-lines.module.css';
import { noticesOf } from './notices-of.ts';
import { noticesWords } from './words.ts';

/** What a console left live comes first; the others are about this computer, and affect no call. */
export function NoticeLines() {
  return (
    <>
      <LeftLive />
      <LinkedCallNotice />
      <QuietNotices />
    </>
  );
}

/** Stays until it was read: somebody may still be heard. */
function LeftLive() {
  const { bridge } = useStores();
  const recovery = useLocal((state) => state.recovery);
  if (recovery === null) return null;
  return (
    <Line
      icon={<IconAlertTriangle size={16} aria-hidden />}
      role="alert"
      onDismiss={() => void bridge.call('recovery:dismiss', undefined)}
    >
      {noticesWords.leftLive(recovery)}
    </Line>
  );
}

function LinkedCallNotice() {
  const { bridge } = useStores();
  const linked = useLinkedCall(({ call }) => call);
  const session = useSession((state) => state.session);
  const words = linkedCallNotice(linked, session);
  if (words === null) return null;
  return (
    <Line
      icon={<IconLink size={16} className={classes.wish} aria-hidden />}
      role="status"
      onDismiss={() => void bridge.call('linked:done', undefined)}
    >
      {words}
    </Line>
  );
}

function QuietNotices() {
  const settings = useLocal((state) => state.settings);
  const history = useLocal((state) => state.history);
  const policy = useLocal((state) => state.policy);
  const updates = useLocal((state) => state.updates);
  const notices = useMemo(
    () => noticesOf({ settings, history, policy, updates }),
    [settings, history, policy, updates],
  );
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  return notices
    .filter(({ key }) => !dismissed.includes(key))
    .map(({ key, words }) => (
      <Line
        key={key}
        icon={<IconInfoCircle size={16} aria-hidden />}
        role="status"
        onDismiss={() => setDismissed([...dismissed, key])}
      >
        {words}
      </Line>
    ));
}

interface LineProps {
  readonly icon: ReactNode;
  readonly role: 'alert' | 'status';
  readonly onDismiss: () => void;
  readonly children: string;
}

function Line({ icon, role, onDismiss, children }: LineProps) {
  return (
    <div className={classes.notice}>
      {icon}
      <p role={role}>{children}</p>
      <UnstyledButton
        className={classes.dismiss}
        aria-label={uiWords.dismiss()}
        title={uiWords.dismiss()}
        onClick={onDismiss}
      >
        <IconX size={15} />
      </UnstyledButton>
    </div>
  );
}
