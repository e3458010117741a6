import { Component, type ReactNode } from 'react';
import { Notice } from '../small/Notice';

interface FormBoundaryProps {
  onFault: ((reason: string) => void) | undefined;
  children: ReactNode;
}

/** Keeps a schema that the form's code trips over from taking the window with it. */
export class FormBoundary extends Component<FormBoundaryProps, { reason: string | undefined }> {
  override state: { reason: string | undefined } = { reason: undefined };

  static getDerivedStateFromError(error: unknown): { reason: string } {
    return { reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }

  override componentDidCatch(): void {
    this.props.onFault?.(`The form couldn’t be drawn from the schema: ${this.state.reason ?? ''}`);
  }

  override render(): ReactNode {
    if (this.state.reason === undefined) return this.props.children;
    return (
      <Notice tone="warn">
        The form couldn’t be drawn from the schema: {this.state.reason}. Use the JSON view.
      </Notice>
    );
  }
}
