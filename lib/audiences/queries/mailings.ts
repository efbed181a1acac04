import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { readableMail } from "@/lib/outbox/queries/desk-outbox";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { flatFields } from "@/lib/platform/form-fields";
import { asLocalised, localise } from "@/lib/platform/i18n/localised";
import { inAudience } from "./audience";

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
        _count: { select: { messages: true } },
      },
    }),
  );
}

/** A message as its form is filled, and how many people it would reach now. @throws AppError("not-found") */
export async function getMailingForm(scope: Scope, id: string) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const row = await db.mailing.findFirst({ where: { organisationId, editionId, id } });
    if (!row) throw new AppError("not-found");
    const audience = inAudience(scope, row.audience);
    const [people, example, edition] = await Promise.all([
      db.registration.groupBy({ by: ["language"], where: audience, _count: true }),
      db.registration.findFirst({ where: audience, select: { fullName: true } }),
      db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: { title: true, school: { select: { title: true } } },
      }),
    ]);
    const preview = (language: string, count: number) => {
      const text = (json: unknown) => localise(json, language, scope.languages)?.text ?? "";
      const parameters = {
        fullName: example?.fullName ?? "",
        schoolTitle: text(edition.school.title),
        editionTitle: text(edition.title),
        subject: text(row.subject),
        body: text(row.body),
      };
      const written = localise(row.body, language, scope.languages)?.lang === null;
      return { language, people: count, written, mail: readableMail("mailing", parameters, language) };
    };
    const languages = people
      .sort((one, other) => other._count - one._count)
      .map(({ language, _count }) => preview(language, _count));
    return {
      id,
      version: row.version,
      state: row.state,
      reaches: languages.reduce((sum, one) => sum + one.people, 0),
      /** How it reads in each language that somebody of its audience has. */
      previews: languages.length > 0 ? languages : [preview(scope.languages[0] ?? "en", 0)],
      values: flatFields({
        audience: row.audience,
        subject: asLocalised(row.subject),
        body: asLocalised(row.body),
      }),
    };
  });
}
