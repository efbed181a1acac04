import type { ReactNode } from "react";

/** What somebody wants to know before answering: purpose, readers, how long. */
export function Why({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="why">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
