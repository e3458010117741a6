import { afterEach } from 'vitest';
import { CommandRegistry, type RegistryOptions } from '../../index';

/** Gives a maker of registries; each is disposed of after the test that made it. */
export function registriesOfTest(): (options?: RegistryOptions) => CommandRegistry {
  const registries: CommandRegistry[] = [];
  afterEach(async () => {
    await Promise.all(registries.splice(0).map((registry) => registry.dispose()));
  });
  return (options) => {
    const registry = new CommandRegistry(options);
    registries.push(registry);
    return registry;
  };
}
