import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react';
import type { ActiveSession } from '../../store/session-store.ts';
import { useStores } from '../../store/stores.tsx';
import classes from './account-menu.module.css';

/** Signing out and the look of the window. */
export function AccountMenu({ session }: { session: ActiveSession }) {
  const { bridge } = useStores();
  const { setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={210} transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <UnstyledButton className={classes.open} aria-label="Account and appearance">
          <IconSettings size={17} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        <Menu.Item leftSection={<IconMoon size={15} />} onClick={() => setColorScheme('dark')}>
          Dark
        </Menu.Item>
        <Menu.Item leftSection={<IconSun size={15} />} onClick={() => setColorScheme('light')}>
          Light
        </Menu.Item>
        <Menu.Item onClick={() => setColorScheme('auto')}>Same as the system</Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={15} />}
          onClick={() => void bridge.call('session:close', undefined)}
        >
          {session.kind === 'rehearsal' ? 'End the rehearsal' : 'Sign out'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
