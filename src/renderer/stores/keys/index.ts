export { Actions } from './actions';
export { type ActionId, actionIds, type KeyAction, keyMap, keysOf } from './keyMap';
export { isMac, pressedShortcut } from './pressedShortcut';
export { isShortcut, isSingleKey, type Stroke, shortcutOf } from './shortcut';
export { useAction } from './useAction';
export { useKeys, useShortestKeys } from './useKeys';
