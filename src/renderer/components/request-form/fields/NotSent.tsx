import { Select, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../format/format';
import { defaultValue } from '../../schema/defaultValue';
import { isObject, own } from '../../schema/schemaObject';
import { useFormAccess } from '../FormAccess';
import { Messages } from './Messages';

interface AbsentMember {
  name: string;
  pointer: string;
  schema: unknown;
  required: boolean;
}

const SHOWN = 24;

/** Members that the request leaves out, as chips; a click puts one in with the value it starts with. */
export function NotSent({ members }: { members: readonly AbsentMember[] }): ReactNode {
  const { root, edit, disabled } = useFormAccess();
  if (members.length === 0) return null;
  const add = (member: AbsentMember | undefined): void => {
    if (member !== undefined) edit(member.pointer, defaultValue(root, member.schema));
  };
  const rest = members.slice(SHOWN);
  return (
    <div className="not-sent">
      <span className="t3 sm">Not sent</span>
      {members.slice(0, SHOWN).map((member) => (
        <UnstyledButton
          key={member.name}
          className="chip"
          disabled={disabled}
          data-path={member.pointer}
          title={describe(member.schema)}
          aria-label={`Send ${member.name}`}
          onClick={() => add(member)}
        >
          <IconPlus size={12} />
          {member.name}
          {member.required ? '*' : null}
        </UnstyledButton>
      ))}
      {rest.length > 0 ? (
        <Select
          size="xs"
          searchable
          limit={100}
          value={null}
          disabled={disabled}
          aria-label="Send another member"
          placeholder={`${formatCount(rest.length)} more: type to find one`}
          data={rest.map((member) => member.name)}
          onChange={(name) => add(rest.find((member) => member.name === name))}
        />
      ) : null}
      {members
        .filter((member) => member.required)
        .map((member) => (
          <Messages key={member.name} pointer={member.pointer} />
        ))}
    </div>
  );
}

function describe(schema: unknown): string | undefined {
  const description = isObject(schema) ? own(schema, 'description') : undefined;
  return typeof description === 'string' ? description : undefined;
}
