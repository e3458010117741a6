import { RegistryName, RendererInfo, RendererPing, RendererSettle } from '@contract';
import { CommandRegistry } from '@mesh';

/**
 * The registry `renderer` with the page's own commands. It puts no deadline on a call: each one's deadline is the
 * inspector's, and a link that ends fails what waits on it.
 *
 * @param router the registry that the page is linked to: `preload`, or `main` in a browser
 */
export function createPageRegistry(router: string): CommandRegistry {
  const registry = new CommandRegistry({
    id: RegistryName.renderer,
    routerChannel: router,
    requestTimeoutMs: 0,
  });
  void registry.registerCommand(RendererInfo, () => ({
    // Without its query, which in a browser may hold the token.
    url: `${location.origin}${location.pathname}`,
    language: navigator.language,
    width: window.innerWidth,
    height: window.innerHeight,
    pixelRatio: window.devicePixelRatio,
    userAgent: navigator.userAgent,
  }));
  void registry.registerCommand(RendererPing, ({ text }) => ({ text, at: Date.now() }));
  // The interface saves at `pagehide`; in a window the way to main is gone by then, so it is asked while there still is one.
  void registry.registerCommand(RendererSettle, async () => {
    window.dispatchEvent(new Event('pagehide'));
    // A call is checked before it is sent, a few turns later: the answer must not overtake what is saved.
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  return registry;
}
