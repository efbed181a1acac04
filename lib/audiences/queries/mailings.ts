import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { FindMailContexts } from "@/lib/outbox/rules/mail-facts";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { flatFields } from "@/lib/platform/form-fields";
import { isLocale } from "@/lib/platform/i18n/locales";
import { localise } from "@/lib/platform/i18n/localised";
import { loose } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { mailingFields } from "../rules/mailing-fields";
import { READY_TEXTS, type ReadyText } from "../schema";
import { countLanguages, looksOf, readAudienceReaders } from "./mailing-look";

type Scope = EditionScope<"send-messages">;

/** The plain messages of an edition, the newest first. */
export async function listMailings(scope: EditionScope<"view-outbox">) {
  const { organisationId, editionId } = scope;
  return reading((db) =>
    db.mailing.findMany({
      where: { organisationId, editionId },
      orderBy: { createdAt: "desc" },
      take: 100,
      select: {
        id: true,
        state: true,
        subject: true,
        sentAt: true,
        createdAt: true,
        _count: { select: { messages: { where: { template: "mailing" } } } },
      },
    }),
  );
}

/**
 * A message as its form is filled, how many people it would reach now by their languages, and how it reads: to one of them,
 * or to somebody made up where `reader` is none of them.
 * @throws AppError("not-found")
 */
export async function getMailingForm(
  scope: Scope,
  id: string,
  reader: string | null,
  findContexts: FindMailContexts,
) {
  const { organisationId, editionId } = scope;
  const found = await reading(async (db) => {
    const row = await db.mailing.findFirst({ where: { organisationId, editionId, id } });
    if (!row) throw new AppError("not-found");
    const [people, readers] = await Promise.all([
      countLanguages(db, scope, row.audience),
      readAudienceReaders(db, scope, row.audience),
    ]);
    return { row, people, readers };
  });
  const { row, people, readers } = found;
  const chosen = readers.find((one) => one.id === reader) ?? null;
  const counts = people.map((one) => ({
    ...one,
    // Whether what they read is written in their language.
    written: [row.subject, row.body].every(
      (text) => localise(text, one.language, scope.languages)?.lang === null,
    ),
  }));
  const languages = people.map(({ language }) => language);
  return {
    id,
    version: row.version,
    state: row.state,
    reaches: counts.reduce((sum, one) => sum + one.people, 0),
    counts,
    readers: readers.map(({ id: of, fullName }) => ({ id: of, fullName })),
    reader: chosen?.id ?? null,
    looks: await looksOf(scope, row, chosen, languages, findContexts),
    values: flatFields(mailingFields(row)),
  };
}

/** What a new message begins with: a text of ours in each language of the edition. */
export interface ReadyMailing {
  text: ReadyText;
  values: Record<string, string | number>;
}

/** @param name as the address has it; null where no text is called so */
export function readyMailing(scope: Scope, name: string | undefined): ReadyMailing | null {
  const text = READY_TEXTS.find((one) => one === name);
  if (!text) return null;
  const inEach = (part: "subject" | "body") =>
    Object.fromEntries(
      scope.languages
        .filter(isLocale)
        .map((language) => [
          language,
          String(loose(translator(language, "ready-mails")).raw(`${text}.${part}`)),
        ]),
    );
  const values = flatFields({
    audience: text === "position" ? ["waitlisted"] : ["confirmed"],
    subject: inEach("subject"),
    body: inEach("body"),
    attached: text === "practical" ? ["calendar"] : text === "day-before" ? ["ticket"] : [],
  });
  return { text, values };
}
