import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useLocal } from '../../store/stores.tsx';

/** Puts the colours on that the settings say. Draws nothing. */
export function ApplyAppearance() {
  const { setColorScheme } = useMantineColorScheme();
  const wanted = useLocal(({ settings }) => settings?.settings.appearance.colorScheme ?? null);
  useEffect(() => {
    if (wanted !== null) setColorScheme(wanted);
  }, [wanted, setColorScheme]);
  return null;
}
