import { UnstyledButton } from '@mantine/core';
import { IconInfoCircle, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocal } from '../../store/stores.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './notice-lines.module.css';
import { noticesOf } from './notices-of.ts';

/** Quiet lines about this computer; calls are not affected by any of it. */
export function NoticeLines() {
  const settings = useLocal((state) => state.settings);
  const history = useLocal((state) => state.history);
  const notices = useMemo(() => noticesOf({ settings, history }), [settings, history]);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  return notices
    .filter(({ key }) => !dismissed.includes(key))
    .map(({ key, words }) => (
      <div key={key} className={classes.notice}>
        <IconInfoCircle size={16} aria-hidden />
        <p role="status">{words}</p>
        <UnstyledButton
          className={classes.dismiss}
          aria-label={uiWords.dismiss()}
          title={uiWords.dismiss()}
          onClick={() => setDismissed([...dismissed, key])}
        >
          <IconX size={15} />
        </UnstyledButton>
      </div>
    ));
}
