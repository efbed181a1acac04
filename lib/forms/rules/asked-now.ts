import type { AskedField, JudgedAnswers } from "./answers";
import { asks, KINDS } from "./kinds";
import { isConditional } from "./visible";

/**
 * The questions that what was sent has brought, as field errors: without JavaScript the page that was sent did not have
 * them, so nobody has left them blank. The same page, drawn with what was typed, asks them.
 * @param shown the versions of conditional questions that the page had
 */
export function askedNow(
  fields: readonly AskedField[],
  { asked, answers, fieldErrors }: JudgedAnswers,
  shown: Readonly<Record<string, unknown>>,
): Record<string, "asked-now"> {
  const fresh = fields.flatMap((field) => {
    const { versionId, kind } = field;
    const name = `answers.${versionId}`;
    const blank =
      !(versionId in answers) && [undefined, KINDS[kind].missing].includes(fieldErrors[name] as never);
    const unseen =
      isConditional(field) && asks(kind) && asked.has(versionId) && !Object.hasOwn(shown, versionId);
    return unseen && blank ? [[name, "asked-now"] as const] : [];
  });
  return Object.fromEntries(fresh);
}
