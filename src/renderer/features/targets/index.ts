import './targets.css';

export { TargetDialog } from './TargetDialog';
export { TargetList } from './TargetList';
export {
  connectTarget,
  disconnectTarget,
  duplicateTarget,
  reconnectTarget,
  refreshCommands,
  removeTarget,
} from './targetActions';
