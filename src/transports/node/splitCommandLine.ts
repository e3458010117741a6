/** A command line that can't be split into words. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
}

/**
 * Splits a command line into words as a POSIX shell does: blanks part, quotes join, a backslash takes the next
 * character as it is. Nothing is expanded and no shell runs, so what only a shell could do is refused.
 *
 * @param windows there a backslash outside quotes is part of a path
 * @throws CommandLineError for an open quote, nothing at all, or an operator of the shell
 */
export function splitCommandLine(line: string, windows = process.platform === 'win32'): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  const add = (text: string): void => {
    word = (word ?? '') + text;
  };
  const quoted = (quote: string): void => {
    const start = at++;
    add('');
    for (; line[at] !== quote; at++) {
      if (at >= line.length)
        throw new CommandLineError(`the ${quote} at character ${start + 1} is never closed`);
      const next = line[at + 1] ?? '';
      if (
        quote === '"' &&
        line[at] === '\\' &&
        '"\\$`'.includes(next) &&
        next !== '' &&
        !(windows && next === '\\')
      )
        at++;
      add(line[at] ?? '');
    }
    at++;
  };
  while (at < line.length) {
    const char = line[at] ?? '';
    if (char === "'" || char === '"') quoted(char);
    else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
    } else if (char === '\\' && !windows) {
      if (at + 1 >= line.length) throw new CommandLineError('nothing follows the backslash at the end');
      if (line[at + 1] !== '\n') add(line[at + 1] ?? '');
      at += 2;
    } else if ('|&;<>()`'.includes(char)) {
      throw new CommandLineError(
        `${char} works only in a shell, and none is used: put quotes around it, or start sh -c '…'`,
      );
    } else {
      add(char);
      at++;
    }
  }
  if (word !== undefined) words.push(word);
  if (words.length === 0) throw new CommandLineError('the command line is empty');
  return words;
}
