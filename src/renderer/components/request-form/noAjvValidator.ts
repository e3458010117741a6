/**
 * Stands for `@rjsf/validator-ajv8`, which @rjsf/core 6.11.1 imports for its test registry without declaring it.
 * Ajv generates code, which the page's content security policy forbids; nothing here calls this.
 */
export default {};
