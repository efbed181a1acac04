import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeSession, makeSlot, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeEdition, makeOpenEdition, makeSchool } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { listDuplicateTargets } from "../queries/duplicate-targets";
import { DuplicateSessionSchema } from "../schema/session";
import { duplicateSession } from "./duplicate-session";

/** This year's edition with a session of two people, and the next one of the same school; an editor of both. */
async function makeTwoEditions() {
  const { organisation, school, edition } = await makeOpenEdition({
    dates: ["2097-10-08"],
    languages: ["en", "it"],
  });
  const next = await makeEdition(school, { dates: ["2098-10-08"], languages: ["en", "fr"] });
  const actor = await makeActor();
  const join = (of: { id: string } | null) =>
    makeMember(organisation, {
      ...{ login: { id: actor.id, email: actor.emails[0] ?? "" }, role: "editor" as const },
      ...(of ? { editionId: of.id } : {}),
    });
  const theme = await makeTheme(edition, { title: { en: "Work", it: "Lavoro" } });
  const [ada, ines] = [await makeSpeaker(edition, { email: "ada@example.org" }), await makeSpeaker(edition)];
  const { id } = await makeSession(edition, {
    ...{
      title: { en: "Talk", it: "Intervento" },
      themeId: theme.id,
      noRecording: true,
      languages: ["it"],
      minutes: 75,
    },
    ...{ sourceId: "theirs", cancelledAt: new Date() },
  });
  const { organisationId } = edition;
  await db().sessionPerson.createMany({
    data: [ines, ada].map((speaker, order) => ({
      ...{
        organisationId,
        sessionId: id,
        speakerId: speaker.id,
        role: order === 0 ? "chair" : "speaker",
        order,
      },
    })),
  });
  await db().interpretation.create({
    data: {
      organisationId,
      sessionId: id,
      fromLanguage: "it",
      toLanguage: "en",
      mode: "spoken",
      speakerId: ada.id,
    },
  });
  await makeSlot(edition, {
    ...{
      sessionId: id,
      startsAt: new Date("2097-10-08T08:00:00Z"),
      endsAt: new Date("2097-10-08T09:00:00Z"),
    },
  });
  await db().translation.create({
    data: {
      ...{ organisationId, editionId: edition.id, objectKind: "session", objectId: id },
      ...{ field: "title", language: "en", state: "outdated" },
    },
  });
  const scope = await editionScope<"edit-sessions">(edition, { actor, role: "editor" });
  const intoNext = `${school.slug}/${next.slug}`;
  const duplicate = (into: string, people = false) =>
    duplicateSession(
      scope,
      DuplicateSessionSchema.parse({
        ...{ school: scope.schoolSlug, edition: scope.editionSlug, session: id, into },
        ...(people ? { people: "on" } : {}),
      }),
    );
  const made = async (into: string, people = false) => {
    const result = await duplicate(into, people);
    if (!result.ok) throw new Error(result.reason);
    return db().session.findFirstOrThrow({
      where: { id: result.value.sessionId },
      include: {
        ...{
          people: { orderBy: { order: "asc" }, include: { speaker: true } },
          interpretations: true,
          slots: true,
        },
      },
    });
  };
  return { organisation, edition, next, theme, ada, ines, id, join, scope, intoNext, duplicate, made };
}

describe("a session that is duplicated", () => {
  test("is all that it was in its own edition, but its number, its times and its end", async () => {
    const { edition, id, made, theme, ada, ines } = await makeTwoEditions();
    const source = await db().session.findFirstOrThrow({ where: { id } });
    const copy = await made("");
    expect(copy).toMatchObject({
      ...{ editionId: edition.id, number: 2, title: { en: "Talk", it: "Intervento" }, themeId: theme.id },
      ...{ noRecording: true, languages: ["it"], kind: "workshop", abstract: source.abstract },
      ...{ sourceId: null, cancelledAt: null, slots: [], version: 1 },
    });
    expect(copy.guid).not.toBe(source.guid);
    expect(copy.people.map(({ speakerId, role }) => [speakerId, role])).toEqual([
      [ines.id, "chair"],
      [ada.id, "speaker"],
    ]);
    expect(copy.interpretations).toMatchObject([{ fromLanguage: "it", toLanguage: "en", speakerId: ada.id }]);
    expect(
      await db().translation.findMany({
        where: { objectId: copy.id },
        select: { field: true, language: true, state: true },
      }),
    ).toContainEqual({ field: "title", language: "en", state: "outdated" });
    expect(await db().auditEntry.findMany({ where: { objectId: copy.id }, select: { act: true } })).toEqual([
      { act: "duplicate-session" },
    ]);
  });

  test("takes nobody into another edition unasked, and of its people only who is there anyway", async () => {
    const { next, ines, join, made, intoNext } = await makeTwoEditions();
    await join(next);
    const bare = await made(intoNext);
    expect(bare).toMatchObject({
      editionId: next.id,
      number: 1,
      themeId: null,
      minutes: 75,
      noRecording: false,
      people: [],
    });
    expect(bare.interpretations).toMatchObject([{ fromLanguage: "it", speakerId: null }]);
    expect(await db().speaker.count({ where: { editionId: next.id } })).toBe(0);
    const [theirs, there] = [
      await makeTheme(next, { title: { en: "WORK" } }),
      await makeSpeaker(next, { personId: ines.personId }),
    ];
    const known = await made(intoNext, false).catch(() => null);
    // The same form within moments is one click more: the same session.
    expect(known?.id).toBe(bare.id);
    const asked = await made(intoNext, true);
    expect(asked).toMatchObject({ themeId: theirs.id, noRecording: true });
    expect(asked.people.map(({ speakerId }) => speakerId)[0]).toBe(there.id);
    const [, ada] = asked.people.map(({ speaker }) => speaker);
    expect(ada).toMatchObject({ editionId: next.id, email: null, unconfirmed: true, number: 2 });
    expect(await db().auditEntry.count({ where: { objectId: ada?.id ?? "", act: "create-speaker" } })).toBe(
      1,
    );
    const missing = { field: "title", language: "fr", state: "missing" };
    const waiting = await db().translation.findMany({ where: { objectId: asked.id, language: "fr" } });
    expect(waiting).toContainEqual(expect.objectContaining(missing));
  });

  test("goes where whoever asks may make sessions, and nowhere else", async () => {
    const { next, edition, join, scope, duplicate, intoNext } = await makeTwoEditions();
    const far = await makeOpenEdition({ dates: ["2097-10-08"] });
    const elsewhere = `${far.school.slug}/${far.edition.slug}`;
    await join(edition);
    expect(await listDuplicateTargets(scope)).toEqual([]);
    for (const into of [intoNext, elsewhere, "no-school/no-edition"])
      expect(await duplicate(into)).toMatchObject({ ok: false, reason: "edition-gone" });
    await join(next);
    expect((await listDuplicateTargets(scope)).map(({ into }) => into)).toEqual([intoNext]);
    expect(await duplicate(elsewhere)).toMatchObject({ reason: "edition-gone" });
    expect((await duplicate(intoNext)).ok).toBe(true);
    expect(await db().session.count({ where: { editionId: far.edition.id } })).toBe(0);
  });

  test("is not one of another edition or one that is deleted", async () => {
    const { organisation, scope, id } = await makeTwoEditions();
    const other = await makeEdition(await makeSchool(organisation), { dates: ["2097-10-08"] });
    const theirs = await makeSession(other);
    const address = { school: scope.schoolSlug, edition: scope.editionSlug, into: null, people: false };
    await expect(duplicateSession(scope, { ...address, session: theirs.id })).rejects.toThrow("not-found");
    await db().session.updateMany({ where: { id }, data: { deletedAt: new Date() } });
    await expect(duplicateSession(scope, { ...address, session: id })).rejects.toThrow("not-found");
  });
});
