import './calls.css';

export { DeadlineInput } from './DeadlineInput';
export { formatDeadline, parseDeadline } from './deadline';
export { cancelCall, executeCall } from './executeCall';
export { NothingConnected } from './NothingConnected';
export { outcomeOf, outcomeWord } from './outcome';
export { RequestPane } from './RequestPane';
export { ResultPane } from './ResultPane';
export { ResultPanels } from './ResultPanels';
export { ResultTabList } from './ResultTabList';
export { useChosenCall } from './useChosenCall';
export { useChosenCommand } from './useChosenCommand';
export { DEFAULT_DEADLINE_MS } from './useDeadline';
export { useFramedCall } from './useFramedCall';
