import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import { orderOf } from "@/lib/platform/order-of";
import { done, type Result, refused } from "@/lib/platform/result";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import type { Prisma } from "@/prisma/generated/client";
import { findTaking, listFormSources, readPlan, type TakenQuestion } from "../queries/taking";
import type { Taking } from "../rules/taking";
import type { TakingBack, Taking as TakingForm } from "../schema/taking";
import { copyConsent } from "./answer-consent";
import { FIELD } from "./edit-form";
import type { ConditionRefusal } from "./refuse-broken";
import { setRetired } from "./retire-question";
import { askedWhen } from "./when-asked";

type Scope = EditionScope<"edit-form">;

/**
 * Asks here, too, what other editions of the organisation ask, at the end of the form, in one act; what is there stays as it is.
 * @returns the act, by which it is taken back. @throws AppError("not-found") for a question one may not see
 */
export async function takeQuestions(
  scope: Scope,
  input: TakingForm,
): Promise<Result<{ batch: string }, "nothing-taken">> {
  const { organisationId, editionId } = scope;
  const sources = await listFormSources(scope);
  const form: TwinForm = {
    act: "take-questions",
    input,
    find: (tx, { batch }) =>
      tx.auditEntry.findFirst({
        where: { id: String(batch), organisationId, editionId },
        select: { id: true },
      }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      await lockEdition(tx, scope);
      const plan = await readPlan(tx, scope, input.questions, sources);
      const taken = plan.filter(({ kept }) => kept === null);
      if (taken.length === 0) return refused("nothing-taken");
      const where = { organisationId, editionId };
      const { _max } = await tx.field.aggregate({ where, _max: { order: true } });
      const now = await databaseClock(tx);
      const made: string[] = [];
      for (const one of taken) {
        const order = orderOf(null, null, _max.order) + made.length;
        made.push(await writeTaken(tx, scope, one, { order, now }));
      }
      const from = [...new Set(taken.map(({ question }) => question.editionId))];
      const batch = await recordAct(tx, {
        ...{ cause: scope.actor, act: "take-questions", objectKind: "edition", objectId: editionId },
        ...where,
        values: [
          { field: "questions", after: made },
          { field: "from", after: from },
        ],
      });
      return done({ batch });
    }),
  );
}

/** One question with its first wording, and a consent of its own where it needs one. @returns its id */
export async function writeTaken(
  tx: Transaction,
  {
    organisationId,
    editionId,
    languages,
  }: Pick<Scope, "organisationId" | "editionId"> & {
    languages: readonly string[];
  },
  { question, meaning, condition, deadline }: Taking<TakenQuestion>,
  { order, now }: { order: number; now: Date },
): Promise<string> {
  const { key, kind, label, hint, purpose, options, settings } = question;
  const { required, sensitive, retentionDays, readers, later } = question;
  const here = { organisationId, editionId };
  const { id } = await tx.field.create({
    data: { ...here, key, kind, meaning, order, readers, ...askedWhen({ later, deadline }, null, now) },
    select: { id: true },
  });
  const json = { label, hint, purpose, options, settings, condition } as Record<
    "label" | "hint" | "purpose" | "options" | "settings" | "condition",
    Prisma.InputJsonValue
  >;
  const termVersionId = sensitive ? await copyConsent(tx, here, key, question.consent) : null;
  await tx.fieldVersion.create({
    data: {
      ...{ organisationId, fieldId: id, number: 1, createdAt: now, ...json },
      ...{ required, sensitive, retentionDays, readers, termVersionId },
    },
  });
  const record = { ...here, objectKind: FIELD.objectKind, objectId: id };
  await trackTranslations(tx, record, null, { label, hint, purpose }, languages);
  return id;
}

/** Asks no more what one taking brought. Nobody's answer goes, and each of them can be asked again. */
export async function takeBack(
  scope: Scope,
  { batch }: TakingBack,
): Promise<Result<unknown, "conflict" | ConditionRefusal>> {
  const taken = await findTaking(scope, batch);
  if (!taken) throw new AppError("not-found");
  return setRetired(scope, taken, true);
}
