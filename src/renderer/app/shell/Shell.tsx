import type { ReactNode } from 'react';
import { StreamsProvider } from '../../features/streams';
import { Dialogs } from '../dialogs/Dialogs';
import { KeyboardShortcuts } from '../keys/KeyboardShortcuts';
import { Notices } from '../notices/Notices';
import { Palette } from '../palette/Palette';
import { KeepTheme } from '../settings/KeepTheme';
import { AppActions } from './AppActions';
import { Body } from './Body';
import { TitleBar } from './TitleBar';
import { useWindowShape } from './useWindowShape';

/** Title bar, notices, the columns over the dock, and what opens above them. */
export function Shell(): ReactNode {
  const shape = useWindowShape();
  return (
    <StreamsProvider>
      <div className="shell">
        <TitleBar narrow={shape.narrow} />
        <Notices />
        <Body {...shape} />
      </div>
      <AppActions />
      <KeyboardShortcuts />
      <KeepTheme />
      <Dialogs />
      <Palette />
    </StreamsProvider>
  );
}
