import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { checkOf, describeIssues } from './check';
import { jsonSchema } from './json-schema';

describe('checkOf', () => {
  it('lets a Standard Schema check and change the value itself', async () => {
    const schema = toStandardJsonSchema(v.object({ 'a/b~c': v.array(v.pipe(v.string(), v.trim())) }));
    const check = checkOf(schema, undefined);
    expect(await check?.({ 'a/b~c': [' x '] })).toEqual({ valid: true, value: { 'a/b~c': ['x'] } });
    expect(await check?.({ 'a/b~c': ['x', 1] })).toMatchObject({
      valid: false,
      issues: [{ path: '/a~1b~0c/1' }],
    });
  });

  it('waits for the promise of another realm', async () => {
    const schema = toStandardJsonSchema(v.string());
    const { validate } = schema['~standard'];
    const foreign = (value: unknown): PromiseLike<unknown> => ({
      // oxlint-disable-next-line unicorn/no-thenable -- a promise of another realm is no instance of ours
      then: (onFulfilled, onRejected) => Promise.resolve(validate(value)).then(onFulfilled, onRejected),
    });
    const standard = { ...schema['~standard'], validate: foreign as typeof validate };
    const check = checkOf({ ...schema, '~standard': standard }, undefined);
    expect(await check?.('x')).toEqual({ valid: true, value: 'x' });
    expect(await check?.(1)).toMatchObject({ valid: false });
  });

  it('checks a plain JSON Schema by the validator, which compiles it once', () => {
    let compiled = 0;
    const validator = {
      compile: () => {
        compiled += 1;
        return (value: unknown) => (value === 1 ? [] : [{ path: '', message: 'must be 1' }]);
      },
    };
    const check = checkOf(jsonSchema({ const: 1 }), validator);
    expect([check?.(1), check?.(2)]).toEqual([
      { valid: true, value: 1 },
      { valid: false, issues: [{ path: '', message: 'must be 1' }] },
    ]);
    expect(compiled).toBe(1);
  });

  it('checks nothing without a schema, or without a validator for a plain one', () => {
    expect(checkOf(undefined, undefined)).toBeUndefined();
    expect(checkOf(jsonSchema({}), undefined)).toBeUndefined();
  });
});

describe('describeIssues', () => {
  it('names every place', () => {
    const text = describeIssues([
      { path: '', message: 'wrong' },
      { path: '/a/0', message: 'missing' },
    ]);
    expect(text).toBe('wrong; /a/0: missing');
  });
});
