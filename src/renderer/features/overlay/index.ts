export { ContextMenu, type ContextMenuProps } from './ContextMenu';
export { Dialog, type DialogProps } from './Dialog';
