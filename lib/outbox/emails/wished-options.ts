import type { Texts } from "@/lib/platform/i18n/texts";
import type { MailFacts } from "../rules/mail-facts";
import type { MailBlock } from "./content";
import { organiserLine } from "./typed-text";

type Registration = Pick<NonNullable<MailFacts["registration"]>, "options" | "ticket">;

/** What somebody chose of options with places of their own: where they have one, and what is only a wish. Nothing leaves it out. */
export function optionBlocks({ options = [], ticket }: Registration, t: Texts<"emails">): MailBlock[] {
  const rows = options
    .filter(({ place }) => place)
    .map(({ question, option }) => ({ label: organiserLine(question), lines: [organiserLine(option)] }));
  const wishes = wishedOptions({ options });
  return [
    ...(rows.length > 0 ? [{ kind: "facts", rows } satisfies MailBlock] : []),
    ...(wishes === ""
      ? []
      : [
          {
            kind: "section",
            title: t("wishes.title"),
            text: t(ticket ? "wishes.place" : "wishes.list", { options: wishes }),
          } satisfies MailBlock,
        ]),
  ];
}

/** What is only a wish, each with its question; empty where nothing is. */
export function wishedOptions({ options = [] }: Pick<Registration, "options">): string {
  return options
    .filter(({ place }) => !place)
    .map(({ question, option }) => `${organiserLine(option)} (${organiserLine(question)})`)
    .join("; ");
}
