import type { JsonSchemaValue, Problem } from '../request-form/types';

export interface JsonEditorProps {
  value: string;
  /** Not called in read-only mode. */
  onChange?: (value: string) => void;
  /** Shown at the value that each path (JSON Pointer) names. */
  problems?: readonly Problem[];
  /** Completes members and enum values. */
  schema?: JsonSchemaValue;
  readOnly?: boolean;
  /** Mod+Enter. */
  onSubmit?: () => void;
  /** Names the editor for screen readers. */
  label: string;
  /** Take the height of the content, at most `maxHeight` px, instead of the parent's height. */
  maxHeight?: number;
  autoFocus?: boolean;
  'data-testid'?: string;
}
