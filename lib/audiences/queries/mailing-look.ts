import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type MailLooked, type MailReader, previewsOf } from "@/lib/outbox/queries/mail-look";
import type { FindMailContexts } from "@/lib/outbox/rules/mail-facts";
import { findFault } from "@/lib/outbox/rules/own-words";
import { type Reader, reading } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { mailOf, readTarget, targetOf } from "../rules/target";
import type { MailingLook } from "../schema";
import { listEarlierEditions } from "./earlier-people";
import { findRecipients } from "./recipients";
import { countUnreached } from "./unreached";

type Scope = EditionScope<"send-messages">;

/** As many as one scrolls through. */
const MOST_READERS = 50;

/** Whom a message reaches now: how many in each language, the most first, and some to read it as they would. */
export async function readReach(
  db: Reader,
  scope: Scope,
  whom: { target: string; audience: readonly string[] },
) {
  const people = await findRecipients(db, scope, whom);
  const languages = new Map<string, number>();
  for (const { language } of people) languages.set(language, (languages.get(language) ?? 0) + 1);
  const registrations = people.flatMap(({ id, as }) =>
    as === "registration" || as === "earlier" ? [id] : [],
  );
  const { organisationId } = scope;
  return {
    reaches: people.length,
    unreached: await countUnreached(db, scope, whom.target, people),
    counts: [...languages]
      .map(([language, count]) => ({ language, people: count }))
      .sort((one, other) => other.people - one.people || (one.language < other.language ? -1 : 1)),
    readers: await db.registration.findMany({
      where: { organisationId, id: { in: registrations.sort().slice(-MOST_READERS) } },
      orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
      select: { id: true, fullName: true, reference: true, emailKey: true },
    }),
  };
}

interface Words {
  target: string;
  subject: unknown;
  body: unknown;
  attached: readonly string[];
}

/** A message as its reader would find it, in each language of the edition and of those it reaches. */
export async function looksOf(
  scope: Scope,
  { target, subject, body, attached }: Words,
  reader: MailReader | null,
  languages: readonly string[],
  findContexts: FindMailContexts,
): Promise<MailLooked[]> {
  const of = readTarget(target);
  const earlier = of?.kind === "earlier" ? await findTitle(scope, of.edition) : null;
  const wording = { subject, opening: body, closing: {}, leftOut: [], attached };
  const read = [...new Set([...scope.languages, ...languages])];
  return previewsOf(scope, mailOf(target), wording, reader, findContexts, { read, earlier });
}

/** What an earlier edition is called, as stored; null where its people are not this writer's to write to. */
async function findTitle(scope: Scope, editionId: string): Promise<unknown> {
  const editions = await reading((db) => listEarlierEditions(db, scope, "send-messages"));
  return editions.find(({ id }) => id === editionId)?.title ?? null;
}

/**
 * How a message would read with words that are not stored, to one of those it reaches, in each language that is read.
 * Writes nothing. Refused with "placeholder" as saving it would be.
 */
export async function lookAtMailing(
  scope: Scope,
  { audience, reader, ...typed }: MailingLook,
  findContexts: FindMailContexts,
): Promise<Result<MailLooked[], "placeholder">> {
  const words = { ...typed, target: targetOf(typed) };
  const fault = findFault({ subject: words.subject, body: words.body }, mailOf(words.target));
  if (fault) return refused("placeholder", fault);
  const { readers, counts } = await reading((db) => readReach(db, scope, { target: words.target, audience }));
  const chosen = readers.find(({ id }) => id === reader) ?? null;
  const languages = counts.map(({ language }) => language);
  return done(await looksOf(scope, words, chosen, languages, findContexts));
}
