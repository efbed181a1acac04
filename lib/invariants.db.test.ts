import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeRoom } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { Prisma } from "@/prisma/generated/client";
import type { FieldKind } from "@/prisma/generated/enums";
import { brokenInvariants, INVARIANTS } from "./invariants";

class Undone extends Error {}

async function makeTwo() {
  const { edition } = await makeOpenEdition({ capacity: 5 });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const one = await makeRegistration(edition, category);
  const other = await makeRegistration(edition, category);
  await makeRoom(edition);
  return { edition, category, one, other };
}

/** Takes constraints away, breaks what `plant` breaks, looks, and undoes all of it. */
async function lookAfter(
  plant: (tx: Transaction, made: Awaited<ReturnType<typeof makeTwo>>) => Promise<string>,
  without: string[] = [],
): Promise<string[]> {
  const made = await makeTwo();
  let names: string[] = [];
  await transaction(async (tx) => {
    for (const statement of without) await tx.$executeRaw(Prisma.raw(statement));
    const id = await plant(tx, made);
    names = (await brokenInvariants(tx)).filter(({ ids }) => ids.includes(id)).map(({ name }) => name);
    throw new Undone();
  }).catch((error) => {
    if (!(error instanceof Undone)) throw error;
  });
  return names;
}

describe("a planted fault is found", () => {
  test("quota exceeded, but not by lowering it afterwards", async () => {
    const oversold = await lookAfter(async (tx, { edition }) => {
      await tx.quota.updateMany({ where: { id: edition.rootQuotaId }, data: { capacity: 1 } });
      return edition.rootQuotaId;
    });
    expect(oversold).toEqual(["quota exceeded"]);
    const lowered = await lookAfter(async (tx, { edition }) => {
      await tx.quota.updateMany({ where: { id: edition.rootQuotaId }, data: { capacity: 1 } });
      await tx.auditEntry.create({
        data: {
          organisationId: edition.organisationId,
          actorKind: "system",
          act: "set-capacity",
          objectKind: "quota",
          objectId: edition.rootQuotaId,
        },
      });
      return edition.rootQuotaId;
    });
    expect(lowered).toEqual([]);
  });

  test("duplicate live registration", async () => {
    const found = await lookAfter(
      async (tx, { one, other }) => {
        const { emailKey, nameKey } = one;
        await tx.registration.updateMany({ where: { id: other.id }, data: { emailKey, nameKey } });
        return [one.id, other.id].sort()[0] ?? "";
      },
      ['DROP INDEX "registration_live_name"'],
    );
    expect(found).toEqual(["duplicate live registration"]);
  });

  test("two people on one queue position", async () => {
    const found = await lookAfter(
      async (tx, { one, other }) => {
        await tx.registration.updateMany({
          where: { id: { in: [one.id, other.id] } },
          data: { queuePosition: 7 },
        });
        return [one.id, other.id].sort()[0] ?? "";
      },
      ['DROP INDEX "registration_organisation_id_edition_id_queue_position_key"'],
    );
    expect(found).toEqual(["two people on one queue position"]);
  });

  test("confirmed without message; message without cause", async () => {
    const silent = await lookAfter(async (tx, { one }) => {
      await tx.outboxMessage.deleteMany({ where: { registrationId: one.id } });
      return one.id;
    });
    expect(silent).toEqual(["confirmed without message"]);
    const causeless = await lookAfter(
      async (tx, { one }) => {
        const message = await tx.outboxMessage.findFirstOrThrow({ where: { registrationId: one.id } });
        await tx.outboxMessage.update({ where: { id: message.id }, data: { auditEntryId: null } });
        return message.id;
      },
      ['ALTER TABLE "outbox_message" DROP CONSTRAINT "outbox_message_cause"'],
    );
    expect(causeless).toEqual(["message without cause"]);
  });

  test("words of an erased person anywhere", async () => {
    const erasedAt = new Date();
    const name = await lookAfter(async (tx, { one }) => {
      await tx.outboxMessage.updateMany({ where: { registrationId: one.id }, data: { parameters: {} } });
      await tx.registration.updateMany({ where: { id: one.id }, data: { erasedAt } });
      return one.id;
    });
    expect(name).toContain("words of an erased person anywhere");
    const mail = await lookAfter(async (tx, { one }) => {
      await tx.registration.updateMany({ where: { id: one.id }, data: { erasedAt } });
      const message = await tx.outboxMessage.findFirstOrThrow({ where: { registrationId: one.id } });
      await tx.outboxMessage.update({ where: { id: message.id }, data: { parameters: { fullName: "Ada" } } });
      return message.id;
    });
    expect(mail).toContain("words of an erased person anywhere");
  });

  test.each([
    { fullName: "Ada" },
    { nameKey: "ada" },
    { email: "ada@example.org" },
    { emailKey: "ada@example.org" },
    { affiliation: "Coop" },
    { country: "IT" },
    { reason: "Ill" },
  ])("a word of an erased person in their own row: %o", async (word) => {
    const found = await lookAfter(async (tx, { one }) => {
      await tx.outboxMessage.deleteMany({ where: { registrationId: one.id } });
      const empty = { fullName: "", nameKey: "", email: "", emailKey: "", affiliation: "", country: null };
      await tx.registration.updateMany({
        where: { id: one.id },
        data: {
          ...{ ...empty, reason: "", reference: null, personId: null, state: "withdrawn" },
          ...{ erasedAt: new Date(), ...word },
        },
      });
      return one.id;
    });
    expect(found).toEqual(["words of an erased person anywhere"]);
  });

  test("rows of another edition", async () => {
    const elsewhere = await lookAfter(async (tx, { edition, category, one }) => {
      const second = await tx.edition.create({
        data: {
          organisationId: edition.organisationId,
          schoolId: edition.schoolId,
          slug: "second",
          year: 2028,
          title: { en: "Second" },
          city: "Udine",
          timeZone: "Europe/Rome",
          languages: ["en"],
          contactEmail: "second@example.org",
        },
      });
      await tx.category.updateMany({ where: { id: category.id }, data: { editionId: second.id } });
      return one.id;
    });
    expect(elsewhere).toEqual(["registration in a category of another edition"]);
  });

  test("a draft that outlived its time", async () => {
    const found = await lookAfter(async (tx, { edition }) => {
      const draft = await tx.registration.create({
        data: {
          organisationId: edition.organisationId,
          editionId: edition.id,
          state: "draft",
          fullName: "Ada",
          nameKey: "ada",
          email: "ada@example.org",
          emailKey: "ada@example.org",
          language: "en",
          draft: {},
          createdAt: new Date(Date.now() - 16 * 86_400_000),
          expiresAt: new Date(),
        },
      });
      return draft.id;
    });
    expect(found).toEqual(["live draft older than 14 days"]);
  });

  test.each<[FieldKind, string | string[] | number, boolean]>([
    ["text", "12", false],
    ["number", 12, true],
    ["choices", "bus", true],
    ["choices", ["bus"], false],
    ["choice", ["bus"], true],
    ["heading", "", true],
  ])("an answer of the kind %s that is stored as %j", async (kind, value, reported) => {
    const found = await lookAfter(async (tx, { edition, one }) => {
      const { organisationId } = edition;
      const field = await tx.field.create({
        data: { organisationId, editionId: edition.id, key: "asked", kind, order: 99 },
      });
      const version = await tx.fieldVersion.create({
        data: { organisationId, fieldId: field.id, number: 1, label: { en: "Asked?" } },
      });
      await tx.answer.create({
        data: { organisationId, registrationId: one.id, fieldVersionId: version.id, value },
      });
      return one.id;
    });
    expect(found).toEqual(reported ? ["answer in another form than its kind's"] : []);
  });

  test("a tombstone with words, kept words of a joining, and a registration ended by a stranger's", async () => {
    const words = await lookAfter(async (tx, { one, other }) => {
      await tx.person.updateMany({
        where: { id: other.personId ?? "" },
        data: { mergedIntoId: one.personId },
      });
      return other.personId ?? "";
    });
    expect(words).toEqual(["tombstone with words or rows"]);
    const kept = await lookAfter(async (tx, { one, other }) => {
      const { id } = await tx.personMerge.create({
        data: {
          ...{ organisationId: one.organisationId, keptId: one.personId ?? "", goneId: other.personId ?? "" },
          ...{
            mergedAt: new Date(Date.now() - 4 * 86_400_000),
            finalAt: new Date(Date.now() - 3 * 86_400_000),
          },
          moved: {},
        },
      });
      return id;
    });
    expect(kept).toEqual(["joined records whose words are kept too long"]);
    const ended = await lookAfter(async (tx, { one, other }) => {
      await tx.registration.updateMany({
        where: { id: one.id },
        data: { state: "cancelled", mergedIntoId: other.id },
      });
      return one.id;
    });
    expect(ended).toEqual(["registration ended by one of another edition or person"]);
  });

  test("an edition without its root quota", async () => {
    const found = await lookAfter(async (tx, { edition }) => {
      await tx.quota.updateMany({ where: { id: edition.rootQuotaId }, data: { root: false } });
      return edition.id;
    });
    expect(found).toEqual(["edition without one root quota"]);
  });
});

test("none is left behind: every noun's are gathered, under the names they have always had", async () => {
  const lists = readdirSync("lib").flatMap((noun) => {
    const file = `lib/${noun}/queries/invariants.ts`;
    return existsSync(file) ? [file] : [];
  });
  const names = [];
  for (const file of lists) {
    const nouns = Object.entries((await import(`@/${file.slice(0, -3)}`)) as Record<string, object>);
    for (const [name, list] of nouns) if (name.endsWith("_INVARIANTS")) names.push(...Object.keys(list));
  }
  expect(names.sort()).toEqual([
    "answer in another form than its kind's",
    "answer that names no file of its registration",
    "category in a quota of another edition",
    "confirmed without message",
    "duplicate live registration",
    "edition without one root quota",
    "joined records whose words are kept too long",
    "live draft older than 14 days",
    "message without cause",
    "option exceeded",
    "overlap among released slots that nobody accepted",
    "place in a session of another edition",
    "place in a session without a confirmed registration",
    "quota exceeded",
    "registration ended by one of another edition or person",
    "registration in a category of another edition",
    "registration with a tag of another edition",
    "released person in two places that nobody accepted",
    "sensitive answer after withdrawal",
    "sensitive answer without consent",
    "session exceeded",
    "session of another edition marked",
    "tombstone with words or rows",
    "two people on one queue position",
    "wait for a session that has a place",
    "wish for an option that has a place",
    "words of an erased person anywhere",
  ]);
  expect(Object.keys(INVARIANTS).sort()).toEqual(names);
});

test("every query runs", async () => {
  await transaction((tx) => brokenInvariants(tx));
});
