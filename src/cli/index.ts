#!/usr/bin/env node
import { version } from '../../package.json';
import { generate } from './generate';
import { open } from './open';
import { parseArguments, type Request, UsageError } from './parse-arguments';
import { USAGE } from './usage';

async function run(args: readonly string[]): Promise<number> {
  let request: Request;
  try {
    request = parseArguments(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`meshscope: ${error.message} See --help.`);
    return 2;
  }
  switch (request.kind) {
    case 'help':
      console.log(USAGE);
      return 0;
    case 'version':
      console.log(version);
      return 0;
    case 'open':
      return open(request.open, version);
    case 'generate':
      return generate(request.generate);
  }
}

process.exit(await run(process.argv.slice(2)));
