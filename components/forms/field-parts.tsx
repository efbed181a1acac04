import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** The words of an error at its field; the same as in the summary. */
export function FieldErrorText({ id, prefix, text }: { id: string; prefix: string; text: string | null }) {
  if (!text) return null;
  return (
    <p className="fault" id={`${id}-fault`}>
      <Icon name="warning" />
      <span>
        <span className="vh">{prefix} </span>
        {text}
      </span>
    </p>
  );
}

/** What somebody wants to know before answering: purpose, readers, how long. */
export function Why({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="why">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** The ids that describe a control: its hint and its error, as far as they are there. */
export function describedBy(id: string, hint: unknown, error: string | null): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-fault`].filter(Boolean).join(" ") || undefined;
}
