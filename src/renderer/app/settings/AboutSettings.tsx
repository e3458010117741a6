import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../stores';

/** Which version this is, what it runs on, and where its files are. */
export function AboutSettings(): ReactNode {
  const app = useApp();
  const product = useStore(app.settings, ({ start }) => start?.product);
  if (product === undefined) return null;
  const facts = [
    ['Meshscope', product.version],
    ['Edition', product.edition],
    ['Runs on', product.runtime],
    ['System', product.platform],
    ['Files', product.dataDirectory],
  ] as const;
  return (
    <>
      <dl className="kv about">
        {facts.map(([name, value]) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name} is`} className="mono wrap-any">
            {value}
          </dd>,
        ])}
      </dl>
      <Button
        size="xs"
        onClick={() =>
          void app.platform.copyText(facts.map(([name, value]) => `${name}: ${value}`).join('\n'))
        }
      >
        Copy
      </Button>
    </>
  );
}
