import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { TargetMark } from '../../components';
import { chosenTarget, useApp } from '../../stores';

/** The chosen target; opens the list of all. */
export function TargetSwitcher(): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  return (
    <button
      type="button"
      className="row switcher"
      aria-label={target === undefined ? 'Choose a target' : `Target ${target.config.name}, choose another`}
      onClick={() => app.actions.run('quickSwitch')}
    >
      {target === undefined ? (
        <span className="t2">No target</span>
      ) : (
        <>
          <TargetMark state={target.status} />
          <b className="b nw el">{target.config.name}</b>
          <span className="mono t3 el">{target.config.url}</span>
        </>
      )}
      <IconChevronDown size={14} className="t3" />
    </button>
  );
}
