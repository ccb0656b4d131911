import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useLocal } from '../../store/stores.tsx';

/** Why the defaults stand here, when what was saved could not be used. */
export function SettingsNotice() {
  const notice = useLocal(({ settings }) => settings?.notice ?? null);
  if (notice === null) return null;
  return (
    <Alert color="yellow" icon={<IconInfoCircle size={18} />} title={notice.message}>
      {notice.hint}
    </Alert>
  );
}
