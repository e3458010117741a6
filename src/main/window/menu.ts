import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The few things that the system does; every other key is the page's own (docs/interface.md, "Keys").
 *
 * @param reload loads the page of the window again
 */
export function setMenu(platform: NodeJS.Platform, reload: () => void): void {
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { label: 'Reload', accelerator: 'CmdOrCtrl+R', click: reload },
      { role: 'toggleDevTools' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  };
  const system: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? [{ role: 'appMenu' }, { role: 'editMenu' }]
      : [{ label: 'File', submenu: [{ role: 'close' }, { role: 'quit', accelerator: 'Ctrl+Q' }] }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...system,
      view,
      ...(platform === 'darwin' ? [{ role: 'windowMenu' } as const] : []),
    ]),
  );
}
