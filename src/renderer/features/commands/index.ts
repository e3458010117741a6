import './commands.css';

export { CommandPane } from './CommandPane';
export { filterCommands, markParts } from './filterCommands';
export { Marked } from './Marked';
export { toggleStar } from './toggleStar';
export { UnlistedIdDialog } from './UnlistedIdDialog';
