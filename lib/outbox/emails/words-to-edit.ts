import { loose } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { ownWordsOf, placeholdersOf } from "../rules/own-words";
import { MAILS, type TemplateName } from "../templates/registry";
import { saySentences } from "./sentences";
import { valuesOf } from "./values";

/**
 * The words of one mail as an organiser finds them in its form: what it says already, with what is filled in when it leaves
 * still in braces, so that nobody's name becomes an organiser's words.
 */
export function wordsToEdit(
  template: TemplateName,
  parameters: Readonly<Record<string, unknown>>,
  language: string,
): { subject: string; opening: string; closing: string } {
  const own = ownWordsOf(parameters);
  const t = translator(language, "emails");
  const braces = Object.fromEntries(placeholdersOf(template).map((name) => [name, `{${name}}`]));
  const values = { ...valuesOf(template, parameters, {}, null, language), ...braces };
  const say = (key: string) => saySentences(loose(t).raw(`${template}.${key}`), values, language) ?? "";
  const texts = MAILS[template].blocks.flatMap((block) => (block.block === "text" ? [say(block.text)] : []));
  return {
    subject: own?.subject ?? say("subject"),
    opening: own?.opening ?? texts.filter(Boolean).join("\n\n"),
    closing: own?.closing ?? "",
  };
}
