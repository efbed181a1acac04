import * as z from "zod/mini";
import { done, type Result, refused } from "@/lib/platform/result";

/** An answer as it is stored: a text, or for several choices a list of texts. */
export type AnswerValue = string | string[];

/** What can be wrong with an answer; the form has words for each, the API tells it as it is. */
export type AnswerCode =
  | "missing"
  | "choose"
  | "too-few"
  | "too-many"
  | "too-long"
  | "characters"
  | "number"
  | "too-small"
  | "too-large"
  | "date"
  | "too-early"
  | "too-late"
  | "time"
  | "country"
  | "language"
  | "phone"
  | "email"
  | "url"
  /** Not a file that is here: it has to be chosen again. */
  | "file"
  | "file-type"
  | "file-large"
  /** No room, or too many were sent. */
  | "file-room"
  | "invalid";

export type Judged = Result<AnswerValue, AnswerCode>;

/** What a kind is told of a question. */
interface Asked {
  options: ReadonlyArray<{ value: string }>;
  /** As stored; the kind reads it, and what it can't read sets nothing. */
  settings: unknown;
}

/** One way to answer a question. */
export interface AnswerKind {
  /** Several answers are stored, not the first one only. */
  several: boolean;
  /** What is wrong where a needed answer is left out; null: nothing is asked. */
  missing: "missing" | "choose" | null;
  /** What an organiser may set. */
  settings: z.ZodMiniType<object>;
  /**
   * What is stored of what was given (none of it blank), or what is wrong with it. What is stored is judged to be itself:
   * a draft is judged again when it is sent.
   */
  judge: (given: readonly string[], asked: Asked) => Judged;
}

interface Definition<Settings extends object> extends Pick<AnswerKind, "missing"> {
  several?: boolean;
  settings: z.ZodMiniType<Settings>;
  judge: (given: readonly string[], settings: Settings, options: ReadonlySet<string>) => Judged;
}

/** A kind with settings of its own; `{}` must be among them. */
export function defineKind<Settings extends object>(definition: Definition<Settings>): AnswerKind {
  const { several = false, missing, settings, judge } = definition;
  return {
    several,
    missing,
    settings,
    judge: (given, asked) => {
      const read = z.safeParse(settings, asked.settings);
      const options = new Set(asked.options.map(({ value }) => value));
      return judge(given, read.success ? read.data : z.parse(settings, {}), options);
    },
  };
}

/** A kind answered by one text, with nothing to set. */
export function textKind(
  read: (text: string) => Result<string, AnswerCode>,
  missing: "missing" | "choose" = "missing",
): AnswerKind {
  return defineKind({ missing, settings: z.strictObject({}), judge: ([text = ""]) => read(text) });
}

/** What a schema of texts makes of one; its messages are codes of answers. */
export function readBy(schema: z.ZodMiniType<string>) {
  return (text: string): Result<string, AnswerCode> => {
    const parsed = z.safeParse(schema, text);
    return parsed.success
      ? done(parsed.data)
      : refused((parsed.error.issues[0]?.message ?? "invalid") as AnswerCode);
  };
}

/** The signs of other keyboards as plain ones, and blanks as single spaces: "１２ – ３" is "12 - 3". */
export function plainSigns(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}
