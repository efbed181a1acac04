import { randomUUID } from "node:crypto";
import { recordAct } from "@/lib/audit/commands/record";
import { db, transaction } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { Known, Later } from "./known-people";

/** Writes people down as `makeManyPeople` knows them, in a few statements. */
export async function writeManyPeople(
  ids: { organisationId: string; editionId: string },
  known: readonly Known[],
  questions: ReadonlyArray<{ field: string; versions: string[] }>,
  terms: ReadonlyArray<{ term: string; version: string }>,
  later: readonly Later[],
) {
  const { organisationId } = ids;
  const people = known.map(({ id, fullName }) => ({
    organisationId,
    id,
    fullName,
    nameKey: nameKey(fullName),
  }));
  await db().person.createMany({ data: people });
  await db().registration.createMany({
    data: known.map(
      (
        {
          category,
          erased,
          answers: _a,
          agreed: _b,
          mails: _c,
          tags: _d,
          assignee: _e,
          notes: _f,
          later: _g,
          id,
          ...row
        },
        index,
      ) => ({
        queuePosition: row.state === "waitlisted" ? index + 1 : null,
        ...{ ...ids, ...row, id, personId: id, categoryId: category },
        ...{
          nameKey: nameKey(row.fullName),
          emailKey: emailKey(row.email),
          erasedAt: erased ? new Date() : null,
          expiresAt: row.state === "draft" ? new Date(Date.now() + 86_400_000) : null,
        },
      }),
    ),
  });
  await db().answer.createMany({
    data: known.flatMap(({ id, answers, later: answered }) => [
      ...later.flatMap(({ field, version }) =>
        answered[field]
          ? [{ organisationId, registrationId: id, fieldVersionId: version, value: "By the slow train" }]
          : [],
      ),
      ...questions.flatMap(({ field, versions }) =>
        versions.flatMap((fieldVersionId, index) => {
          const value = answers[field]?.[index] ?? null;
          return value === null ? [] : [{ organisationId, registrationId: id, fieldVersionId, value }];
        }),
      ),
    ]),
  });
  await db().consent.createMany({
    data: known.flatMap(({ id, agreed }) =>
      terms.map(({ term, version }) => ({
        ...{ organisationId, registrationId: id, termVersionId: version, language: "en" },
        agreedAt: agreed[term] === "told" ? null : new Date(),
        withdrawnAt: agreed[term] === "withdrawn" ? new Date() : null,
      })),
    ),
  });
  await db().registrationTag.createMany({
    data: known.flatMap(({ id, tags }) =>
      tags.map((tagId) => ({ organisationId, registrationId: id, tagId })),
    ),
  });
  await db().registrationAssignee.createMany({
    data: known.flatMap(({ id, assignee }) =>
      assignee ? [{ organisationId, registrationId: id, memberId: assignee }] : [],
    ),
  });
  await db().registrationNote.createMany({
    data: known.flatMap(({ id, notes }) =>
      notes.map(({ text, removed }) => ({
        ...{ organisationId, registrationId: id, text, authorId: randomUUID() },
        removedAt: removed ? new Date() : null,
      })),
    ),
  });
  const auditEntryId = await transaction((tx) =>
    recordAct(tx, {
      ...{
        cause: { kind: "command" },
        act: "ask-by-link",
        objectKind: "edition",
        objectId: ids.editionId,
        ...ids,
      },
    }),
  );
  await db().outboxMessage.createMany({
    data: known.flatMap(({ id, email, mails }) =>
      mails.map((template) => ({
        ...{
          ...ids,
          auditEntryId,
          registrationId: id,
          template,
          language: "en",
          recipient: email,
          recipientKey: email,
        },
        ...{ state: "sent" as const, messageId: randomUUID() },
      })),
    ),
  });
}
