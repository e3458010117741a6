import { WindowChanged, WindowService } from '@contract';
import type { CommandRegistry, ServiceClient } from '@mesh';
import { Listeners } from '../listeners';
import type { WindowControls } from '../platform';

/** The page's own window, through the commands that main hosts. */
export class DesktopWindow implements WindowControls {
  readonly #client: ServiceClient<typeof WindowService>;
  readonly #listeners = new Listeners<void>();
  #maximized = false;

  constructor(registry: CommandRegistry) {
    this.#client = registry.client(WindowService);
    registry.on(WindowChanged, ({ maximized }) => this.#set(maximized));
  }

  get maximized(): boolean {
    return this.#maximized;
  }

  /** Asks how the window is now. */
  async refresh(): Promise<void> {
    this.#set((await this.#client.state()).maximized);
  }

  minimize(): void {
    void this.#client.minimize();
  }

  toggleMaximize(): void {
    void this.#client.toggleMaximize();
  }

  close(): void {
    // The window may be gone before the answer is here.
    this.#client.close().catch(() => undefined);
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  appear(scheme: 'light' | 'dark'): Promise<void> {
    return this.#client.appear({ scheme });
  }

  async chooseDirectory(startAt?: string): Promise<string | undefined> {
    return (await this.#client.chooseDirectory(startAt === undefined ? {} : { startAt })).path;
  }

  openDamaged(path: string): Promise<void> {
    return this.#client.openDamaged({ path });
  }

  openExternal(url: string): Promise<void> {
    return this.#client.openExternal({ url });
  }

  #set(maximized: boolean): void {
    if (this.#maximized === maximized) return;
    this.#maximized = maximized;
    this.#listeners.tell();
  }
}
