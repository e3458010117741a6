import './components.css';
import './json-editor/json-editor.css';
import './json-tree/json-tree.css';
import './request-form/request-form.css';
import './virtual/virtual.css';

export { checkRequest, createRequestChecker } from './check/checkRequest';
export { formatBytes, formatCount, formatDuration, formatTime, formatTimeTitle } from './format/format';
export { visibleName } from './format/visibleName';
export { JsonEditor } from './json-editor/JsonEditor';
export type { JsonEditorProps } from './json-editor/types';
export { copyText } from './json-tree/copyText';
export { JsonTree } from './json-tree/JsonTree';
export type { JsonTreeProps, ValueViewProps } from './json-tree/types';
export { ValueView } from './json-tree/ValueView';
export { focusField } from './request-form/focusField';
export { RequestForm } from './request-form/RequestForm';
export type {
  Formability,
  JsonSchemaValue,
  Problem,
  RequestCheck,
  RequestFormProps,
} from './request-form/types';
export { defaultRequestText } from './schema/defaultRequestText';
export { formability } from './schema/formability';
export { EmptyState, type EmptyStateProps } from './small/EmptyState';
export { IconButton, type IconButtonProps } from './small/IconButton';
export { Kbd, type KbdProps, keyLabel } from './small/Kbd';
export { Notice, type NoticeProps } from './small/Notice';
export { Section, type SectionProps } from './small/Section';
export { Tag, type TagProps } from './small/Tag';
export { StatusMark, type StatusMarkProps, TargetMark, type TargetMarkProps } from './status/StatusMark';
export type { Outcome, TargetState, Tone } from './status/status';
export { RowKeys, type RowStep } from './virtual/RowStep';
export type { Column, KeyStroke, RowState, VirtualListProps, VirtualTableProps } from './virtual/types';
export { VirtualList } from './virtual/VirtualList';
export { VirtualTable } from './virtual/VirtualTable';
