import type { ServiceImplementation } from '@mesh';
import { RequestReader } from '../shared/RequestReader';
import { rejectRequest } from '../shared/rejectRequest';
import { type GreetService, LANGUAGES, type Language, MAX_NAMES } from './GreetService';

const WORDS: Readonly<Record<Language, string>> = {
  en: 'Hello',
  fr: 'Bonjour',
  de: 'Hallo',
  ja: 'こんにちは',
};

export const greetings: ServiceImplementation<typeof GreetService> = {
  hello: (request) => {
    const reader = new RequestReader(request);
    const name = reader.text('name');
    const language = reader.has('language')
      ? (reader.text('language', { oneOf: LANGUAGES }) as Language)
      : 'en';
    return { greeting: greet(name, language), language };
  },
  many: (request) => {
    const names = new RequestReader(request).texts('names', { min: 1, max: MAX_NAMES });
    return Object.fromEntries(names.map((name) => [name, greet(name, 'en')]));
  },
  shout: (request) =>
    typeof request === 'string' ? request.toUpperCase() : rejectRequest('', 'must be a string'),
};

function greet(name: string, language: Language): string {
  return `${WORDS[language]}, ${name}!`;
}
