import { Button, Tabs } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount, IconButton, Kbd, Tag } from '../../components';
import { useKeys } from '../../stores';
import type { RequestTab } from './requestTab';
import type { Request } from './useRequest';
import type { RequestHistory } from './useRequestHistory';

export interface RequestTabsProps {
  request: Request;
  tab: RequestTab;
  history: RequestHistory;
  onReset: () => void;
}

/** Form, JSON and Schema with what is wrong in each, and the way through earlier requests. */
export function RequestTabs({ request, tab, history, onReset }: RequestTabsProps): ReactNode {
  const count = request.check.problems.length;
  const problems =
    count === 0 ? null : (
      <Tag tone="error">
        {count} {count === 1 ? 'problem' : 'problems'}
      </Tag>
    );
  const repeats = request.nothing ? 0 : (request.check.repeated ?? 0);
  const repeated =
    repeats === 0 ? null : (
      <Tag tone="warn" title="Of a name that is written more than once, the last one is sent">
        {repeats} not sent
      </Tag>
    );
  // What no form can show is told once, though the check stumbles over it too.
  const schemaFaults = request.formless === undefined && request.check.schemaFault === undefined ? 0 : 1;
  const back = useKeys('previousRequest');
  const on = useKeys('nextRequest');
  return (
    <div className="row request-tabs">
      <Tabs.List className="grow">
        <Tabs.Tab
          value="form"
          data-testid="tab-form"
          disabled={request.takes !== 'schema' || request.formless !== undefined}
        >
          Form {tab === 'form' ? problems : null}
        </Tabs.Tab>
        <Tabs.Tab value="json" data-testid="tab-json">
          JSON {tab === 'form' ? null : problems} {repeated}
        </Tabs.Tab>
        <Tabs.Tab value="schema" data-testid="tab-schema" disabled={request.command?.schema === undefined}>
          Schema {schemaFaults === 0 ? null : <Tag tone="warn">{schemaFaults}</Tag>}
        </Tabs.Tab>
      </Tabs.List>
      <div className="row request-nav">
        {history.total === 0 ? null : (
          <>
            <IconButton
              size="xs"
              label="Previous request"
              keys={back === undefined ? null : <Kbd keys={back} />}
              disabled={history.previous === undefined}
              onClick={() => history.previous?.()}
            >
              <IconArrowLeft size={14} />
            </IconButton>
            <span className="xs t3 nw">
              {formatCount(history.position)} of {formatCount(history.total)}
            </span>
            <IconButton
              size="xs"
              label="Next request"
              keys={on === undefined ? null : <Kbd keys={on} />}
              disabled={history.next === undefined}
              onClick={() => history.next?.()}
            >
              <IconArrowRight size={14} />
            </IconButton>
          </>
        )}
        <Button variant="subtle" size="xs" onClick={onReset}>
          Reset
        </Button>
      </div>
    </div>
  );
}
