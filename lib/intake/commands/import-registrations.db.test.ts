import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makePerson } from "@/prisma/factories/people";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { HEADING, holds, makeDesk, person, table } from "@/prisma/scenarios/intake";
import { planOf, readIntake } from "../queries/plan";
import { importRegistrations } from "./import-registrations";

type Desk = Awaited<ReturnType<typeof makeDesk>>;

describe("an import", () => {
  test("makes persons, registrations, history and messages, as by hand", async () => {
    const { bring, rows, ids, scope, category } = await makeDesk();
    expect(await bring([HEADING, person(1, "|IT||Coop"), person(2)])).toEqual({
      ok: true,
      value: { arrived: 2, waiting: 0, changed: 0 },
    });
    const [first, second] = await rows();
    expect(first).toMatchObject({
      ...{ fullName: "Ada Esempio 1", nameKey: "ada esempio 1", email: "ada-1@example.org", country: "IT" },
      ...{
        affiliation: "Coop",
        language: "it",
        state: "confirmed",
        origin: "import",
        categoryId: category.id,
      },
      ...{ mode: "on_site", version: 1, linkVersion: 1, queuePosition: null },
    });
    expect(first?.reference).toMatch(/^[ACDEFHJKLMNPRTUVWXY3479]{6}$/);
    expect(first?.reference).not.toBe(second?.reference);
    const people = await db().person.findMany({
      where: { organisationId: ids.organisationId },
      include: { emails: true },
    });
    expect(people.map(({ id }) => id).sort()).toEqual([first?.personId, second?.personId].sort());
    expect(people.flatMap(({ emails }) => emails.map(({ emailKey }) => emailKey)).sort()).toEqual([
      "ada-1@example.org",
      "ada-2@example.org",
    ]);
    const messages = await db().outboxMessage.findMany({ where: ids });
    expect(messages).toHaveLength(2);
    for (const message of messages)
      expect(message).toMatchObject({
        template: "registration-confirmed",
        state: "queued",
        language: "it",
        recipient: "",
        urgency: 2,
      });
    const entries = await db().auditEntry.findMany({ where: ids, include: { values: true } });
    expect(entries.map(({ act, objectKind }) => `${act} ${objectKind}`).sort()).toEqual([
      "import-registrations edition",
      "register registration",
      "register registration",
    ]);
    for (const entry of entries) expect(entry).toMatchObject({ actorKind: "login", actorId: scope.actor.id });
    expect(await db().consent.count({ where: { registration: ids } })).toBe(0);
    expect(await holds(ids)).toEqual([]);
  });

  test("tells nobody where that was not wanted: the messages are on record as not sent", async () => {
    const { bring, ids } = await makeDesk();
    await bring([HEADING, person(1)], { tell: false });
    expect(await db().outboxMessage.findMany({ where: ids })).toMatchObject([{ state: "cancelled" }]);
  });

  test("of 300 rows with 5 % bad ones, mended, and again: then nothing", async () => {
    const { bring, rows, ids, planned } = await makeDesk({ capacity: 500 });
    const good = table(300);
    const bad = good.map((row, at) =>
      at > 0 && at % 20 === 0 ? row.replace("@example.org", " at example") : row,
    );
    expect(await bring(bad)).toEqual({ ok: false, reason: "wrong-rows", detail: { count: 15 } });
    expect(await rows()).toEqual([]);
    expect((await planned(bad)).plan.wrong.map(({ line, letter, code }) => [line, letter, code])).toEqual(
      Array.from({ length: 15 }, (_, at) => [(at + 1) * 20 + 1, "B", "email"]),
    );
    expect(await bring(bad, { goodRows: true })).toMatchObject({ value: { arrived: 285 } });
    expect(await bring(good)).toMatchObject({ value: { arrived: 15, changed: 0 } });
    const before = [
      await rows(),
      await db().auditEntry.count({ where: ids }),
      await db().outboxMessage.count({ where: ids }),
    ];
    expect(await bring(good)).toEqual({ ok: true, value: { arrived: 0, waiting: 0, changed: 0 } });
    expect([
      await rows(),
      await db().auditEntry.count({ where: ids }),
      await db().outboxMessage.count({ where: ids }),
    ]).toEqual(before);
    expect(await rows()).toHaveLength(300);
    expect(await holds(ids)).toEqual([]);
  });

  test("changes who is registered where a row says otherwise, and writes to nobody about it", async () => {
    const { bring, rows, ids, edition } = await makeDesk();
    const guests = await makeCategory(edition, { slug: "guests" });
    await bring([HEADING, person(1), person(2)]);
    expect(await bring([HEADING, person(1, "|DE|guests|Coop"), person(2, "||"), person(3)])).toMatchObject({
      value: { arrived: 1, changed: 1 },
    });
    const changed = (await rows()).find(({ nameKey }) => nameKey === "ada esempio 1");
    expect(changed).toMatchObject({
      country: "DE",
      affiliation: "Coop",
      categoryId: guests.id,
      version: 2,
      state: "confirmed",
    });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { ...ids, act: "import-registrations", objectKind: "registration" },
      include: { values: { orderBy: { field: "asc" } } },
    });
    expect(
      entry.values.map(({ field, before, after, registrationId }) => ({
        field,
        before,
        after,
        registrationId,
      })),
    ).toEqual([
      { field: "affiliation", before: "", after: "Coop", registrationId: changed?.id },
      { field: "category", before: expect.any(String), after: "guests", registrationId: changed?.id },
      { field: "country", before: "IT", after: "DE", registrationId: changed?.id },
    ]);
    expect(await db().outboxMessage.count({ where: { registrationId: changed?.id ?? "" } })).toBe(1);
  });

  test("keeps answers, and a changed one in place of the earlier", async () => {
    const { bring, rows, edition } = await makeDesk();
    const train = await makeQuestion(edition, { key: "train" });
    const answers = async () =>
      (await db().answer.findMany({ where: { fieldVersionId: train.id } })).map(({ value }) => value);
    await bring(["Name|E-mail|train", "Ada|ada@example.org|9:30"]);
    expect(await answers()).toEqual(["9:30"]);
    await bring(["Name|E-mail|train", "Ada|ada@example.org|10:15", "Bo|bo@example.org|"]);
    expect(await answers()).toEqual(["10:15"]);
    expect(await rows()).toHaveLength(2);
    expect(await bring(["Name|E-mail|train", "Ada|ada@example.org|10:15"])).toMatchObject({
      value: { changed: 0 },
    });
  });

  test("takes no answer that needs a consent, whatever the heading says", async () => {
    const { bring, planned, ids } = await makeDesk({}, makeAskingEntrance);
    const rows = ["Name|E-mail|diet|Access", "Ada|ada@example.org|no nuts|step-free"];
    expect((await planned(rows)).columns.map(({ target }) => target)).toEqual([
      "fullName",
      "email",
      null,
      null,
    ]);
    await bring(rows);
    expect(await db().registration.count({ where: ids })).toBe(1);
    expect(await db().answer.count({ where: { registration: ids } })).toBe(0);
  });

  test("remembers how the columns were mapped, for the next table", async () => {
    const { scope, planned, ids, category } = await makeDesk();
    const rows = ["x|E-mail|z", "Ada|ada@example.org|Coop"].map((line, at) => ({
      line: at + 1,
      cells: line.split("|"),
    }));
    const read = await readIntake(scope, rows, { targets: ["fullName", "email", "affiliation"] });
    const plan = await planOf(scope, read, { categoryId: category.id, language: "en" });
    if (!plan.ok) throw new Error(plan.reason);
    expect(await db().intakeMapping.count({ where: ids })).toBe(0);
    await importRegistrations(scope, plan.value, { tell: false, goodRows: false, others: new Set() });
    expect(
      (await planned(["x|E-mail|z", "Bo|bo@example.org|Coop"])).columns.map(({ target }) => target),
    ).toEqual(["fullName", "email", "affiliation"]);
  });

  test("meets people whom the organisation knows, also under an earlier address", async () => {
    const { bring, rows, ids, edition, category } = await makeDesk();
    const organisation = { id: ids.organisationId };
    const known = await makePerson(organisation, { fullName: "Bo Beispiel", email: "bo@example.org" });
    const moved = await makePerson(organisation, { fullName: "Cy Exemple", email: "old@example.org" });
    await makeRegistration(edition, category, {
      fullName: "Cy Exemple",
      email: "new@example.org",
      personId: moved.id,
    });
    await bring([HEADING, "Bo Beispiel|bo@example.org|IT", "Cy Exemple|old@example.org|IT"]);
    expect((await rows()).map(({ personId, email }) => [personId, email])).toEqual([
      [moved.id, "new@example.org"],
      [known.id, "bo@example.org"],
    ]);
  });

  test.each([
    ["of another edition", async ({ edition }: Desk) => makeEdition({ ...edition, id: edition.schoolId })],
    ["of another organisation", async () => (await makeOpenEdition()).edition],
  ])("leaves registrations %s alone", async (_, makeElsewhere) => {
    const desk = await makeDesk();
    const elsewhere = await makeElsewhere(desk);
    const named = { fullName: "Ada Esempio 1", email: "ada-1@example.org" };
    const theirs = await makeRegistration(elsewhere, await makeCategory(elsewhere), named);
    await desk.bring([HEADING, person(1, "|DE")]);
    const [own, ...others] = await desk.rows();
    expect(others).toEqual([]);
    expect(own).toMatchObject({ ...named, country: "DE", version: 1 });
    // Somebody is one person within an organisation, and only there.
    expect(own?.personId === theirs.personId).toBe(elsewhere.organisationId === desk.ids.organisationId);
    expect(await db().registration.findFirst({ where: { id: theirs.id } })).toEqual(theirs);
  });

  test("leaves who withdrew, and tells nobody any more of a form that is not sent", async () => {
    const { bring, rows, edition, category, ids } = await makeDesk();
    await makeRegistration(edition, category, {
      fullName: "Ada Esempio 1",
      email: "ada-1@example.org",
      state: "withdrawn",
    });
    const draft = await makeRegistration(edition, category, {
      fullName: "Ada Esempio 2",
      email: "ada-2@example.org",
      state: "draft",
    });
    const entry = await db().auditEntry.create({
      data: { ...ids, actorKind: "system", act: "start-draft", objectKind: "registration" },
    });
    const mail = await db().outboxMessage.create({
      data: {
        ...ids,
        registrationId: draft.id,
        template: "draft-saved",
        state: "queued",
        parameters: {},
        language: "en",
        recipient: "",
        recipientKey: "",
        messageId: `<${draft.id}@example.org>`,
        auditEntryId: entry.id,
        nextAt: new Date(),
      },
    });
    expect(await bring([HEADING, person(1), person(2)])).toMatchObject({ value: { arrived: 1 } });
    expect((await rows()).map(({ state }) => state).sort()).toEqual(["confirmed", "draft", "withdrawn"]);
    expect(await db().outboxMessage.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({
      state: "cancelled",
    });
  });
});
