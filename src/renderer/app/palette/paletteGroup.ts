import type { TargetStatus } from '@contract';
import type { Outcome } from '../../components';

export type PaletteIcon =
  | { readonly kind: 'command' | 'event' | 'traffic' | 'unlisted' | 'action' | 'more' }
  | { readonly kind: 'target'; readonly status: TargetStatus }
  | { readonly kind: 'call'; readonly outcome: Outcome };

export interface PaletteItem {
  readonly id: string;
  readonly icon: PaletteIcon;
  readonly label: string;
  /** Ids and URLs stand in the face of code. */
  readonly mono?: boolean;
  /** In the face of code after the label: what was typed. */
  readonly typed?: string;
  readonly detail?: string;
  readonly monoDetail?: boolean;
  readonly badge?: string;
  readonly right?: string;
  /** At the far right, of one width among its like. */
  readonly when?: string;
  readonly keys?: string;
  /** What Enter does. */
  readonly run: () => void;
  /** What Mod+Enter does; absent: the same. */
  readonly runNow?: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly note: string;
  readonly items: readonly PaletteItem[];
}
