import { fileURLToPath } from 'node:url';

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** The doors of the folders under `src`, as every build and test resolves them (tsconfig.base.json has the same list). */
export const aliases: Record<string, string> = {
  '@mesh': source('mesh/index.ts'),
  '@schema/ajv': source('schema/ajv/index.ts'),
  '@schema/cfworker': source('schema/cfworker/index.ts'),
  '@json': source('json/index.ts'),
  '@transports/node': source('transports/node/index.ts'),
  '@transports/web': source('transports/web/index.ts'),
  '@contract': source('contract/index.ts'),
  '@inspector': source('inspector/index.ts'),
  '@web': source('web/index.ts'),
  '@generate': source('generate/index.ts'),
  // The names that the package gives them outside, for the examples and the guide.
  'meshscope/mesh/ajv': source('schema/ajv/index.ts'),
  'meshscope/mesh/cfworker': source('schema/cfworker/index.ts'),
  'meshscope/mesh': source('mesh/index.ts'),
  'meshscope/transports': source('transports/node/index.ts'),
  // Imported by @rjsf/core without being declared; never called.
  '@rjsf/validator-ajv8': source('renderer/components/request-form/noAjvValidator.ts'),
};
