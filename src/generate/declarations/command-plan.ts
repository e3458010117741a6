import type { CommandInfo } from '@mesh';
import { pascalCase } from '../names/words';
import { plainSchema } from '../schema/plain-schema';
import type { NamedTypes, RootType } from './named-types';

/** A command, converted: all that its definition is printed from. */
export interface CommandPlan {
  readonly id: string;
  /** Its name in PascalCase; not yet made unique. */
  readonly name: string;
  readonly description: string | undefined;
  /** Absent: it takes, or gives, nothing. */
  readonly request: RootType | undefined;
  readonly response: RootType | undefined;
  /** Whether a schema was cut, because it was too deep or held itself. */
  readonly isCut: boolean;
}

/** Converts a command's schemas; the named types among them are added to `types`. */
export function planCommand(command: CommandInfo, name: string, types: NamedTypes): CommandPlan {
  let isCut = false;
  const convert = (side: 'request' | 'response', suffix: string): RootType | undefined => {
    const schema = command.schema?.[side];
    if (schema === undefined) return undefined;
    const plain = plainSchema(schema, () => {
      isCut = true;
    });
    return types.addRoot(plain, `${side} ${command.id}`, `${name}${suffix}`);
  };
  const request = convert('request', 'Request');
  const response = convert('response', 'Response');
  return { id: command.id, name, description: command.description, request, response, isCut };
}

/** An id as the name of a definition. */
export function nameOfCommand(id: string): string {
  return pascalCase(id, 'Command');
}
