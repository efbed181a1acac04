import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { readableVersions } from "@/lib/access/queries";
import { findPeople, listPeople } from "@/lib/audiences/queries/people-set";
import { type Reader, reading } from "@/lib/platform/db/client";
import { inPages } from "@/lib/platform/db/in-pages";
import { groupBy } from "@/lib/platform/group-by";
import { listWorkers } from "@/lib/team/queries/workers";
import type { FieldKind } from "@/prisma/generated/enums";
import { type RegistrationFilter, type RegistrationRow, setOf } from "../schema/filter";
import { listed, orderOf, ROW, toRow } from "./list";

type Scope = EditionScope<"export-registrations">;

/** A question of the edition: what it is called now, as it was asked last. Its texts as stored, in all languages. */
export interface ExportedQuestion {
  fieldId: string;
  kind: FieldKind;
  label: unknown;
  settings: unknown;
  /** Whether it is asked no more; then somebody answered it. */
  retired: boolean;
}

/** What was answered, with the options and settings that were seen, as stored. */
export interface ExportedAnswer {
  value: unknown;
  options: unknown;
  settings: unknown;
  /** Of the options it names, those in which there is no place. */
  wished: readonly string[];
}

/** A registration and what it answered, by the question. */
export interface ExportedRegistration extends RegistrationRow {
  answers: Readonly<Record<string, ExportedAnswer>>;
}

/**
 * Every registration that matches, for a file, in the order of the list, with all answers that this reader may read. What
 * is said of interpreting stands in the row already.
 */
export async function listRegistrationsForExport(scope: Scope, filter: RegistrationFilter) {
  return reading(async (db) => {
    const [found, versions, team] = await Promise.all([
      listPeople(db, await findPeople(db, scope, setOf(filter)), orderOf(filter.sort)),
      listReadable(db, scope),
      listWorkers(db, scope),
    ]);
    const questions = new Map(
      versions.map(({ fieldId, label, settings, field }) => [
        fieldId,
        { fieldId, kind: field.kind, label, settings, retired: field.retiredAt !== null },
      ]),
    );
    return {
      count: found.length,
      // As the list: whoever has left the team since is not named.
      team: new Map(team.map(({ id, name }) => [id, name])),
      questions: [...questions.values()] satisfies ExportedQuestion[],
      pages: inPages(found, (ids) => reading((reader) => readPage(reader, scope, ids, versions))),
    };
  });
}

interface ReadableVersion {
  id: string;
  fieldId: string;
  label: unknown;
  options: unknown;
  settings: unknown;
  field: { kind: FieldKind; retiredAt: Date | null };
}

/**
 * What is asked, and what was asked and somebody answered, in all versions, in the order of the form and of their making;
 * those that this reader may read.
 */
async function listReadable(db: Reader, scope: Scope): Promise<ReadableVersion[]> {
  const { organisationId, editionId } = scope;
  return db.fieldVersion.findMany({
    where: {
      organisationId,
      field: {
        editionId,
        kind: { not: "heading" },
        OR: [{ meaning: null }, { meaning: { not: "interpreting" } }],
        AND: { OR: [{ retiredAt: null }, { versions: { some: { answers: { some: {} } } } }] },
      },
      ...readableVersions(scope),
    },
    orderBy: [{ field: { order: "asc" } }, { fieldId: "asc" }, { number: "asc" }],
    select: {
      id: true,
      fieldId: true,
      label: true,
      options: true,
      settings: true,
      field: { select: { kind: true, retiredAt: true } },
    },
  });
}

async function readPage(
  db: Reader,
  scope: Scope,
  ids: string[],
  versions: readonly ReadableVersion[],
): Promise<ExportedRegistration[]> {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const { organisationId } = scope;
  const [rows, said] = await Promise.all([
    db.registration.findMany({ where: { ...listed(scope), id: { in: ids } }, select: ROW }),
    db.answer.findMany({
      where: { organisationId, registrationId: { in: ids }, fieldVersionId: { in: [...byId.keys()] } },
      // Of a question that was asked again what was answered last counts.
      orderBy: { fieldVersion: { number: "asc" } },
      select: { registrationId: true, fieldVersionId: true, value: true, wished: true },
    }),
  ]);
  const answers = groupBy(said, ({ registrationId }) => registrationId);
  const answerOf = ({ fieldVersionId, value, wished }: (typeof said)[number]) => {
    const { fieldId = "", options, settings } = byId.get(fieldVersionId) ?? {};
    return [fieldId, { value, options, settings, wished }] as const;
  };
  return rows.map((row) => ({
    ...toRow(row),
    answers: Object.fromEntries((answers.get(row.id) ?? []).map(answerOf)),
  }));
}
