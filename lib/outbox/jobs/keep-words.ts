import "server-only";
import { translator } from "@/lib/platform/i18n/translator";
import { asText } from "../emails/render-text";
import { type SaidMail, sayWhatStood, withoutAnswers, withoutDoors } from "../emails/said";
import type { ReadyMessage } from "./prepare-mail";
import { contentOf } from "./write-mail";

/**
 * What the row of one message keeps of its mail: its words as they leave, without what opens something, so that the desk can
 * show them as they were. Of a mail for several it keeps what was said of its own person: so whoever is erased takes theirs along,
 * and nobody else's.
 * Nobody reads what mails of the installation said.
 * @param each whom the mail is about, in its order
 * @param attached the names of the files that come with it
 */
export function keepWords(
  each: readonly [ReadyMessage, ...ReadyMessage[]],
  own: ReadyMessage,
  attached: readonly string[],
): SaidMail | null {
  const { editionId } = own.message;
  if (!editionId) return null;
  // That an address has registrations elsewhere is not for this edition's organisers, nor how many.
  const [first, ...others] = each.filter(({ message }) => message.editionId === editionId);
  if (!first) return null;
  const here = [first, ...others] as const;
  const whole = here.length === each.length;
  const parts = contentOf(harmless(here), here.indexOf(own));
  const t = translator(own.message.language, "emails");
  const words = { link: t("stood.link"), join: t("stood.join"), choice: t("stood.choice") };
  return {
    subject: parts.subject,
    text: sayWhatStood(asText(parts), words),
    attached: whole ? [...attached] : [],
  };
}

/** No secret is at hand when the words are written that are kept. */
function harmless([first, ...others]: readonly [ReadyMessage, ...ReadyMessage[]]) {
  const without = (one: ReadyMessage): ReadyMessage => ({
    ...one,
    links: withoutDoors(one.message.template, one.links),
    context: one.context && { ...one.context, facts: withoutAnswers(one.context.facts) },
  });
  return [without(first), ...others.map(without)] as const;
}
