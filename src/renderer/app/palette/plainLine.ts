/** The first line of a description, without the marks around code in it. */
export const plainLine = (description: string): string =>
  (description.split('\n')[0] ?? '').replace(/`([^`]+)`/g, '$1');
