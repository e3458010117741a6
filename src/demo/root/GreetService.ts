import { defineService, jsonSchema } from '@mesh';

export const LANGUAGES = ['en', 'fr', 'de', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

export const MAX_NAMES = 100;

/** Greetings, served by the root itself. */
export const GreetService = defineService('greet', {
  hello: {
    description: 'Greets somebody by name.',
    request: jsonSchema<{ name: string; language?: Language }>({
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, default: 'Ada', examples: ['Ada', 'Grace'] },
        language: { enum: [...LANGUAGES], description: 'English unless said otherwise.' },
      },
      required: ['name'],
      additionalProperties: false,
    }),
    response: jsonSchema<{ greeting: string; language: Language }>({
      type: 'object',
      properties: { greeting: { type: 'string' }, language: { enum: [...LANGUAGES] } },
      required: ['greeting', 'language'],
      additionalProperties: false,
    }),
  },
  many: {
    description: 'Greets several people; the answer maps each name to its greeting.',
    request: jsonSchema<{ names: readonly string[] }>({
      type: 'object',
      properties: {
        names: {
          type: 'array',
          minItems: 1,
          maxItems: MAX_NAMES,
          items: { type: 'string', minLength: 1 },
          default: ['Ada', 'Grace', 'Barbara'],
        },
      },
      required: ['names'],
      additionalProperties: false,
    }),
    response: jsonSchema<Record<string, string>>({
      type: 'object',
      additionalProperties: { type: 'string' },
    }),
  },
  shout: {
    description: 'Gives a text back in capitals: a command over one bare value.',
    request: jsonSchema<string>({ type: 'string', default: 'hello, mesh' }),
    response: jsonSchema<string>({ type: 'string' }),
  },
});
