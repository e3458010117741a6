/** What --help prints. */
export const USAGE = `Meshscope: an inspector for command meshes

Usage: meshscope [options]            (in a checkout: npm start -- [options])
       meshscope generate [--services] <commands.json> <file.ts>

  --web            serve the browser edition on the loopback address, and print its link
  --port N         port of the browser edition; without it, one that is free
  --no-open        don't open the browser
  --data DIR       keep settings, targets and history there instead of in the user's data directory
  --no-sandbox     let Electron run without its sandbox, which it needs for the root user
  --services       generate: make commands with a dotted prefix methods of a service
  --version        print the version
  --help           print this

generate writes TypeScript definitions and types for a list of commands: what listCommands gives, a
list.commands.response, or the cmds.json of an HTTP peer.

Outside a checkout the browser edition needs the package libsql beside this one, and the window electron:
npm install libsql@0.5 electron

Environment: MESHSCOPE_DATA like --data; ELECTRON_OVERRIDE_DIST_PATH the folder of another Electron.
`;
