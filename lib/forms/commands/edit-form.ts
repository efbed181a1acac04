import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { mayReadAnswers } from "@/lib/access/policy";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { inTurnIfNeeded, NeedsTurn } from "@/lib/places/commands/in-turn";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import { moved } from "@/lib/platform/moved";
import { orderOf } from "@/lib/platform/order-of";
import { done, type Result, refused } from "@/lib/platform/result";
import { freeSlug, sluggable } from "@/lib/schools/commands/create-school";
import { isWider } from "@/prisma/enums/readers";
import { wasAnsweredForFewer } from "../queries/unreadable";
import { findUsualDays } from "../queries/usual-days";
import { asks } from "../rules/kinds";
import { whenAsked } from "../rules/later";
import { type QuestionRow, questionFields } from "../rules/question-fields";
import { hasLimit } from "../rules/written-options";
import type { NewQuestion, QuestionEdit, QuestionMove } from "../schema/question";
import { createConsent, renewConsent } from "./answer-consent";
import { type ConditionRefusal, refuseBroken } from "./refuse-broken";
import { askAnew, askedWhen, isStillOpen, whenOf } from "./when-asked";
import { contentOf, UNASKED, type WrittenRefusal } from "./written-question";

type Scope = EditionScope<"edit-form">;

/** A question as organisers edit it, for the history and the translations. */
export const FIELD = recordKind<QuestionRow, Scope>({
  objectKind: "field",
  texts: ["label", "hint", "purpose"],
  fields: questionFields,
  // The form is read anew at every request.
  outdates: null,
});

type Reason = WrittenRefusal | ConditionRefusal;
/** More people would read, by somebody who may not read herself. */
type EditRefusal = Reason | "readers-wider";

/** Asks one question more, at the end of the form. Two that are added at once come one behind the other. */
export async function createQuestion(
  scope: Scope,
  input: NewQuestion,
): Promise<Result<{ questionId: string }, Reason>> {
  const here = { organisationId: scope.organisationId, editionId: scope.editionId };
  const form: TwinForm = {
    act: "create-field",
    input,
    find: (tx, made) =>
      tx.field.findFirst({ where: { id: String(made.questionId), retiredAt: null }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      const { kind } = input;
      const sensitive = input.sensitive && asks(kind);
      const written = contentOf(input, { kind, sensitive, ...UNASKED }, await findUsualDays(tx, scope));
      if (!written.ok) return written;
      await lockEdition(tx, scope);
      const key = await freeKey(tx, scope, sluggable(input.label, scope.languages) || kind);
      const made = { id: key, key, kind, sensitive, later: input.later, ...written.value };
      const broken = await refuseBroken(tx, scope, (form) => [...form, made], made.condition);
      if (broken) return broken;
      const { _max } = await tx.field.aggregate({ where: here, _max: { order: true } });
      const { id } = await tx.field.create({
        data: {
          ...{ ...here, key, kind, order: orderOf(null, null, _max.order) },
          ...askedWhen(input, null, await databaseClock(tx)),
          readers: written.value.readers,
        },
        select: { id: true },
      });
      const termVersionId = sensitive
        ? await createConsent(tx, scope, key, written.value.retentionDays)
        : null;
      await tx.fieldVersion.create({
        data: {
          organisationId: scope.organisationId,
          ...{ fieldId: id, number: 1, sensitive, termVersionId },
          ...written.value,
        },
      });
      await recordChange(tx, scope, FIELD, null, {
        ...{ act: "create-field", id, after: { ...written.value, ...whenOf(input) } },
      });
      return done({ questionId: id });
    }),
  );
}

/**
 * Words a question anew. Whoever answered, or has the form open, keeps the wording that was seen: a version is never
 * changed, the next one follows it.
 */
export async function editQuestion(
  scope: Scope,
  input: QuestionEdit,
): Promise<Result<unknown, "conflict" | EditRefusal>> {
  const { organisationId } = scope;
  const { question: id, version } = input;
  return inTurnIfNeeded(scope, async (tx, turn) => {
    await lockEdition(tx, scope);
    const current = await findQuestion(tx, scope, id);
    if (!current || current.retiredAt) throw new AppError("not-found");
    const written = contentOf(input, current, await findUsualDays(tx, scope));
    if (!written.ok) return written;
    if (isWider(written.value.readers, current.readers) && !mayReadAnswers(scope, current.readers))
      return refused("readers-wider");
    // Counted by an option are the answers to every wording.
    if (hasLimit(written.value.options) && (await wasAnsweredForFewer(tx, { organisationId, id })))
      return refused("readers-limit");
    const broken = await refuseBroken(
      tx,
      scope,
      (form) => form.map((one) => (one.id === id ? { ...one, later: input.later, ...written.value } : one)),
      written.value.condition,
    );
    if (broken) return broken;
    if (!turn && (hasLimit(current.options) || hasLimit(written.value.options))) throw new NeedsTurn();
    const field = { organisationId, editionId: scope.editionId, id };
    const wasOver = !(await isStillOpen(tx, field));
    const edited = await recordEdit(tx, scope, FIELD, {
      ...{ act: "edit-field", id, version, after: { ...written.value, ...whenOf(input) } },
      read: () => findQuestion(tx, scope, id),
      write: async () => {
        const { sensitive, termVersionId } = current;
        const consent =
          termVersionId !== null && current.retentionDays !== written.value.retentionDays
            ? await renewConsent(tx, organisationId, termVersionId, written.value.retentionDays)
            : termVersionId;
        await tx.fieldVersion.create({
          data: {
            ...{ organisationId, fieldId: id, number: version + 1, createdAt: await databaseClock(tx) },
            ...{ sensitive, termVersionId: consent },
            ...written.value,
          },
        });
        return tx.field.updateMany({
          where: field,
          data: {
            ...askedWhen(input, current.laterSince, await databaseClock(tx)),
            readers: written.value.readers,
          },
        });
      },
      also: async () => wasOver && askAnew(tx, field, await databaseClock(tx)),
    });
    if (turn && edited.ok) await settleOptions(turn, scope, scope.actor);
    return edited;
  });
}

/**
 * Moves a question among those that are asked: by one place, to the end, or before another one, wherever that stands by now.
 * Each place is given once, however many move at once.
 * @throws AppError("not-found"), also where it or the other is asked no more
 */
export async function moveQuestion(
  scope: Scope,
  { question: id, to, before: other }: Pick<QuestionMove, "question" | "to" | "before">,
): Promise<Result<unknown, ConditionRefusal>> {
  const here = { organisationId: scope.organisationId, editionId: scope.editionId };
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const fields = await tx.field.findMany({
      where: here,
      orderBy: [{ order: "asc" }, { id: "asc" }],
      select: { id: true, order: true, retiredAt: true },
    });
    const asked = new Set(fields.filter((field) => field.retiredAt === null).map((field) => field.id));
    if (!asked.has(id) || (other !== null && !asked.has(other))) throw new AppError("not-found");
    const placed = moved(
      fields.map((field) => field.id),
      id,
      to === "before" ? { before: other ?? "" } : to,
      (one) => asked.has(one),
    );
    const broken = await refuseBroken(tx, scope, (form) =>
      placed.flatMap((fieldId) => form.find((one) => one.id === fieldId) ?? []),
    );
    if (broken) return broken;
    const before = new Map(fields.map((field) => [field.id, field.order]));
    for (const [order, fieldId] of placed.entries())
      if (before.get(fieldId) !== order)
        await tx.field.updateMany({ where: { ...here, id: fieldId }, data: { order } });
    await recordChange(tx, scope, FIELD, null, {
      ...{ act: "move-field", id, after: { order: placed.indexOf(id) } },
    });
    return done(null);
  });
}

/** A question of the edition as it was worded last; its version is the number of that wording. */
export async function findQuestion(tx: Transaction, { organisationId, editionId }: Scope, id: string) {
  const field = await tx.field.findFirst({
    where: { organisationId, editionId, id },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const [worded] = field?.versions ?? [];
  if (!field || !worded) return null;
  const { kind, meaning, retiredAt, laterSince } = field;
  return { ...worded, kind, meaning, retiredAt, laterSince, ...whenAsked(field), version: worded.number };
}

/** What files and the API call it and its consent, made of its first words; it never changes. */
export async function freeKey(tx: Transaction, { organisationId, editionId }: Scope, wanted: string) {
  const where = { organisationId, editionId };
  const [fields, terms] = await Promise.all([
    tx.field.findMany({ where, select: { key: true } }),
    tx.term.findMany({ where, select: { key: true } }),
  ]);
  return freeSlug(
    wanted.slice(0, 50),
    [...fields, ...terms].map(({ key }) => key),
  );
}
