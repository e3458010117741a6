export { type GenerateOptions, generateSource } from './generate-source';
export { readCommandList } from './read-command-list';
