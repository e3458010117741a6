import type { FromPage, InspectorService, ToPage } from '@contract';
import type { CommandRegistry, ServiceClient } from '@mesh';

/** Everything that the interface needs from outside, and the only way to it: the desktop's preload, or a browser's WebSockets. */
export interface Platform {
  readonly edition: 'desktop' | 'browser';
  /** The page's own registry, `renderer`, linked to its router. Events of the contract are listened to here. */
  readonly registry: CommandRegistry;
  readonly inspector: ServiceClient<typeof InspectorService>;
  readonly bulk: BulkPort;
  /** Whether the page can reach the inspector; told at once when it changes. */
  readonly connection: Connection;
  /** The frame of the window, where the page draws it (desktop without a native title bar). */
  readonly windowControls?: WindowControls;
  /** Opens the system's dialog; undefined: given up. Absent where there is none. */
  readonly chooseDirectory?: (startAt?: string) => Promise<string | undefined>;
  /** Opens a damaged file of the user's in the system's program for it. Absent where the files are another machine's. */
  readonly openDamaged?: (path: string) => Promise<void>;
  /** Offers a file for saving under the proposed name. */
  saveFile(name: string, text: string, mediaType?: string): Promise<void>;
  copyText(text: string): Promise<void>;
  /** http and https only, after the person confirmed it. */
  openExternal(url: string): Promise<void>;
}

export interface BulkPort {
  post(message: FromPage): void;
  listen(listener: (message: ToPage) => void): () => void;
}

export interface Connection {
  readonly state: 'open' | 'closed';
  subscribe(listener: (state: 'open' | 'closed') => void): () => void;
}

export interface WindowControls {
  minimize(): void;
  toggleMaximize(): void;
  close(): void;
  readonly maximized: boolean;
  subscribe(listener: () => void): () => void;
}
