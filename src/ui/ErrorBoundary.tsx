/** Keeps a defect in one part of the page from taking the rest along. */
import { Component, type ReactNode } from 'react';
import styles from './ErrorBoundary.module.css';

interface Props {
  /** What the part is called in the message, such as `The event log`. */
  readonly part: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** React knows boundaries as classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override readonly state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className={styles.broken} role="alert">
        <p>
          {this.props.part} could not be shown: {error.message}
        </p>
        <button type="button" onClick={() => this.setState({ error: null })}>
          Show it again
        </button>
      </div>
    );
  }
}
