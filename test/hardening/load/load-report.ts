/** How long a load took, and a tenth of it. */
export interface Measure {
  readonly count: number;
  readonly tenthMs: number;
  readonly wholeMs: number;
}

export interface LoadReport {
  readonly pendingAtClose: Measure;
  readonly events: Measure;
  readonly registrations: Measure;
  readonly removals: Measure;
  readonly waitingCalls: Measure;
  readonly streamsAtClose: Measure;
  readonly keptAfterEventsBytes: number;
  readonly keptAfterStreamsBytes: number;
}
