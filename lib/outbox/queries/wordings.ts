import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { localise } from "@/lib/platform/i18n/localised";
import { isWhole, OWN_WORDS, ownWordsOf, saidBy } from "../rules/own-words";
import { MAILS } from "../templates/registry";
import type { KnownTitles, WaitingMessage, WrittenMailing } from "./waiting";

interface KnownWording {
  editionId: string;
  template: string;
  subject: unknown;
  opening: unknown;
  closing: unknown;
  leftOut: string[];
}

/** A message with what is known of it: its edition, and the mailing it belongs to. */
interface AtHand extends WaitingMessage {
  edition: KnownTitles | undefined;
  written: WrittenMailing | undefined;
}

const saysAs = ({ template, parameters }: WaitingMessage) => saidBy(template, parameters);

/**
 * In whose words messages speak, in the order they were given: of one mail what an organiser wrote into it alone, of a
 * mailing its text, else how the edition says such a mail. Each in the language of its reader or one that stands in for it.
 */
export async function readWordings(
  reader: Reader,
  messages: readonly AtHand[],
): Promise<Array<Record<string, unknown>>> {
  const reworded = messages.filter((message) => MAILS[saysAs(message)].ownWords);
  const ids = [...new Set(reworded.flatMap(({ edition }) => edition?.editionId ?? []))];
  const templates = [...new Set(reworded.map(saysAs))];
  const rows =
    ids.length > 0
      ? await reader.$queryRaw<KnownWording[]>`
          SELECT edition_id AS "editionId", template, subject, opening, closing, left_out AS "leftOut" FROM mail_wording
          WHERE edition_id = ANY(${ids}::uuid[]) AND template = ANY(${templates}) ${KEEP_PLAN}`
      : [];
  const byMail = new Map(rows.map((row) => [`${row.editionId} ${row.template}`, row]));
  return messages.map((message) => {
    const { edition, written, language, parameters } = message;
    const alone = ownWordsOf(parameters);
    if (alone || !edition) return alone ? { [OWN_WORDS]: alone } : {};
    const say = (json: unknown) => localise(json, language, edition.languages)?.text ?? null;
    if (written && isWhole(saysAs(message))) {
      const { subject, body, attached } = written;
      const words = { subject: say(subject), opening: say(body), closing: null, leftOut: [] };
      return { [OWN_WORDS]: { ...words, attached } };
    }
    const row = byMail.get(`${edition.editionId} ${saysAs(message)}`);
    if (!row) return {};
    const { subject, opening, closing, leftOut } = row;
    return { [OWN_WORDS]: { subject: say(subject), opening: say(opening), closing: say(closing), leftOut } };
  });
}
