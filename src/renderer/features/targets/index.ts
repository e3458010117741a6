import './targets.css';

export { TargetDialog } from './TargetDialog';
export { TargetList } from './TargetList';
export {
  connectTarget,
  disconnectTarget,
  duplicateTarget,
  refreshCommands,
  removeTarget,
} from './targetActions';
