import type { SchemaValidator } from '@mesh';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** A validator for the scenarios. */
export function ajvValidator(): SchemaValidator {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  return {
    compile(schema) {
      const validate = ajv.compile(schema);
      return (value) => {
        validate(value);
        return (validate.errors ?? []).map(({ instancePath, message = '' }) => ({
          path: instancePath,
          message,
        }));
      };
    },
  };
}
