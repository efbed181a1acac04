import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type MailLooked, type MailReader, previewsOf } from "@/lib/outbox/queries/mail-look";
import type { FindMailContexts } from "@/lib/outbox/rules/mail-facts";
import { canBeFilled } from "@/lib/outbox/rules/own-words";
import { type Reader, reading } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import type { MailingLook } from "../schema";
import { inAudience } from "./audience";

type Scope = EditionScope<"send-messages">;

/** As many as one scrolls through. */
const MOST_READERS = 50;

/** Some of those a message reaches, to read it as they would, the newest first. */
export async function readAudienceReaders(
  db: Reader,
  scope: Scope,
  audience: readonly string[],
): Promise<MailReader[]> {
  return db.registration.findMany({
    where: inAudience(scope, audience),
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: MOST_READERS,
    select: { id: true, fullName: true, reference: true, emailKey: true },
  });
}

interface Words {
  subject: unknown;
  body: unknown;
  attached: readonly string[];
}

/** A message as its reader would find it, in each language of the edition and of those it reaches. */
export function looksOf(
  scope: Scope,
  { subject, body, attached }: Words,
  reader: MailReader | null,
  languages: readonly string[],
  findContexts: FindMailContexts,
): Promise<MailLooked[]> {
  const wording = { subject, opening: body, closing: {}, leftOut: [], attached };
  const read = [...new Set([...scope.languages, ...languages])];
  return previewsOf(scope, "mailing", wording, reader, findContexts, read);
}

/** How many a message reaches in each language, the most first. */
export async function countLanguages(
  db: Reader,
  scope: Scope,
  audience: readonly string[],
): Promise<Array<{ language: string; people: number }>> {
  const where = inAudience(scope, audience);
  const rows = await db.registration.groupBy({ by: ["language"], where, _count: true });
  return rows
    .map(({ language, _count }) => ({ language, people: _count }))
    .sort((one, other) => other.people - one.people || (one.language < other.language ? -1 : 1));
}

/**
 * How a message would read with words that are not stored, to one of those it reaches, in each language that is read.
 * Writes nothing. Refused with "placeholder" as saving it would be.
 */
export async function lookAtMailing(
  scope: Scope,
  { audience, reader, ...words }: MailingLook,
  findContexts: FindMailContexts,
): Promise<Result<MailLooked[], "placeholder">> {
  const all = [words.subject, words.body].flatMap((text) => Object.values(text));
  if (!all.every((one) => canBeFilled(one, "mailing"))) return refused("placeholder");
  const [readers, counts] = await reading((db) =>
    Promise.all([
      reader ? readAudienceReaders(db, scope, audience) : [],
      countLanguages(db, scope, audience),
    ]),
  );
  const chosen = readers.find(({ id }) => id === reader) ?? null;
  const languages = counts.map(({ language }) => language);
  return done(await looksOf(scope, words, chosen, languages, findContexts));
}
