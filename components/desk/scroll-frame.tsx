import type { ReactNode } from "react";

interface ScrollFrameProps {
  /** What stands in it: for whoever comes to it by keyboard. */
  label: string;
  children: ReactNode;
}

/** A frame in which a wide table scrolls. Without a stop of its own nobody without a pointer could reach its end. */
export function ScrollFrame({ label, children }: ScrollFrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it scrolls, and groups no fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="scroll" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}
