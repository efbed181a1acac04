"use client";

import type { ReactNode } from "react";
import { useFormContext } from "../form-context";

interface FilledFoldProps {
  summary: string;
  /** The fields of texts in it; those in several languages by the name that they begin with. */
  names: readonly string[];
  children: ReactNode;
}

/** What few fill in, in a fold that is open where it holds words: after an answer that kept them nobody sends them unseen. */
export function FilledFold({ summary, names, children }: FilledFoldProps) {
  const { typed } = useFormContext();
  const isFilled = Object.entries(typed ?? {}).some(
    ([field, value]) =>
      names.some((name) => field === name || field.startsWith(`${name}.`)) && [value].flat().some(Boolean),
  );
  return (
    <details className="fold" open={isFilled}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
