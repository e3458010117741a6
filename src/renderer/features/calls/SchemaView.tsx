import { stringifyJson } from '@json';
import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { JsonEditor } from '../../components';
import type { Request } from './useRequest';

/** The schemas as they were advertised. */
export function SchemaView({ request }: { request: Request }): ReactNode {
  const schema = request.command?.schema;
  const [side, setSide] = useState<'request' | 'response'>('request');
  const text = useMemo(() => {
    const shown = schema?.[side];
    return shown === undefined ? undefined : stringifyJson(shown, 2);
  }, [schema, side]);
  return (
    <div className="schema-view">
      <div className="row g8 schema-side">
        <SegmentedControl
          size="xs"
          aria-label="Schema of"
          value={side}
          onChange={(value) => setSide(value === 'response' ? 'response' : 'request')}
          data={[
            { value: 'request', label: 'Request' },
            { value: 'response', label: 'Response' },
          ]}
        />
      </div>
      {text === undefined ? (
        <p className="t2 pane-note">
          {side === 'request' ? 'It takes no request.' : 'What it returns isn’t described.'}
        </p>
      ) : (
        <JsonEditor key={side} value={text} readOnly label={`Schema of the ${side}`} />
      )}
    </div>
  );
}
