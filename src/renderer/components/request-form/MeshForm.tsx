import Form from '@rjsf/core';
import type { FieldProps, RJSFSchema } from '@rjsf/utils';
import { memo, type ReactNode, useContext, useMemo } from 'react';
import type { SchemaChecker } from '../check/SchemaChecker';
import { InnerFormAccess, OuterFormAccess } from './FormAccess';
import { ValueField } from './fields/ValueField';
import { rjsfValidator } from './rjsfValidator';

/** Takes the place of RJSF's own dispatch: the fields are ours, what they know of the schema is RJSF's. */
function RootField({ registry }: FieldProps): ReactNode {
  const outer = useContext(OuterFormAccess);
  const { schemaUtils } = registry;
  const access = useMemo(
    () => (outer === undefined ? undefined : { ...outer, schemaUtils, Field: ValueField }),
    [outer, schemaUtils],
  );
  if (access === undefined) return null;
  return (
    <InnerFormAccess.Provider value={access}>
      <ValueField schema={access.root} value={access.value} pointer="" name={undefined} required={false} />
    </InnerFormAccess.Provider>
  );
}

const fields = { SchemaField: RootField };
/** Nothing is filled in by RJSF: what the text doesn't say isn't sent. */
const noDefaults = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
  allOf: 'skipDefaults',
  constAsDefaults: 'never',
} as const;

/** RJSF's form around our fields; its data stands in our text, so it isn't drawn anew with every key. */
export const MeshForm = memo(function MeshForm({ checker }: { checker: SchemaChecker }): ReactNode {
  const validator = useMemo(() => rjsfValidator(checker), [checker]);
  const schema = (typeof checker.root === 'boolean' ? {} : checker.root) as RJSFSchema;
  return (
    <Form
      schema={schema}
      validator={validator}
      fields={fields}
      experimental_defaultFormStateBehavior={noDefaults}
      noValidate
      noHtml5Validate
      showErrorList={false}
      tagName="div"
    >
      <span />
    </Form>
  );
});
