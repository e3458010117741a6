/**
 * What an iterator gave, if it is a result at all: else it would be taken for one that isn't done, again and again.
 *
 * @throws TypeError, as `for await` does
 */
export function checkedResult(result: IteratorResult<unknown>): IteratorResult<unknown> {
  if (Object(result) === result) return result;
  throw new TypeError(`The iterator gave ${typeof result} in the place of a result.`);
}
