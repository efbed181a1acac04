import { Fragment } from "react";
import { Localised } from "@/components/ui/localised";
import { namedFile } from "@/lib/forms/rules/named-file";
import { type AnsweredField, type AnswerReader, tellAnswer } from "@/lib/forms/rules/tell-answer";

interface AnswerTextsProps {
  value: string | string[] | undefined;
  field: AnsweredField;
  reader: AnswerReader;
  /** Said where nothing was answered. */
  none: string;
  /** Where a file that was sent is had, by its id. */
  fileHref?: (id: string) => string;
}

/** An answer as a person reads it: the words of its options, a day in words, a number with its unit; else what was typed. */
export function AnswerTexts({ value, field, reader, none, fileHref }: AnswerTextsProps) {
  const file = field.kind === "file" ? namedFile(value) : null;
  if (file && fileHref)
    return (
      <a href={fileHref(file.id)} download dir="auto">
        {file.name}
      </a>
    );
  const texts = tellAnswer(value, field, reader);
  if (texts.length === 0) return none;
  return texts.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is rendered once, on the server
    <Fragment key={index}>
      {index > 0 && " · "}
      <Localised text={text} />
    </Fragment>
  ));
}
