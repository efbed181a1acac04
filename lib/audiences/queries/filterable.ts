import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { subjectAtDesk } from "@/lib/outbox/rules/subject-at-desk";
import { reading } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { listWorkers, type Worker } from "@/lib/team/queries/workers";
import type { FieldKind, TermKind } from "@/prisma/generated/enums";
import { mayFilterBy } from "./people-reader";
import { readSharedValues } from "./shared-values";
import { listWithheldMailings } from "./withheld-mailings";

/** A question that people can be told apart by; its texts as stored. */
export interface FilterableQuestion {
  id: string;
  kind: FieldKind;
  label: unknown;
  options: unknown;
}

/** What the people of an edition can be told apart by for this reader, beyond what each registration has. */
export interface Filterable {
  questions: FilterableQuestion[];
  terms: Array<{ id: string; kind: TermKind; text: unknown }>;
  /** The mails that were sent to somebody, by the names of their templates. */
  templates: string[];
  mailings: Array<{ id: string; subject: unknown }>;
  languages: string[];
  /** Whether some come on site and some join online, or can. */
  modes: boolean;
  tags: Array<{ id: string; name: string }>;
  team: Worker[];
}

/** The same for the bar of filters. Questions are called as they were asked last; sensitive ones are for whom they are for. */
export async function listFilterable(scope: EditionScope): Promise<Filterable> {
  const { organisationId, editionId } = scope;
  const own = { organisationId, editionId };
  return reading(async (db) => {
    const withheld = await listWithheldMailings(db, scope);
    const [edition, versions, terms, told, mailings, spoken, tags, team] = await Promise.all([
      db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: { mode: true },
      }),
      db.fieldVersion.findMany({
        where: { organisationId, field: { editionId, kind: { not: "heading" } } },
        orderBy: [{ field: { order: "asc" } }, { fieldId: "asc" }, { number: "desc" }],
        select: {
          fieldId: true,
          label: true,
          options: true,
          readers: true,
          field: { select: { kind: true, readers: true } },
        },
      }),
      db.term.findMany({
        where: { organisationId, kind: { not: "privacy" }, OR: [{ editionId }, { editionId: null }] },
        select: {
          id: true,
          kind: true,
          versions: { orderBy: { number: "desc" }, take: 1, select: { text: true } },
        },
      }),
      db.outboxMessage.groupBy({
        by: ["template"],
        where: { ...own, registrationId: { not: null }, state: "sent" },
      }),
      db.mailing.findMany({
        where: { ...own, state: "sent", id: { notIn: withheld } },
        orderBy: { sentAt: "desc" },
        take: 30,
        select: { id: true, subject: true },
      }),
      db.registration.groupBy({
        by: ["language", "mode"],
        where: { ...own, erasedAt: null, state: { not: "draft" } },
      }),
      db.tag.findMany({ where: own, orderBy: { name: "asc" }, select: { id: true, name: true } }),
      listWorkers(db, scope),
    ]);
    const shared = await readSharedValues(db, scope);
    const byField = [...groupBy(versions, ({ fieldId }) => fieldId).values()];
    return {
      questions: byField.flatMap((wordings) => {
        const [last] = wordings;
        if (!last || !wordings.every((version) => mayFilterBy(scope, version, version.field))) return [];
        return [{ id: last.fieldId, kind: last.field.kind, label: last.label, options: last.options }];
      }),
      terms: terms.flatMap(({ id, kind, versions: [version] }) =>
        version && (kind !== "sensitive" || may(scope, "view-sensitive"))
          ? [{ id, kind, text: version.text }]
          : [],
      ),
      // Each message to many is a filter of its own, and one to people of an earlier edition went to nobody of this.
      templates: told
        .map(({ template }) => template)
        .filter((template) => template !== "mailing" && template !== "mailing-earlier"),
      mailings: mailings.map(({ id, subject }) => ({ id, subject: subjectAtDesk(subject, shared) })),
      languages: [...new Set(spoken.map(({ language }) => language))].sort(),
      modes: edition.mode === "either" || new Set(spoken.map(({ mode }) => mode)).size > 1,
      tags,
      team,
    };
  });
}
