/** What a registry of the app observed, reduced to what the capture of `self:` and the ways of calls need. */
export interface ReportedRecord {
  readonly kind: 'frame' | 'violation' | 'ignored' | 'refused';
  readonly at: number;
  readonly channel: string;
  readonly direction: 'in' | 'out';
  /** JSON of the message. */
  readonly text: string;
  /** Why it is a violation, ignored or refused; empty for a frame. */
  readonly reason: string;
  readonly type?: string;
  readonly messageId?: string;
  readonly thid?: string;
  readonly subject?: string;
}
