import { describe, expect, test } from "vitest";
import { cancelEdition } from "@/lib/editions/commands/cancel-edition";
import { editEditionPlace, editEditionTexts } from "@/lib/editions/commands/edit-edition";
import { saveEditionDay } from "@/lib/editions/commands/edit-edition-items";
import { editRecap } from "@/lib/editions/commands/edit-recap";
import { NO_UNDO } from "@/lib/participants/commands/undo-time";
import { db } from "@/lib/platform/db/client";
import {
  countTranslationGaps,
  listOutdatedTexts,
  listTranslationTasks,
} from "@/lib/translations/queries/translation-gaps";
import { makeSession } from "@/prisma/factories/programme";
import { makeDesk } from "@/prisma/scenarios/desk";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { carryOutNow } from "@/prisma/testing/time-passes";
import { transitionEdition } from "./transition-edition";

async function register(edition: { organisationId: string; id: string }, state: string, language: string) {
  const { organisationId, id: editionId } = edition;
  const mark = crypto.randomUUID().slice(0, 8);
  const person = await db().person.create({ data: { organisationId, fullName: mark, nameKey: mark } });
  const category = await db().category.create({
    data: { organisationId, editionId, slug: mark, name: {}, order: 1 },
  });
  return db().registration.create({
    data: {
      organisationId,
      editionId,
      personId: person.id,
      categoryId: category.id,
      state: state as "confirmed",
      reference: mark,
      submittedAt: new Date(),
      fullName: mark,
      nameKey: mark,
      email: `${mark}@example.org`,
      emailKey: `${mark}@example.org`,
      language,
      ...(state === "waitlisted" ? { queuePosition: 1 } : {}),
    },
  });
}

describe("cancelling an edition", () => {
  test("tells everybody who is registered once, in their language, and nobody else", async () => {
    const { edition, scope, address } = await makeDesk({ languages: ["en", "fr"] });
    const confirmed = await register(edition, "confirmed", "fr");
    const waiting = await register(edition, "waitlisted", "en");
    await register(edition, "withdrawn", "en");
    const input = { ...address, version: 1, reason: { en: "Snow", fr: "La neige" }, name: "Example edition" };
    expect(await cancelEdition(scope, { ...input, name: "Another edition" })).toMatchObject({
      reason: "another-name",
    });
    const results = await Promise.all(Array.from({ length: 5 }, () => cancelEdition(scope, input)));
    expect(results.filter((result) => result.ok)).toEqual([{ ok: true, value: { told: 2 } }]);
    await carryOutNow(scope);
    const mails = await db().outboxMessage.findMany({ where: { editionId: edition.id } });
    expect(mails.map((mail) => mail.registrationId).sort()).toEqual([confirmed.id, waiting.id].sort());
    const french = mails.find((mail) => mail.registrationId === confirmed.id);
    expect(french).toMatchObject({
      template: "edition-cancelled",
      language: "fr",
      state: "queued",
      parameters: { reason: "La neige" },
    });
    expect(french?.auditEntryId).not.toBeNull();
    expect(await db().registration.findFirst({ where: { id: confirmed.id } })).toMatchObject({
      state: "confirmed",
    });
    expect(await cancelEdition(scope, { ...input, version: 2 })).toMatchObject({
      reason: "already-cancelled",
    });
  });
});

describe("the life of an edition", () => {
  test("with registrations it is not taken back; without it is; the archive is a transition of its own", async () => {
    const { edition, scope, address } = await makeDesk({ languages: ["en", "fr"] });
    await register(edition, "confirmed", "en");
    const transition = (name: "publish" | "unpublish" | "archive" | "unarchive", version: number) =>
      transitionEdition(scope, { ...address, version, transition: name });
    expect(await transition("unpublish", 1)).toMatchObject({
      reason: "has-registrations",
      detail: { count: 1 },
    });
    expect((await transition("archive", 1)).ok).toBe(true);
    expect((await transition("unarchive", 2)).ok).toBe(true);
    const everybody = { where: { editionId: edition.id } };
    const undo = { undoUntil: new Date(), undoSince: new Date(), undoState: "confirmed" } as const;
    await db().registration.updateMany({ ...everybody, data: { state: "cancelled", ...undo } });
    expect(await transition("unpublish", 3)).toMatchObject({ reason: "has-registrations" });
    await db().registration.updateMany({ ...everybody, data: { state: "withdrawn", ...NO_UNDO } });
    expect((await transition("unpublish", 3)).ok).toBe(true);
    expect(await db().edition.findFirst({ where: { id: edition.id } })).toMatchObject({
      publishedAt: null,
      archivedAt: null,
    });
    await db().editionDay.deleteMany({ where: { editionId: edition.id } });
    expect(await transition("publish", 4)).toMatchObject({ reason: "has-no-days" });
    expect(await transition("archive", 1)).toMatchObject({ reason: "conflict" });
  });

  test.each(["archive", "unpublish"] as const)(
    "a cancellation that is only asked for ends with %s: nothing cancels it later",
    async (name) => {
      const { edition, scope, address } = await makeDesk();
      const input = { ...address, version: 1, reason: { en: "Snow" }, name: "Example edition" };
      expect((await cancelEdition(scope, input)).ok).toBe(true);
      const asked = { ...address, version: 2, transition: name };
      expect((await transitionEdition(scope, asked)).ok).toBe(true);
      await carryOutNow(scope);
      expect(await db().edition.findFirst({ where: { id: edition.id } })).toMatchObject({
        ...{ cancelDueAt: null, cancelledAt: null, cancelReason: {} },
      });
    },
  );

  test("what was cancelled keeps its reason in the archive", async () => {
    const { edition, scope, address } = await makeDesk();
    const input = { ...address, version: 1, reason: { en: "Snow" }, name: "Example edition" };
    expect((await cancelEdition(scope, input)).ok).toBe(true);
    await carryOutNow(scope);
    expect((await transitionEdition(scope, { ...address, version: 2, transition: "archive" })).ok).toBe(true);
    expect(await db().edition.findFirst({ where: { id: edition.id } })).toMatchObject({
      cancelReason: { en: "Snow" },
    });
  });

  test("its recap is made once, saved with figures and documents in order, and conflicts are shown", async () => {
    const { edition, scope, address } = await makeDesk({ languages: ["en", "fr"] });
    const recap = {
      ...address,
      version: 0,
      title: { en: "What we learned" },
      article: { en: "Much." },
      videoUrl: null,
      videoCaption: {},
      published: true,
      figures: [
        { value: 30, label: { en: "cooperators" } },
        { value: 3, label: { en: "themes" } },
      ],
      documents: [{ url: "https://example.org/report.pdf", title: { en: "Report" }, languages: ["en"] }],
    };
    const made = await Promise.all([editRecap(scope, recap), editRecap(scope, recap)]);
    expect(made.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(made.find((result) => !result.ok)).toMatchObject({ reason: "conflict" });
    const figures = await db().figure.findMany({
      where: { editionId: edition.id },
      orderBy: { order: "asc" },
    });
    expect(figures.map((figure) => figure.value)).toEqual([30, 3]);
    expect(await editRecap(scope, { ...recap, version: 7, title: { en: "Mine" } })).toMatchObject({
      reason: "conflict",
      detail: { version: 1, "title.en": "What we learned", "figures.1.value": 3, published: "on" },
    });
    expect((await editRecap(scope, { ...recap, version: 1, published: false, figures: [] })).ok).toBe(true);
    expect(await db().figure.count({ where: { editionId: edition.id } })).toBe(0);
  });
});

test("what waits for a translator is listed by record, with names, in few statements", async () => {
  const { edition, scope, address } = await makeDesk({ languages: ["en", "fr"] });
  const session = await makeSession(edition);
  await db().translation.create({
    data: {
      organisationId: edition.organisationId,
      editionId: edition.id,
      objectKind: "session",
      objectId: session.id,
      field: "title",
      language: "fr",
      state: "missing",
    },
  });
  const texts = { tagline: {}, summary: {}, description: {}, audience: {}, cost: {}, accessNote: {} };
  await editEditionTexts(scope, { ...address, ...texts, version: 1, title: { en: "One", fr: "Un" } });
  await editEditionTexts(scope, { ...address, ...texts, version: 2, title: { en: "Two", fr: "Un" } });
  const reader = scope;
  const tasks = await expectQueries(3, () => listTranslationTasks(reader, "fr"));
  expect(tasks).toEqual([
    {
      objectKind: "edition",
      objectId: edition.id,
      label: null,
      missing: [],
      outdated: ["title"],
    },
    {
      objectKind: "session",
      objectId: session.id,
      label: { en: "Example session 1" },
      missing: ["title"],
      outdated: [],
    },
  ]);
  expect(await listTranslationTasks(reader, "en")).toEqual([]);
  expect((await expectQueries(1, () => countTranslationGaps(reader)))[1]).toEqual({
    language: "fr",
    missing: 1,
    outdated: 1,
  });
  const outdated = await expectQueries(2, () => listOutdatedTexts(reader, ["edition", "session"]));
  expect([...outdated]).toEqual([[edition.id, ["title.fr"]]]);
});

test("a language more is missing everywhere at once; one less waits for nothing; outdated stays", async () => {
  const { edition, scope, address } = await makeDesk({ languages: ["en", "fr"] });
  await makeSession(edition, { title: { en: "Only English" }, abstract: {} });
  const texts = { tagline: {}, summary: {}, description: {}, audience: {}, cost: {}, accessNote: {} };
  await editEditionTexts(scope, { ...address, ...texts, version: 1, title: { en: "One", fr: "Un" } });
  await editEditionTexts(scope, { ...address, ...texts, version: 2, title: { en: "Two", fr: "Un" } });
  const place = {
    ...address,
    number: null,
    year: 2027,
    city: "Trieste",
    country: "IT",
    timeZone: "Europe/Rome",
    mode: "on_site" as const,
    mainLanguage: "en",
    contactEmail: "a@example.org",
    replyTo: null,
  };
  const gaps = async () => {
    const rows = await db().translation.findMany({ where: { editionId: edition.id } });
    return rows.map((row) => `${row.objectKind} ${row.field} ${row.language} ${row.state}`).sort();
  };
  await editEditionPlace(scope, { ...place, version: 3, languages: ["fr", "it", "en"] });
  expect(await db().edition.findFirst({ where: { id: edition.id } })).toMatchObject({
    languages: ["en", "fr", "it"],
  });
  expect(await gaps()).toEqual([
    "edition title fr outdated",
    "edition title it missing",
    "session title fr missing",
    "session title it missing",
  ]);
  await editEditionPlace(scope, { ...place, version: 4, languages: ["en"] });
  expect(await gaps()).toEqual([]);
});

test("a day keeps its date while sessions stand on it", async () => {
  const { edition, scope, address } = await makeDesk({ languages: ["en", "fr"] });
  const [day] = await db().editionDay.findMany({ where: { editionId: edition.id } });
  if (!day) throw new Error("no day");
  const form = { ...address, id: day.id, starts: null, ends: null, label: {}, module: {}, mode: null };
  const slot = { organisationId: edition.organisationId, editionId: edition.id, kind: "break" as const };
  const at = new Date(day.date.getTime() + 12 * 3_600_000);
  await db().slot.create({ data: { ...slot, startsAt: at, endsAt: new Date(at.getTime() + 60_000) } });
  expect(await saveEditionDay(scope, { ...form, version: 1, date: "2031-01-01" })).toMatchObject({
    reason: "day-in-use",
  });
  await db().slot.deleteMany({ where: { editionId: edition.id } });
  expect((await saveEditionDay(scope, { ...form, version: 1, date: "2031-01-01" })).ok).toBe(true);
});
