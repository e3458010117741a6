import { JsonSyntaxError, parseJson } from '@json';
import { MalformedFrame } from '@mesh';

/**
 * What a frame's text becomes for the sink: the JSON value in it, or the reason why there is none.
 * @param unit what a frame is called to a person: "line", "frame"
 */
export function decodeFrame(text: string, sizeBytes: number, unit: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const reason = error.atEnd
      ? `not JSON: the ${unit} ends at byte ${sizeBytes}, too early`
      : `not JSON: ${error.message}`;
    return new MalformedFrame(text, reason);
  }
}
