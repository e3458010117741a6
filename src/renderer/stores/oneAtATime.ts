/**
 * Makes a task run once at a time for each key: what is asked for while it runs is done once more afterwards, however
 * often it was asked for.
 */
export function oneAtATime(task: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const again = new Map<string, boolean>();
  return async function run(key) {
    if (again.has(key)) {
      again.set(key, true);
      return;
    }
    again.set(key, false);
    try {
      await task(key);
    } finally {
      const wanted = again.get(key) === true;
      again.delete(key);
      if (wanted) await run(key);
    }
  };
}
