import './calls.css';

export { formatDeadline, parseDeadline } from './deadline';
export { cancelCall, executeCall } from './executeCall';
export { NothingConnected } from './NothingConnected';
export { outcomeOf, outcomeWord } from './outcome';
export { RequestPane } from './RequestPane';
export { ResultPane } from './ResultPane';
export { DEFAULT_DEADLINE_MS } from './useDeadline';
