import { Menu, UnstyledButton } from '@mantine/core';
import { IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../common/ipc/settings.ts';
import { changeSettings } from '../../store/change-settings.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { useLocal, useStores } from '../../store/stores.tsx';
import classes from './account-menu.module.css';
import { floorWords } from './words.ts';

/** Signing out and the look of the window. */
export function AccountMenu({ session }: { session: ActiveSession }) {
  const stores = useStores();
  const { colorScheme } = useLocal(
    ({ settings }) => settings?.settings.appearance ?? DEFAULT_SETTINGS.appearance,
  );

  function choose(value: string): void {
    const appearance = settingsSchema.shape.appearance.safeParse({ colorScheme: value });
    if (appearance.success) void changeSettings(stores, { appearance: appearance.data });
  }

  return (
    <Menu position="bottom-end" width={210} transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <UnstyledButton className={classes.open} aria-label={floorWords.account()}>
          <IconUserCircle size={17} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{floorWords.appearance()}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={choose}>
          <Menu.RadioItem value="dark" rightSection={<IconMoon size={15} aria-hidden />}>
            {floorWords.colours('dark')}
          </Menu.RadioItem>
          <Menu.RadioItem value="light" rightSection={<IconSun size={15} aria-hidden />}>
            {floorWords.colours('light')}
          </Menu.RadioItem>
          <Menu.RadioItem value="auto">{floorWords.colours('auto')}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={15} aria-hidden />}
          onClick={() => void stores.bridge.call('session:close', undefined)}
        >
          {session.kind === 'rehearsal' ? floorWords.endRehearsal() : floorWords.signOut()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
