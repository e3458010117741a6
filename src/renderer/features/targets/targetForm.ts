import type { TargetConfig } from '@contract';
import { proposedName, schemeOf } from './schemes';

export interface EnvironmentRow {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

/** What is being written in the dialog. */
export interface TargetForm {
  readonly url: string;
  readonly name: string;
  readonly cwd: string;
  readonly env: readonly EnvironmentRow[];
  readonly connectAtStart: boolean;
}

export const formOf = (config: TargetConfig | undefined, url = ''): TargetForm => ({
  url: config?.url ?? url,
  name: config?.name ?? '',
  cwd: config?.cwd ?? '',
  env: Object.entries(config?.env ?? {}).map(([name, value], key) => ({ key, name, value })),
  connectAtStart: config?.connectAtStart ?? false,
});

/** What is saved of the form; a program's directory and environment only where one is started. */
export function configOf(form: TargetForm): Omit<TargetConfig, 'id'> {
  const url = form.url.trim();
  const runs = schemeOf(url)?.runsProgram ?? false;
  const env = Object.fromEntries(
    form.env.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]),
  );
  return {
    url,
    name: form.name.trim() || proposedName(url) || url,
    connectAtStart: form.connectAtStart,
    ...(runs && form.cwd.trim() !== '' ? { cwd: form.cwd.trim() } : {}),
    ...(runs && Object.keys(env).length > 0 ? { env } : {}),
  };
}
