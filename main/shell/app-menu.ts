import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The usual menu, for its shortcuts: copy and paste, zoom, full screen, quit. */
export function installMenu(isMac: boolean, allowDevTools: boolean, showAbout: () => void): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  if (allowDevTools) view.push({ type: 'separator' }, { role: 'toggleDevTools' });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : [{ role: 'fileMenu' } as const]),
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
      // A Mac has it in its first menu.
      ...(isMac
        ? []
        : [{ label: 'Help', submenu: [{ label: 'About Earshot', click: showAbout }] }]),
    ]),
  );
}
