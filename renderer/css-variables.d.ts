import 'react';

declare module 'react' {
  /** What is handed to the styles of a component through its element. */
  interface CSSProperties {
    '--columns'?: string;
  }
}
