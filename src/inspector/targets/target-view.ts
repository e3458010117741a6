import type {
  ConnectionStep,
  PeerProcess,
  TargetConfig,
  TargetFault,
  TargetState,
  TargetStatus,
} from '@contract';

/** How a target is doing, as the interface is told. */
export class TargetView {
  status: TargetStatus = 'disconnected';
  channel: string | undefined;
  pid: number | undefined;
  commandCount = 0;
  connectStartedAt: number | undefined;
  connectedAt: number | undefined;
  fault: TargetFault | undefined;

  /** Whether calls can be made. */
  get isUp(): boolean {
    return this.status === 'connected' || this.status === 'unresponsive';
  }

  toState(config: TargetConfig, steps: ConnectionStep[], processes: PeerProcess[]): TargetState {
    const { status, channel, pid, commandCount, connectStartedAt, connectedAt, fault } = this;
    return {
      config,
      status,
      commandCount,
      steps,
      ...(channel !== undefined && { channel }),
      ...(pid !== undefined && { pid }),
      ...(connectStartedAt !== undefined && { connectStartedAt }),
      ...(connectedAt !== undefined && { connectedAt }),
      ...(fault !== undefined && { fault }),
      ...(processes.length > 0 && { processes }),
    };
  }
}
