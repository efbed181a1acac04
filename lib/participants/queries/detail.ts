import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may, mayReadAnswers } from "@/lib/access/policy";
import { readableVersions } from "@/lib/access/queries";
import { listWithheldMailings } from "@/lib/audiences/queries/withheld-mailings";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import { withoutMailings } from "@/lib/outbox/queries/desk-outbox";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { listChanges } from "@/lib/registration/queries/changes";
import { listUnasked } from "@/lib/registration/queries/correction";
import { APPLICANT_COLUMNS } from "@/lib/registration/rules/applicant";
import { UNSETTLED, withheldBefore } from "@/lib/registration/rules/corrections";
import { asWorker, inTeam, WORKER } from "@/lib/team/queries/workers";
import { canSendAgain } from "../rules/send-again";
import type { DeskAnswer, RegistrationDetail } from "../schema/filter";
import { findAbove } from "./above";
import { listConsents } from "./consents";
import { listMerges } from "./merges";
import { listNotes } from "./notes";
import { listPossibleTwins } from "./person-pairs";
import { listMarks } from "./tags";

type Values = readonly { field: string; before: unknown; after: unknown }[];

function stateIn(values: Values): string | null {
  const after = values.find(({ field }) => field === "state")?.after;
  return typeof after === "string" ? after : null;
}

/** What a tag was called that was put on or taken off. */
function tagIn(values: Values): string | null {
  const of = values.find(({ field }) => field === "tag");
  const name = of?.after ?? of?.before;
  return typeof name === "string" ? name : null;
}

/** Which wording of a question was answered, where it has another one since. */
function seenOf(version: {
  number: number;
  field: { versions: readonly { number: number; label: unknown }[] };
}): DeskAnswer["seen"] {
  const [last] = version.field.versions;
  if (!last || last.number === version.number) return null;
  return { number: version.number, of: last.number, now: last.label };
}

/** One registration with its answers, history and messages; null when it is not in this edition or still a draft. */
export async function findRegistrationForDesk(
  scope: EditionScope<"view-registrations">,
  id: string,
): Promise<RegistrationDetail | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const hidden = await listWithheldMailings(db, scope);
    const [closed, found, history, changes] = await Promise.all([
      // Said of the form: said of somebody, it would tell that they answered.
      db.fieldVersion.findMany({
        where: { field: { organisationId, editionId }, NOT: readableVersions(scope) },
        distinct: ["sensitive"],
        select: { sensitive: true },
      }),
      db.registration.findFirst({
        where: { organisationId, editionId, id, erasedAt: null, state: { not: "draft" } },
        select: {
          id: true,
          reference: true,
          ...APPLICANT_COLUMNS,
          state: true,
          stateSince: true,
          verdict: true,
          undoState: true,
          undoUntil: true,
          reason: true,
          reasonLanguage: true,
          origin: true,
          mode: true,
          edition: { select: { mode: true } },
          queuePosition: true,
          submittedAt: true,
          version: true,
          categoryId: true,
          personId: true,
          category: { select: { name: true } },
          tags: { orderBy: { tag: { name: "asc" } }, select: { tag: { select: { id: true, name: true } } } },
          assignee: { where: { member: inTeam(scope) }, select: { member: { select: WORKER } } },
          mergedInto: { select: { id: true, reference: true } },
          answers: {
            orderBy: { fieldVersion: { field: { order: "asc" } } },
            select: {
              value: true,
              wished: true,
              answeredAt: true,
              fieldVersion: {
                select: {
                  label: true,
                  options: true,
                  settings: true,
                  number: true,
                  sensitive: true,
                  readers: true,
                  field: {
                    select: {
                      ...{ kind: true, meaning: true, retiredAt: true, readers: true },
                      versions: {
                        orderBy: { number: "desc" },
                        take: 1,
                        select: { number: true, label: true },
                      },
                    },
                  },
                },
              },
            },
          },
          corrections: { where: UNSETTLED, select: { createdAt: true } },
          messages: {
            where: withoutMailings(hidden),
            orderBy: { createdAt: "asc" },
            select: { id: true, createdAt: true, template: true, state: true, recipient: true },
          },
        },
      }),
      db.auditEntry.findMany({
        where: { organisationId, objectId: id },
        orderBy: { createdAt: "asc" },
        take: 100,
        select: {
          id: true,
          createdAt: true,
          act: true,
          values: {
            where: { field: { in: ["state", "tag"] } },
            select: { field: true, before: true, after: true },
          },
        },
      }),
      listChanges(db, { organisationId, editionId, registrationId: id }, scope),
    ]);
    if (!found) return null;
    const marks = may(scope, "annotate-registration") ? await listMarks(scope) : null;
    const changesOf = new Map(changes.map((entry) => [entry.entryId, entry.changes]));
    const {
      answers,
      corrections,
      messages,
      category,
      submittedAt,
      stateSince,
      personId,
      mergedInto,
      tags,
      assignee,
      edition,
      ...all
    } = found;
    const { undoState, undoUntil, verdict, ...row } = all;
    const twins = personId ? await listPossibleTwins(db, scope, personId) : [];
    const joined = personId ? await listMerges(db, scope, personId) : [];
    const before = withheldBefore(corrections);
    const readable = answers.filter(({ fieldVersion: { readers, field } }) =>
      mayReadAnswers(scope, readers, field.readers),
    );
    // Said of the form: nothing sensitive is asked there either, until somebody says whose the address is.
    const unasked = await listUnasked(db, scope, before);
    const stopped = await db.messageStop.findFirst({
      where: { organisationId, schoolId: scope.schoolId, emailKey: { in: emailKeysOf(row.email) } },
      select: { stoppedAt: true },
    });
    const undoable = undoState !== null && undoUntil !== null && undoUntil > (await databaseClock(db));
    return {
      ...row,
      ...{ twins, joined, stays: mergedInto },
      undoable,
      tags: tags.map(({ tag }) => tag),
      assignee: assignee && asWorker(assignee.member, scope.actor),
      marks,
      notes: await listNotes(db, scope, id),
      modes: edition.mode === "either",
      verdict,
      above: undoState === null ? await findAbove(db, scope, { ...row, verdict }) : null,
      category: category?.name ?? null,
      needs: readable
        .filter((answer) => answer.fieldVersion.field.meaning === "interpreting")
        .flatMap((answer) => answerTexts(answer.value)),
      submittedAt: submittedAt?.toISOString() ?? null,
      stateSince: stateSince.toISOString(),
      answers: readable.map(({ value, wished, fieldVersion }) => ({
        kind: fieldVersion.field.kind,
        label: fieldVersion.label,
        options: fieldVersion.options,
        settings: fieldVersion.settings,
        value,
        wished,
        sensitive: fieldVersion.sensitive,
        retired: fieldVersion.field.retiredAt !== null,
        seen: seenOf(fieldVersion),
      })),
      withheldSince: unasked.size > 0 ? (before?.toISOString() ?? null) : null,
      consents: await listConsents(db, scope, id),
      hiddenAnswers: closed.length > 0,
      history: history.map((entry) => ({
        at: entry.createdAt.toISOString(),
        act: entry.act,
        ...{ after: stateIn(entry.values), tag: tagIn(entry.values) },
        changes: changesOf.get(entry.id) ?? [],
      })),
      messagesStoppedAt: stopped?.stoppedAt.toISOString() ?? null,
      refused: messages.some(({ state, recipient }) => state === "bounced" && recipient === ""),
      messages: messages.map(({ createdAt, recipient: _, ...message }) => ({
        at: createdAt.toISOString(),
        ...message,
        again: canSendAgain(message),
      })),
    };
  });
}
