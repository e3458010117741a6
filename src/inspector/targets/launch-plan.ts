import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TargetConfig } from '@contract';
import { CommandLineError, splitCommandLine } from '@transports/node';
import type { InspectorHost } from '../inspector-host';
import { findProgram, isDirectory, isFile } from './find-program';
import { parseTargetUrl, TargetUrlError } from './target-url';

/** A program that is about to be started. */
export interface LaunchPlan {
  /** The peer's name on this side. */
  readonly channel: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What was found, for the step Resolve. */
  readonly detail: string;
  /** The demo mesh tells about its processes. */
  readonly isDemo: boolean;
}

/**
 * Finds out what to start for a target. Nothing runs yet.
 *
 * @throws TargetUrlError with what is missing and what to do
 */
export function planLaunch(config: TargetConfig, host: InspectorHost): LaunchPlan {
  const place = parseTargetUrl(config.url);
  const cwd = resolve(host.cwd ?? process.cwd(), config.cwd ?? '');
  if (!isDirectory(cwd)) {
    throw existsSync(cwd)
      ? new TargetUrlError('no directory', `${cwd} isn't a directory.`, ['Correct the directory.'])
      : new TargetUrlError('no directory', `The directory ${cwd} doesn't exist.`, [
          'Correct the directory, or make it.',
        ]);
  }
  switch (place.kind) {
    case 'self':
      throw new TargetUrlError('not a program', 'This app is there already.');
    case 'demo':
      return planDemo(config, host, cwd);
    case 'stdio':
      return planProgram(config, place.commandLine, cwd);
  }
}

function planDemo(config: TargetConfig, host: InspectorHost, cwd: string): LaunchPlan {
  const file = join(host.programDirectory, host.demoFile ?? 'root.cjs');
  if (!isFile(file)) {
    throw new TargetUrlError('not found', `The demo mesh isn't where it should be: ${file} doesn't exist.`, [
      'Build the app again, or install it anew.',
    ]);
  }
  const { command, args, env } = host.nodeProgram(file);
  return {
    channel: 'root',
    command: [command, ...args],
    cwd,
    env: { ...env, ...config.env },
    detail: `${command}, ${file}`,
    isDemo: true,
  };
}

function planProgram(config: TargetConfig, commandLine: string, cwd: string): LaunchPlan {
  const [program = '', ...args] = wordsOf(commandLine);
  const found = findProgram(program, {
    cwd,
    path: config.env?.['PATH'] ?? process.env['PATH'] ?? '',
    ...(process.platform === 'win32' && { pathExtensions: (process.env['PATHEXT'] ?? '.EXE').split(';') }),
  });
  if (found === undefined) throw notFound(program, cwd);
  const script = args.map((arg) => resolve(cwd, arg)).find((path) => isFile(path));
  return {
    channel: config.name.trim() === '' ? program : config.name.trim(),
    command: [found, ...args],
    cwd,
    env: config.env ?? {},
    detail: script === undefined ? found : `${found}, ${script}`,
    isDemo: false,
  };
}

function wordsOf(commandLine: string): string[] {
  try {
    return splitCommandLine(commandLine);
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    throw new TargetUrlError('command line', `The command line can't be started: ${error.message}.`);
  }
}

function notFound(program: string, cwd: string): TargetUrlError {
  const isPath = /[/\\]/.test(program);
  const path = resolve(cwd, program);
  if (isPath && isFile(path)) {
    return new TargetUrlError('not executable', `${path} isn't executable.`, [
      `Make it so (chmod +x), or name the program that runs it, such as node ${program}.`,
    ]);
  }
  if (isPath && isDirectory(path)) {
    return new TargetUrlError('not a program', `${path} is a directory.`, ['Name a program in it.']);
  }
  return isPath
    ? new TargetUrlError('not found', `${path} doesn't exist.`, [
        'Correct the path: it is seen from the directory of the target.',
      ])
    : new TargetUrlError('not found', `No program called ${program} is in the PATH.`, [
        'Give its full path, or install it.',
        'An app that was started from the desktop may have another PATH than a terminal: set PATH under Environment.',
      ]);
}
