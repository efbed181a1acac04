import { beforeEach, describe, expect, inject, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { listTagsDueBetween } from "@/lib/public-pages/queries/tags-due";
import { purge } from "@/lib/registration/commands/purge";
import { makeNotice, makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { findEditionHead } from "../queries/public-edition";
import { MOST_NOTICES, NOTICE_DAYS } from "../rules/notices";
import { putBackNotice, putUpNotice, takeDownNotice } from "./edit-notice";

const DAY_MS = 86_400_000;
let scope: EditionScope<"edit-edition">;
let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
beforeEach(async () => {
  ({ edition } = await makeOpenEdition({ languages: ["en", "it"] }));
  scope = await editionScope<"edit-edition">(edition);
});

const putUp = (text: string, until = "2098-05-06T18:00") => putUpNotice(scope, { text: { en: text }, until });
const shown = async (language = "en") =>
  (await findEditionHead(language, scope.schoolSlug, scope.editionSlug))?.notices.map(({ text }) => text);
const history = async () =>
  (
    await db().auditEntry.findMany({
      where: { objectId: edition.id },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    })
  ).map(({ act }) => act);
async function made(text: string) {
  const answer = await putUp(text);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value.notice;
}

describe("an urgent notice", () => {
  test("is on the pages, marked in its language, the newest first; taken down it is gone, and comes back", async () => {
    const first = await made("Go to Aula Bora");
    await made("The bus is late");
    expect(await shown()).toEqual([
      { text: "The bus is late", lang: null },
      { text: "Go to Aula Bora", lang: null },
    ]);
    expect((await shown("it"))?.[1]).toEqual({ text: "Go to Aula Bora", lang: "en" });
    const tags = () =>
      db().cacheTag.count({ where: { tag: `edition:${scope.schoolSlug}/${scope.editionSlug}` } });
    const before = await tags();
    for (let twice = 0; twice < 2; twice += 1)
      expect(await takeDownNotice(scope, { notice: first })).toMatchObject({ ok: true });
    expect(await shown()).toEqual([{ text: "The bus is late", lang: null }]);
    for (let twice = 0; twice < 2; twice += 1)
      expect(await putBackNotice(scope, { notice: first })).toMatchObject({ ok: true });
    expect(await shown()).toHaveLength(2);
    expect((await tags()) - before).toBe(2);
    expect(await history()).toEqual([
      ...["put-up-notice", "put-up-notice", "take-down-notice", "put-back-notice"],
    ]);
  });

  test("sent twice is put up once", async () => {
    const answers = await Promise.all([putUp("Twice"), putUp("Twice"), putUp("Twice")]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await shown()).toHaveLength(1);
  });

  test("ends by itself, is marked as a change at that moment, and is not put up, nor back, after its end", async () => {
    expect(await putUp("Yesterday", "2020-01-01T10:00")).toMatchObject({ reason: "notice-over" });
    const { id } = await makeNotice(edition, { until: new Date(Date.now() - 1000), takenDownAt: new Date() });
    expect(await putBackNotice(scope, { notice: id })).toMatchObject({ reason: "notice-over" });
    await makeNotice(edition, { until: new Date(Date.now() - 1000) });
    expect(await shown()).toEqual([]);
    const end = Date.parse("2097-03-04T10:00:00Z");
    await makeNotice(edition, { until: new Date(end) });
    const due = (from: number, to: number) => listTagsDueBetween(new Date(from), new Date(to));
    const tag = `edition:${scope.schoolSlug}/${scope.editionSlug}`;
    expect(await due(end - 1, end)).toContain(tag);
    expect(await due(end, end + 1)).not.toContain(tag);
  });

  test("says its end by the clock of the edition; a time that the clocks jump over is refused", async () => {
    await made("Until six");
    const [row] = await db().editionNotice.findMany({ where: { editionId: edition.id } });
    expect(row?.until.toISOString()).toBe("2098-05-06T16:00:00.000Z");
    expect(await putUp("Never", "2027-03-28T02:30")).toMatchObject({ reason: "no-such-time" });
  });

  test("is nobody else's to take down", async () => {
    const other = await makeOpenEdition();
    const { id: notice } = await makeNotice(other.edition);
    await expect(takeDownNotice(scope, { notice })).rejects.toMatchObject({ code: "not-found" });
    await expect(putBackNotice(scope, { notice })).rejects.toMatchObject({ code: "not-found" });
  });

  test("goes with the purge a month after its end, and no sooner", async () => {
    const at = (days: number) => makeNotice(edition, { until: new Date(Date.now() - days * DAY_MS) });
    await at(NOTICE_DAYS + 1);
    const kept = await at(NOTICE_DAYS - 1);
    expect((await purge()).notices).toBeGreaterThanOrEqual(1);
    const left = await db().editionNotice.findMany({ where: { editionId: edition.id } });
    expect(left.map(({ id }) => id)).toEqual([kept.id]);
  });
});

describe("many at once", () => {
  const standing = async () => {
    await Promise.all(Array.from({ length: 200 }, (_, number) => putUp(`Number ${number}`)));
    return db().editionNotice.count({ where: { editionId: edition.id, takenDownAt: null } });
  };

  test("put up as many as there may be", async () => {
    expect(await standing()).toBe(MOST_NOTICES);
    expect(await putUp("One more")).toMatchObject({
      reason: "too-many-notices",
      detail: { most: MOST_NOTICES },
    });
  });

  test.runIf(inject("engine") === "server")("without the lock they are more", async () => {
    expect(await withoutLocks(standing)).toBeGreaterThan(MOST_NOTICES);
  });
});
