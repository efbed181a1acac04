import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { localise } from "@/lib/platform/i18n/localised";
import {
  ATTACHMENTS,
  isWhole,
  OPTIONAL_BLOCKS,
  OWN_WORDS,
  type OwnWords,
  ownWordsOf,
  saidBy,
} from "../rules/own-words";
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
    const { edition, parameters } = message;
    const alone = ownWordsOf(parameters);
    const own = edition ? readOwn(message, edition, byMail) : null;
    if (!alone || !own) return alone || own ? { [OWN_WORDS]: alone ?? own } : {};
    // What comes with all of them comes with the one that was edited, too.
    const [subject, opening] = [alone.subject ?? own.subject, alone.opening ?? own.opening];
    return { [OWN_WORDS]: { ...own, subject, opening, closing: alone.closing ?? own.closing } };
  });
}

/** How all mails of a kind are said to readers of one language: as their mailing, or as their edition has it; null: neither. */
function readOwn(
  message: AtHand,
  edition: KnownTitles,
  byMail: ReadonlyMap<string, KnownWording>,
): OwnWords | null {
  const { written, language } = message;
  const say = (json: unknown) => localise(json, language, edition.languages)?.text ?? null;
  if (written && isWhole(saysAs(message))) {
    const { subject, body, attached } = written;
    const words = { subject: say(subject), opening: say(body), closing: null, leftOut: [] };
    return { ...words, attached: ATTACHMENTS.filter((one) => attached.includes(one)) };
  }
  const row = byMail.get(`${edition.editionId} ${saysAs(message)}`);
  if (!row) return null;
  const { subject, opening, closing } = row;
  const leftOut = OPTIONAL_BLOCKS.filter((block) => row.leftOut.includes(block));
  return { subject: say(subject), opening: say(opening), closing: say(closing), leftOut };
}
