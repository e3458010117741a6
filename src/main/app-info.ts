import { MainInfo } from '@contract';
import type { CommandRegistry } from '@mesh';

/** Hosts `main.info`. */
export async function hostAppInfo(registry: CommandRegistry, version: string): Promise<void> {
  await registry.registerCommand(MainInfo, () => ({
    version,
    edition: 'desktop' as const,
    pid: process.pid,
    uptimeSeconds: Math.round(process.uptime()),
    versions: Object.fromEntries(
      (['electron', 'chrome', 'node', 'v8'] as const).map((name) => [name, process.versions[name] ?? '']),
    ),
  }));
}
