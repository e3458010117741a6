import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { runScenario } from './run-scenario';
import type { Scenario } from './scenario';

const folder = new URL('scenarios/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  describe(file.replace('.json', ''), () => {
    const scenarios = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario[];
    for (const scenario of scenarios) it(scenario.name, () => runScenario(scenario));
  });
}
