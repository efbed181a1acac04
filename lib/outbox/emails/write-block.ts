import { loose, type Texts } from "@/lib/platform/i18n/texts";
import type { MailFacts } from "../rules/mail-facts";
import { ownWordsOf } from "../rules/own-words";
import type { AnyBlock } from "../templates/definition/blocks";
import type { TemplateName } from "../templates/registry";
import type { MailBlock, MailLinks } from "./content";
import { editionBlocks, ticketBlock } from "./edition-blocks";
import type { MailValues } from "./sentences";
import { organiserText, typedText } from "./typed-text";

/** A mail while it is written: what it is about, and how its reader's language says things. */
export interface MailAtHand {
  template: TemplateName;
  parameters: Readonly<Record<string, unknown>>;
  values: MailValues;
  links: MailLinks;
  facts: MailFacts | null;
  language: string;
  t: Texts<"emails">;
  /** A text of which what is not known is left out; null when nothing is left. */
  say: (key: string) => string | null;
}

/** One block of a mail as its template orders it; none where what it shows is not known. */
export function writeBlock(spec: AnyBlock, mail: MailAtHand): MailBlock[] {
  const { template, values, links, facts, language, t } = mail;
  const own = (key: string) => loose(t)(`${template}.${key}`);
  const reference = values.reference ?? "";
  switch (spec.block) {
    case "text":
    case "words":
    case "lines":
      return writeSaid(spec, mail);
    case "own":
      return [];
    case "wanted-ticket": {
      const wanted = ownWordsOf(mail.parameters)?.attached?.includes("ticket");
      const ticket = wanted ? ticketBlock(reference, facts, t) : null;
      return ticket ? [ticket] : [];
    }
    case "ticket": {
      const ticket = ticketBlock(reference, facts, t);
      return ticket ? [ticket] : writeBlock({ block: "reference" }, mail);
    }
    case "reference":
      return reference ? [{ kind: "code", label: t("reference"), value: reference }] : [];
    case "button":
      return links.button
        ? [{ kind: "button", text: own(spec.text), address: links.button, otherwise: t("address") }]
        : [];
    case "reason": {
      const reason = mail.say(`${template}.${spec.text}`);
      return reason ? [{ kind: "paragraph", text: reason, quiet: true }] : [];
    }
    case "code":
      return links.code ? [{ kind: "code", label: own(spec.text), value: links.code }] : [];
    case "edition":
      return facts
        ? editionBlocks(template, spec, facts, links, language, t, ownWordsOf(mail.parameters)?.leftOut)
        : [];
    case "keep":
      return links.button ? [{ kind: "paragraph", text: t("keep"), quiet: true }] : [];
  }
}

type Said = Extract<AnyBlock, { block: "text" | "words" | "lines" }>;

/** Blocks of words, which say the same to everybody whom one mail is for. */
export const isSaid = (spec: AnyBlock): spec is Said =>
  spec.block === "text" || spec.block === "words" || spec.block === "lines";

/** Our sentences, an organiser's words, lines that others typed. */
export function writeSaid(
  spec: Said,
  { template, parameters, values, t, say }: Omit<MailAtHand, "links" | "facts" | "language">,
): MailBlock[] {
  if (spec.block === "text") {
    const key = spec.without && !values[spec.without.value] ? spec.without.text : spec.text;
    const text = say(`${template}.${key}`);
    return text ? text.split("\n\n").map((words) => ({ kind: "paragraph", text: words })) : [];
  }
  const typed = String(parameters[spec.of] ?? "");
  if (spec.block === "words") {
    const source = organiserText(typed);
    return source ? [{ kind: "prose", introduction: spec.introduction && t(spec.introduction), source }] : [];
  }
  const text = typedText(typed).trim();
  const introduction = loose(t)(`${template}.${spec.introduction}`);
  return text ? [{ kind: "quote", introduction, text }] : [];
}
