import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { HistoryAct } from "@/lib/audit/schema";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { dateColumn, isoDate, programmeDayBounds } from "@/lib/platform/dates/zones";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type FormRecord, texts } from "@/lib/platform/form-fields";
import { orderOf } from "@/lib/platform/order-of";
import { done, type Result, refused } from "@/lib/platform/result";
import { forgetTranslations, trackTranslations } from "@/lib/translations/commands/track-translations";
import { dayTimes } from "../rules/days";
import { dayFields } from "../rules/fields";
import type { AccessItemEdit, EditionDayEdit, EditionItemRemoval, QuestionEdit } from "../schema/edition";
import { saveEdition } from "./edit-edition";

type Scope = EditionScope<"edit-edition">;
type Item = { id: string | null; version: number };
export type Saved<Reason extends string = never> = Promise<Result<{ id: string }, "conflict" | Reason>>;

/** Adds or changes a day. A date the edition already has is refused; so is a local time that does not exist. */
export async function saveEditionDay(
  scope: Scope,
  input: EditionDayEdit,
): Saved<"day-taken" | "day-in-use" | "no-such-time"> {
  const { organisationId, editionId, timeZone } = scope;
  const times = dayTimes(input, timeZone);
  if (!times.ok) return times;
  const { label, module, mode } = input;
  const content = { date: dateColumn(input.date), label, module, mode, ...times.value };
  return transaction(async (tx) => {
    const twin = await tx.editionDay.findFirst({
      where: {
        organisationId,
        editionId,
        date: content.date,
        ...(input.id ? { id: { not: input.id } } : {}),
      },
      select: { id: true },
    });
    if (twin) return refused("day-taken", { date: input.date });
    const where = { organisationId, editionId, id: input.id ?? "" };
    const row = input.id ? await tx.editionDay.findFirst({ where }) : null;
    // Sessions would stay behind on a date the edition no longer has.
    if (row && row.date.getTime() !== content.date.getTime() && (await holdsSlots(tx, scope, row.date)))
      return refused("day-in-use");
    return saveItem(tx, scope, "edition-day", input, row, (day) => dayFields(day, timeZone), {
      localised: { label, module },
      create: () => tx.editionDay.create({ data: { organisationId, editionId, ...content } }),
      update: () => tx.editionDay.updateMany({ where, data: content }),
    });
  });
}

/** Adds or changes one line of the access information. */
export async function saveAccessItem(scope: Scope, input: AccessItemEdit): Saved {
  const { organisationId, editionId } = scope;
  const { kind, title, text } = input;
  return transaction(async (tx) => {
    const where = { organisationId, editionId, id: input.id ?? "" };
    const row = input.id ? await tx.accessItem.findFirst({ where }) : null;
    const { _max } = await tx.accessItem.aggregate({
      where: { organisationId, editionId },
      _max: { order: true },
    });
    const content = { kind, title, text, order: orderOf(input.order, row?.order ?? null, _max.order) };
    return saveItem(
      tx,
      scope,
      "access-item",
      input,
      row,
      (item) => ({
        id: item.id,
        kind: item.kind,
        title: texts(item.title),
        text: texts(item.text),
        order: item.order,
      }),
      {
        localised: { title, text },
        create: () => tx.accessItem.create({ data: { organisationId, editionId, ...content } }),
        update: () => tx.accessItem.updateMany({ where, data: content }),
      },
    );
  });
}

/** Adds or changes a question and its answer. */
export async function saveQuestion(scope: Scope, input: QuestionEdit): Saved {
  const { organisationId, editionId } = scope;
  const { question, answer } = input;
  return transaction(async (tx) => {
    const where = { organisationId, editionId, id: input.id ?? "" };
    const row = input.id ? await tx.editionQuestion.findFirst({ where }) : null;
    const { _max } = await tx.editionQuestion.aggregate({
      where: { organisationId, editionId },
      _max: { order: true },
    });
    const content = { question, answer, order: orderOf(input.order, row?.order ?? null, _max.order) };
    return saveItem(
      tx,
      scope,
      "question",
      input,
      row,
      (item) => ({
        id: item.id,
        question: texts(item.question),
        answer: texts(item.answer),
        order: item.order,
      }),
      {
        localised: { question, answer },
        create: () => tx.editionQuestion.create({ data: { organisationId, editionId, ...content } }),
        update: () => tx.editionQuestion.updateMany({ where, data: content }),
      },
    );
  });
}

/** Takes a day, host, access line or question off the edition. A day that holds slots, or the last one, stays. */
export async function removeEditionItem(
  scope: Scope,
  input: EditionItemRemoval,
): Promise<Result<{ id: string }, "conflict" | "day-in-use" | "last-day">> {
  const { organisationId, editionId } = scope;
  const { id, part, version } = input;
  const where = { organisationId, editionId, id };
  const removed = await transaction(async (tx) => {
    if (part === "day") {
      const kept = await keepDay(tx, scope, id);
      if (kept) return refused(kept);
    }
    const saved = await saveEdition(tx, scope, version, {}, () => ({}), `remove-${part}`);
    if (!saved.ok) return saved;
    const { count } = await {
      day: () => tx.editionDay.deleteMany({ where }),
      host: () => tx.host.deleteMany({ where }),
      "access-item": () => tx.accessItem.deleteMany({ where }),
      question: () => tx.editionQuestion.deleteMany({ where }),
    }[part]();
    if (count === 0) throw new AppError("not-found");
    const objectKind = part === "day" ? "edition-day" : part;
    await forgetTranslations(tx, { organisationId, objectKind, objectId: id });
    return done({ id });
  });
  if (part === "host") await dropBytesSoon();
  return removed;
}

async function keepDay(tx: Transaction, scope: Scope, id: string): Promise<"day-in-use" | "last-day" | null> {
  const { organisationId, editionId } = scope;
  const days = await tx.editionDay.findMany({
    where: { organisationId, editionId },
    select: { id: true, date: true },
  });
  const day = days.find((candidate) => candidate.id === id);
  if (!day) throw new AppError("not-found");
  if (days.length === 1) return "last-day";
  return (await holdsSlots(tx, scope, day.date)) ? "day-in-use" : null;
}

async function holdsSlots(tx: Transaction, scope: Scope, date: Date): Promise<boolean> {
  const { organisationId, editionId, timeZone } = scope;
  const { start, end } = programmeDayBounds(isoDate(date), timeZone);
  const slot = await tx.slot.findFirst({
    where: { organisationId, editionId, startsAt: { gte: start, lt: end } },
    select: { id: true },
  });
  return slot !== null;
}

interface ItemWrites {
  localised: Record<string, unknown>;
  create: () => Promise<{ id: string }>;
  update: () => Promise<unknown>;
}

/** Parts have no version of their own: they count as edits of the edition they belong to. */
export async function saveItem<Row extends { id: string }>(
  tx: Transaction,
  scope: Scope,
  objectKind: "edition-day" | "host" | "access-item" | "question",
  input: Item,
  before: Row | null,
  fields: (row: Row) => FormRecord,
  writes: ItemWrites,
): Saved {
  if (input.id && !before) throw new AppError("not-found");
  const act: HistoryAct = before ? `edit-${objectKind}` : `add-${objectKind}`;
  const theirs = () => (before ? fields(before) : {});
  const saved = await saveEdition(tx, scope, input.version, {}, theirs, act);
  if (!saved.ok) return saved;
  let id = before?.id;
  if (id) await writes.update();
  else id = (await writes.create()).id;
  if (Object.keys(writes.localised).length > 0) {
    await trackTranslations(
      tx,
      { organisationId: scope.organisationId, editionId: scope.editionId, objectKind, objectId: id },
      before as Record<string, unknown> | null,
      writes.localised,
      scope.languages,
    );
  }
  return done({ id });
}
