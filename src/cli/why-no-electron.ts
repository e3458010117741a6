export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absent where the system has no such thing. */
  readonly userId?: number | undefined;
  readonly noSandbox: boolean;
}

/** Why Electron can't run here whichever it is; undefined: it can be tried. */
export function whyNoElectron({ platform, env, userId, noSandbox }: Machine): string | undefined {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display';
  if (userId === 0 && !noSandbox) return 'the root user needs --no-sandbox';
  return undefined;
}
