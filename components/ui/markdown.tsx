import ReactMarkdown from "react-markdown";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { isBearable, markdownOptions } from "@/lib/platform/markdown/render";
import { langOf } from "./localised";

/** The one look of typed text (lib/platform/markdown says what it may hold). */
export function Markdown({
  text,
  className = "",
  above = 2,
}: {
  text: LocalisedText | null;
  className?: string | undefined;
  /** The level of the heading the text stands under. */
  above?: 1 | 2 | 3;
}) {
  if (!text) return null;
  const isTyped = !isBearable(text.text);
  const around = { ...langOf(text), className: `typed ${isTyped ? "lines" : ""} ${className}`.trim() };
  if (isTyped) return <div {...around}>{text.text}</div>;
  return (
    <div {...around}>
      <ReactMarkdown {...markdownOptions(above)}>{text.text}</ReactMarkdown>
    </div>
  );
}
