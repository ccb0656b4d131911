import { Menu, UnstyledButton } from '@mantine/core';
import { IconBellCog, IconBellOff, IconBellRinging } from '@tabler/icons-react';
import { MUTABLE_KINDS, type MutableKind } from '../../../common/floor/needs/need.ts';
import { useAtNow } from '../../ui/use-now.ts';
import classes from './needs-rail.module.css';
import { beQuietUntil, useQuietUntil } from './quiet-store.ts';
import { useDesktopSupport } from './use-desktop-support.ts';
import { needsWords } from './words.ts';

interface AlertsMenuProps {
  readonly muted: readonly MutableKind[];
  readonly onMute: (kind: MutableKind, isMuted: boolean) => void;
}

/** What the rail calls this supervisor for, and whether the desktop does, too. */
export function AlertsMenu({ muted, onMute }: AlertsMenuProps) {
  const quietUntil = useQuietUntil();
  const isQuiet = useAtNow((now) => quietUntil !== null && now < quietUntil);
  const title = isQuiet ? needsWords.alertsTitleQuiet() : needsWords.alertsTitle();
  return (
    <Menu position="bottom-end" width={260} transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <UnstyledButton className={classes.tool} aria-label={title} title={title}>
          {isQuiet ? <IconBellOff size={16} aria-hidden /> : <IconBellCog size={16} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{needsWords.alertsFor()}</Menu.Label>
        {MUTABLE_KINDS.map((kind) => (
          <Menu.CheckboxItem
            key={kind}
            checked={!muted.includes(kind)}
            onChange={(isOn) => onMute(kind, !isOn)}
          >
            {needsWords.kind(kind)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Label>{needsWords.alwaysOn()}</Menu.Label>
        <Menu.Divider />
        <DesktopItems quietUntil={isQuiet ? quietUntil : null} />
      </Menu.Dropdown>
    </Menu>
  );
}

function DesktopItems({ quietUntil }: { quietUntil: number | null }) {
  const isSupported = useDesktopSupport();
  if (isSupported === false) return <Menu.Label>{needsWords.desktopMissing()}</Menu.Label>;
  return (
    <>
      <Menu.Label>{needsWords.desktop()}</Menu.Label>
      {quietUntil === null ? (
        <Menu.Item
          leftSection={<IconBellOff size={15} aria-hidden />}
          onClick={() => beQuietUntil(Date.now() + AN_HOUR_MS)}
        >
          {needsWords.quietForAnHour()}
        </Menu.Item>
      ) : (
        <Menu.Item
          leftSection={<IconBellRinging size={15} aria-hidden />}
          onClick={() => beQuietUntil(null)}
        >
          {needsWords.endQuiet(quietUntil)}
        </Menu.Item>
      )}
    </>
  );
}

const AN_HOUR_MS = 3_600_000;
