/** Commands and events of the contract that carry captured data to the interface and nothing else. */
const FEEDS = new Set([
  'inspector.call.changed',
  'inspector.call.path',
  'inspector.listCalls',
  'inspector.readCall',
]);

/** Whether a frame only feeds the interface with captured data (ARCHITECTURE.md, "The links between the registries"). */
export function feedsOnly(type: string | undefined, subject: string | undefined): boolean {
  return (
    (type === 'event' || type === 'execute.command.request') && subject !== undefined && FEEDS.has(subject)
  );
}
