import type { ReactNode } from "react";

interface SureProps {
  /** What one is about to do. */
  ask: string;
  /** What follows from it. */
  warning: string;
  children: ReactNode;
}

/** A step that cannot be undone: a fold that names what follows before its button; works without JavaScript. */
export function Sure({ ask, warning, children }: SureProps) {
  return (
    <details className="sure">
      <summary>{ask}</summary>
      <p>{warning}</p>
      {children}
    </details>
  );
}
