import { IconActivity, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type App, chooseTarget, tell, useApp } from '../../stores';

/** Connects the target with a URL, saving it first where it isn't in the list. */
const connectUrl = (app: App, url: string, name: string): Promise<boolean> =>
  tell(app, `Connecting ${name}`, async () => {
    const { inspector } = app.platform;
    const known = app.targets.getState().list.find(({ config }) => config.url === url);
    const target = known ?? (await inspector.addTarget({ url, name }));
    app.targets.getState().put(target);
    chooseTarget(app, target.config.id);
    app.targets.getState().put(await inspector.connect({ targetId: target.config.id }, { timeoutMs: 0 }));
  });

/** The first thing to see where no target is connected. */
export function NothingConnected(): ReactNode {
  const app = useApp();
  return (
    <div className="nothing-connected">
      <div className="nothing-title">No target is connected</div>
      <div className="t2">A target is a program whose commands you want to see and call.</div>
      <div className="col g4 nothing-ways">
        <div className="row g8">
          <IconPlayerPlay size={14} className="t3" />
          <button type="button" className="lnk" onClick={() => void connectUrl(app, 'demo:', 'Demo mesh')}>
            Connect the demo mesh
          </button>
          <span className="sm t3">local processes</span>
        </div>
        <div className="row g8">
          <IconActivity size={14} className="t3" />
          <button type="button" className="lnk" onClick={() => void connectUrl(app, 'self:', 'This app')}>
            Inspect this app
          </button>
          <span className="mono t3">self:</span>
        </div>
        <div className="row g8">
          <IconPlus size={14} className="t3" />
          <button
            type="button"
            className="lnk"
            onClick={() => app.dialogs.getState().show({ kind: 'add-target' })}
          >
            Add a target…
          </button>
          <span className="sm t3">a command line</span>
        </div>
      </div>
      <div className="sm t3">Nothing leaves this computer unless you connect to it.</div>
    </div>
  );
}
