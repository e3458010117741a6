/** What is known of the machine: `process.platform`, the environment, the user's home. */
export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Empty where there is none. */
  readonly home: string;
  /** Where everybody may write, for want of a home. */
  readonly temporary: string;
}

/**
 * Where both editions keep what is the user's: `MESHSCOPE_DATA`, else where the system's rules put it (XDG Base Directory
 * on Linux, Application Support on macOS, %APPDATA% on Windows).
 */
export function dataDirectory({ platform, env, home, temporary }: Surroundings): string {
  const { MESHSCOPE_DATA, APPDATA, XDG_DATA_HOME } = env;
  if (MESHSCOPE_DATA) return MESHSCOPE_DATA;
  switch (platform) {
    case 'win32':
      return `${APPDATA || (home ? `${home}\\AppData\\Roaming` : temporary)}\\Meshscope`;
    case 'darwin':
      return home ? `${home}/Library/Application Support/Meshscope` : `${temporary}/Meshscope`;
    default:
      // XDG: a path that isn't absolute counts as absent.
      if (XDG_DATA_HOME?.startsWith('/')) return `${XDG_DATA_HOME}/meshscope`;
      return home ? `${home}/.local/share/meshscope` : `${temporary}/meshscope`;
  }
}
