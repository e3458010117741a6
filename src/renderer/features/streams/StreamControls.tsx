import { Button } from '@mantine/core';
import { IconArrowBarToDown, IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatCount, IconButton, Kbd } from '../../components';
import { useKeys } from '../../stores';
import { ClearButton } from './ClearButton';
import type { Sequenced } from './rowWindow';
import type { Stream } from './stream';

interface StreamControlsProps<Row extends Sequenced> {
  stream: Stream<Row>;
  /** Written out, where there is room for it. */
  labelled?: boolean;
  clearQuestion: string;
  onClear: () => void;
  exportLabel: string;
  onExport: () => void;
}

/** Pause, Follow, Clear, Export: the same for every stream of the dock. */
export function StreamControls<Row extends Sequenced>(props: StreamControlsProps<Row>): ReactNode {
  const { stream, labelled = false } = props;
  const { paused, following, newWhilePaused, kept, setPaused, setFollowing } = useStore(stream.store);
  const keys = useKeys('pauseStream');
  const pauseIcon = paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />;
  const pauseLabel = paused ? 'Resume' : 'Pause';
  const pause = (): void => setPaused(!paused);
  const follow = (): void => setFollowing(!following);
  return (
    <>
      {paused ? (
        <span className="xs nw warn" data-testid="new-while-paused">
          {formatCount(newWhilePaused)} new while paused
        </span>
      ) : null}
      {labelled ? (
        <>
          <Button size="xs" leftSection={pauseIcon} aria-pressed={paused} onClick={pause}>
            {pauseLabel}
          </Button>
          <Button
            size="xs"
            leftSection={<IconArrowBarToDown size={14} />}
            aria-pressed={following}
            className={following ? 'pressed' : ''}
            onClick={follow}
          >
            Follow newest
          </Button>
        </>
      ) : (
        <>
          <IconButton
            label={pauseLabel}
            keys={keys === undefined ? undefined : <Kbd keys={keys} />}
            size="xs"
            pressed={paused}
            onClick={pause}
          >
            {pauseIcon}
          </IconButton>
          <IconButton label="Follow newest" size="xs" pressed={following} onClick={follow}>
            <IconArrowBarToDown size={14} />
          </IconButton>
        </>
      )}
      <ClearButton question={props.clearQuestion} onClear={props.onClear} disabled={kept === 0} />
      <IconButton label={props.exportLabel} size="xs" disabled={kept === 0} onClick={props.onExport}>
        <IconDownload size={14} />
      </IconButton>
    </>
  );
}
