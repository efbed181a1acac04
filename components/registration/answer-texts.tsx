import { Localised, Typed } from "@/components/ui/localised";
import type { LocalisedText } from "@/lib/platform/i18n/localised";

interface AnswerTextsProps {
  value: string | string[] | undefined;
  options: ReadonlyArray<{ value: string; label: LocalisedText }>;
  /** Said where nothing was answered. */
  none: string;
}

/** An answer as a person reads it: the words of its options, else what was typed. */
export function AnswerTexts({ value, options, none }: AnswerTextsProps) {
  const parts = value === undefined ? [] : [value].flat().filter((part) => part !== "");
  if (parts.length === 0) return none;
  return parts.map((part, index) => {
    const option = options.find((one) => one.value === part);
    return (
      <span key={part}>
        {index > 0 && " · "}
        {option ? <Localised text={option.label} /> : <Typed>{part}</Typed>}
      </span>
    );
  });
}
