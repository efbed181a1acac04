import { describe, expect, test } from "vitest";
import { editEditionPlace, editEditionTexts, editEditionWindow } from "@/lib/editions/commands/edit-edition";
import { removeEditionItem, saveEditionDay } from "@/lib/editions/commands/edit-edition-items";
import { saveHost } from "@/lib/editions/commands/edit-host";
import { editOrganisation } from "@/lib/organisations/commands/edit-organisation";
import { db } from "@/lib/platform/db/client";
import { editSchool } from "@/lib/schools/commands/edit-school";
import { makeOpenEdition, makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { editionScope, organisationScope, schoolScope } from "@/prisma/testing/scopes";

const texts = { tagline: {}, summary: {}, description: {}, audience: {}, cost: {}, accessNote: {} };

describe("an edit", () => {
  test("of an older version is refused with theirs, and nothing is lost", async () => {
    const { edition } = await makeOpenEdition();
    const scope = await editionScope(edition);
    const address = { school: scope.schoolSlug, edition: scope.editionSlug };
    const mine = { ...address, ...texts, version: 1, title: { en: "Theirs", fr: "La leur" } };
    expect(await editEditionTexts(scope, mine)).toMatchObject({ ok: true });
    const refusal = await editEditionTexts(scope, { ...mine, title: { en: "Mine" } });
    expect(refusal).toEqual({
      ok: false,
      reason: "conflict",
      detail: { version: 2, "title.en": "Theirs", "title.fr": "La leur" },
    });
    const kept = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
    expect(kept.title).toEqual({ en: "Theirs", fr: "La leur" });
    expect(await editEditionTexts(scope, { ...mine, version: 2, title: { en: "Mine" } })).toMatchObject({
      ok: true,
    });
  });

  test("by ten at once on one version has one winner", async () => {
    const { edition } = await makeOpenEdition();
    const scope = await editionScope(edition);
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        editEditionTexts(scope, {
          school: scope.schoolSlug,
          edition: scope.editionSlug,
          ...texts,
          version: 1,
          title: { en: `Writer ${number}` },
        }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().auditEntry.count({ where: { editionId: edition.id, act: "edit-edition" } })).toBe(1);
  });

  test("invalidates the pages under every address, and keeps what waits for a translator", async () => {
    const { edition, school, organisation } = await makeOpenEdition();
    const scope = await schoolScope(school);
    const fresh = `renamed-${crypto.randomUUID().slice(0, 8)}`;
    const base = {
      school: school.slug,
      kind: "school" as const,
      recurring: true,
      summary: {},
      description: {},
    };
    expect(await editSchool(scope, { ...base, version: 1, slug: fresh, title: { en: "Renamed" } })).toEqual({
      ok: true,
      value: { schoolSlug: fresh },
    });
    const invalidated = await db().cacheTag.findMany({ where: { tag: { contains: edition.slug } } });
    expect(new Set(invalidated.map((row) => row.tag))).toEqual(
      new Set([`edition:${school.slug}/${edition.slug}`, `edition:${fresh}/${edition.slug}`]),
    );
    const gaps = await db().translation.findMany({ where: { organisationId: organisation.id } });
    expect(gaps.map((gap) => `${gap.field}:${gap.language}:${gap.state}`).sort()).toEqual(
      ["de", "es", "fr", "it"].map((language) => `title:${language}:missing`),
    );
    const other = await makeSchool(await makeOrganisation());
    const stolen = await editSchool(await schoolScope(other), {
      ...base,
      version: 1,
      slug: school.slug,
      title: { en: "Thief" },
    });
    expect(stolen).toMatchObject({ ok: false, reason: "taken" });
  });

  test("of an organisation keeps who is responsible", async () => {
    const organisation = await makeOrganisation();
    const scope = await organisationScope(organisation);
    const result = await editOrganisation(scope, {
      organisation: organisation.id,
      version: 1,
      name: "New name",
      controllerName: "Controller",
      controllerAddress: "Via Roma 1",
      privacyContact: "privacy@example.org",
      ...{ languages: ["en", "it"], mainLanguage: "it" },
      legalNotice: { it: "Note" },
      ...{ answerDays: 180, sensitiveAnswerDays: 14, colour: "pine" },
    });
    expect(result.ok).toBe(true);
    expect(await db().organisation.findUnique({ where: { id: organisation.id } })).toMatchObject({
      controllerName: "Controller",
      languages: ["it", "en"],
      version: 2,
    });
  });
});

describe("local times", () => {
  const place = {
    number: null,
    year: 2027,
    city: "Kathmandu",
    country: "NP",
    mode: "on_site" as const,
    ...{ languages: ["en"], mainLanguage: null },
    contactEmail: "a@example.org",
    replyTo: null,
  };

  test("a window in the hour that does not exist is refused, a zone of quarter hours is exact", async () => {
    const { edition } = await makeOpenEdition({ timeZone: "Asia/Kathmandu" });
    const scope = await editionScope(edition);
    const address = { school: scope.schoolSlug, edition: scope.editionSlug, version: 1 };
    const saved = await editEditionWindow(scope, {
      ...address,
      registrationOpens: "2027-03-28T02:30",
      registrationCloses: "2027-04-28T23:59",
    });
    expect(saved.ok).toBe(true);
    const kept = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
    expect(kept.registrationOpensAt?.toISOString()).toBe("2027-03-27T20:45:00.000Z");
    const rome = await makeOpenEdition();
    const refusal = await editEditionWindow(await editionScope(rome.edition), {
      ...address,
      registrationOpens: "2027-03-28T02:30",
      registrationCloses: null,
    });
    expect(refusal).toEqual({
      ok: false,
      reason: "no-such-time",
      detail: { before: "01:59", after: "03:00" },
    });
  });

  test("a zone put right keeps the local times", async () => {
    const { edition } = await makeOpenEdition({ dates: ["2027-10-08"] });
    const scope = await editionScope(edition);
    const address = { school: scope.schoolSlug, edition: scope.editionSlug };
    await db().slot.create({
      data: {
        organisationId: edition.organisationId,
        editionId: edition.id,
        kind: "break",
        startsAt: new Date("2027-10-08T07:00:00Z"),
        endsAt: new Date("2027-10-08T07:30:00Z"),
      },
    });
    const moved = await editEditionPlace(scope, {
      ...address,
      ...place,
      version: 1,
      timeZone: "Asia/Kathmandu",
    });
    expect(moved.ok).toBe(true);
    const slot = await db().slot.findFirstOrThrow({ where: { editionId: edition.id } });
    expect(slot.startsAt.toISOString()).toBe("2027-10-08T03:15:00.000Z");
    expect(slot.endsAt.toISOString()).toBe("2027-10-08T03:45:00.000Z");
  });
});

describe("days and hosts", () => {
  test("a day that is taken, holds slots or is the last stays as it is", async () => {
    const { edition } = await makeOpenEdition({ dates: ["2027-10-08"] });
    const scope = await editionScope(edition);
    const address = { school: scope.schoolSlug, edition: scope.editionSlug };
    const day = { ...address, id: null, starts: "09:00", ends: "18:00", label: {}, module: {}, mode: null };
    expect(await saveEditionDay(scope, { ...day, version: 1, date: "2027-10-08" })).toMatchObject({
      reason: "day-taken",
    });
    const [first] = await db().editionDay.findMany({ where: { editionId: edition.id } });
    const part = { ...address, part: "day" as const };
    expect(await removeEditionItem(scope, { ...part, version: 1, id: first?.id ?? "" })).toMatchObject({
      reason: "last-day",
    });
    const added = await saveEditionDay(scope, { ...day, version: 1, date: "2027-10-09" });
    expect(added.ok).toBe(true);
    const second = await db().editionDay.findFirstOrThrow({
      where: { editionId: edition.id, id: added.ok ? added.value.id : "" },
    });
    expect(second.startsAt?.toISOString()).toBe("2027-10-09T07:00:00.000Z");
    expect((await removeEditionItem(scope, { ...part, version: 2, id: second.id })).ok).toBe(true);
  });

  test("ids of another organisation are not there, one's own are", async () => {
    const mine = await makeOpenEdition();
    const foreign = await makeOpenEdition();
    const scope = await editionScope(mine.edition);
    const address = { school: scope.schoolSlug, edition: scope.editionSlug };
    const theirs = await editionScope(foreign.edition);
    const host = { ...address, id: null, name: "Host", url: null, role: "host" as const };
    const made = await saveHost(theirs, { ...host, version: 1 });
    const id = made.ok ? made.value.id : "";
    await expect(saveHost(scope, { ...host, id, version: 1 })).rejects.toThrow("not-found");
    await expect(removeEditionItem(scope, { ...address, part: "host", id, version: 1 })).rejects.toThrow(
      "not-found",
    );
    expect((await saveHost(theirs, { ...host, id, version: 2, name: "Renamed" })).ok).toBe(true);
    expect(await db().edition.findFirst({ where: { id: mine.edition.id } })).toMatchObject({ version: 1 });
  });
});
