import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Application, Logger, LogLevel, type TypeDocOptions } from 'typedoc';
import { load as markdown, type PluginOptions } from 'typedoc-plugin-markdown';
import { projectRoot } from '../lib/project-root';
import { linkDocuments } from './link-documents';
import { sortIntoCategories } from './sort-into-categories';

/** The doors of the library that the package exports. */
const DOORS = ['mesh', 'schema/ajv', 'schema/cfworker', 'transports/node'];

const OPTIONS: TypeDocOptions & Partial<PluginOptions> = {
  name: 'The library, name by name',
  entryPoints: DOORS.map((door) => join(projectRoot, 'src', door, 'index.ts')),
  tsconfig: join(projectRoot, 'tsconfig/library.json'),
  // Types are checked elsewhere, by the compiler that the project is written for.
  skipErrorChecking: true,
  logLevel: 'Warn',
  plugin: [markdown],
  router: 'member',
  readme: 'none',
  // The same pages whatever the machine, the commit and the lines that the code stands on.
  disableSources: true,
  disableGit: true,
  // What is called before what describes it; members as they are written.
  sort: ['kind', 'source-order'],
  kindSortOrder: ['Class', 'Function', 'Variable', 'Interface', 'TypeAlias'],
  categorizeByGroup: false,
  categoryOrder: ['Registries', 'Definitions and schemas', 'Channels', 'Around every call', 'Messages', '*'],
  excludeExternals: true,
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
  // Not properties: `commandId` says what it is.
  requiredToBeDocumented: ['Variable', 'Function', 'Class', 'Interface', 'TypeAlias', 'Method', 'Accessor'],
  useCodeBlocks: true,
  expandObjects: true,
  expandParameters: true,
  hidePageHeader: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  propertyMembersFormat: 'table',
  indexFormat: 'table',
};

/** Keeps what isn't as it should be. */
class Faults extends Logger {
  readonly messages: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.messages.push(message);
  }
}

/**
 * Writes a page for every export of the library's doors to a folder that isn't there yet, in Markdown, from the doc
 * comments.
 *
 * @returns what is wrong with the comments: an export or a method without one, a link that leads nowhere, a type that is
 * used and not exported; empty where nothing is
 */
export async function writeApiPages(folder: string): Promise<readonly string[]> {
  const app = await Application.bootstrapWithPlugins({ ...OPTIONS, out: folder });
  const faults = new Faults();
  app.logger = faults;
  sortIntoCategories(app.converter);
  const project = await app.convert();
  if (project === undefined) throw new Error(`There is nothing to document:\n${faults.messages.join('\n')}`);
  app.validate(project);
  await app.generateOutputs(project);
  for (const page of await readdir(folder, { recursive: true })) {
    if (!page.endsWith('.md')) continue;
    const file = join(folder, page);
    await writeFile(file, linkDocuments(await readFile(file, 'utf8'), page));
  }
  return faults.messages;
}
