/** What the thread that owns the streams tells of itself. */
export interface OwnerState {
  readonly heapGrowthBytes: number;
  readonly produced: number;
  readonly cleanedUp: number;
}

export interface StreamReport {
  /** Items that came, in order. */
  readonly items: number;
  /** The most that the heap held more than before, each time after collection: of root and consumer, and of the owner. */
  readonly heapGrowthBytes: number;
  readonly heapGrowthAtOwnerBytes: number;
  /** What the owner produced for a consumer that took ten items and then no more. */
  readonly producedForSlow: number;
  /** What a consumer was told that waited when its registry was disposed of. */
  readonly atDispose: string;
}
