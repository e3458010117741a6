/** A JSON text without the white space that means nothing; numbers and strings stay as they are written. */
export function compactJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/gs, (_, string: string | undefined) => string ?? '');
}

/** Whether two JSON texts say the same in the same spelling, however they are laid out. */
export const sameJson = (a: string, b: string): boolean => a === b || compactJson(a) === compactJson(b);

/** How many bytes a text takes as UTF-8. */
export const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** An `execute.command.request` as it would go over the wire, with the request's numbers as written. */
export function requestFrame(id: string, commandId: string, requestText: string | undefined): string {
  const head = `{"id":${JSON.stringify(id)},"type":"execute.command.request","commandId":${JSON.stringify(commandId)}`;
  return requestText === undefined ? `${head}}` : `${head},"request":${compactJson(requestText)}}`;
}
