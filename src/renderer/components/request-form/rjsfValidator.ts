import type { ValidatorType } from '@rjsf/utils';
import type { SchemaChecker } from '../check/SchemaChecker';

/** RJSF's validator interface on our checker. Problems are told by `checkRequest`, so RJSF itself reports none. */
export function rjsfValidator(checker: SchemaChecker): ValidatorType {
  return {
    isValid: (schema, formData) => checker.fits(schema, formData === undefined ? {} : formData),
    validateFormData: () => ({ errors: [], errorSchema: {} }),
    rawValidation: () => ({ errors: [] }),
  };
}
