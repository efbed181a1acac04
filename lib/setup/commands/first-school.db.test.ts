import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { createSchool } from "@/lib/schools/commands/create-school";
import { makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { founderScope, organisationScope, schoolScope } from "@/prisma/testing/scopes";
import { createEdition } from "./create-edition";
import { createFirstSchool } from "./create-first-school";

describe("a first school", () => {
  test("is published from seven answers, with its owner, places and category", async () => {
    const scope = await founderScope();
    const made = await createFirstSchool(scope, {
      language: "it",
      name: "Consorzio Esempio",
      privacyContact: "privacy@example.org",
      title: "Scuola della cooperazione",
      kind: "school",
      city: "Trieste",
      firstDay: "2027-10-08",
      days: 2,
      timeZone: "Europe/Rome",
      draft: false,
      example: false,
    });
    if (!made.ok) throw new Error("refused");
    expect(made.value.editionSlug).toBe("trieste-2027");
    const edition = await db().edition.findFirstOrThrow({
      where: { id: made.value.editionId },
      include: { days: true, quotas: true, categories: { include: { quotas: true } }, school: true },
    });
    expect(edition.publishedAt).not.toBeNull();
    expect(edition.days).toHaveLength(2);
    expect(edition.quotas).toMatchObject([{ root: true, capacity: null }]);
    expect(edition.categories[0]?.quotas).toHaveLength(1);
    expect(edition.categories[0]?.name).toEqual({ it: "Partecipante" });
    const members = await db().teamMember.findMany({ where: { organisationId: made.value.organisationId } });
    expect(members).toMatchObject([{ role: "owner", loginId: scope.actor.id }]);
    expect(members[0]?.acceptedAt).not.toBeNull();
  });

  test("made as a draft is seen by nobody else until it is published", async () => {
    const made = await createFirstSchool(await founderScope(), {
      ...{ language: "en", name: `Consortium ${crypto.randomUUID()}`, privacyContact: "privacy@example.org" },
      ...{ title: "A school", kind: "course", city: "Gent", firstDay: "2027-10-08", days: 1 },
      ...{ timeZone: "Europe/Brussels", draft: true, example: false },
    });
    if (!made.ok) throw new Error("refused");
    const edition = await db().edition.findFirstOrThrow({ where: { id: made.value.editionId } });
    expect(edition.publishedAt).toBeNull();
  });

  test("sent five times at once is one school", async () => {
    const scope = await founderScope();
    const answers = {
      language: "en" as const,
      name: `Consortium ${crypto.randomUUID()}`,
      privacyContact: "privacy@example.org",
      title: "A school",
      kind: "course" as const,
      city: "Gent",
      firstDay: "2027-10-08",
      days: 1,
      timeZone: "Europe/Brussels",
      draft: false,
      example: false,
    };
    const made = await Promise.all(Array.from({ length: 5 }, () => createFirstSchool(scope, answers)));
    expect(new Set(made.map((result) => result.ok && result.value.editionId)).size).toBe(1);
    expect(await db().organisation.count({ where: { name: answers.name } })).toBe(1);
    const other = await createFirstSchool(scope, { ...answers, title: "Another school" });
    expect(other.ok && made[0]?.ok && other.value.editionId !== made[0].value.editionId).toBe(true);
  });

  test("two schools of one title get two addresses, also by many people at once", async () => {
    const organisation = await makeOrganisation();
    const title = { en: `Same title ${crypto.randomUUID().slice(0, 8)}` };
    const made = await Promise.all(
      Array.from({ length: 6 }, async () =>
        createSchool(await organisationScope(organisation), {
          organisation: organisation.id,
          title,
          kind: "school",
          recurring: true,
        }),
      ),
    );
    expect(new Set(made.map((result) => result.ok && result.value.schoolSlug)).size).toBe(6);
  });

  test("two editions of one title get two addresses, also by many people at once", async () => {
    const organisation = await makeOrganisation();
    const school = await makeSchool(organisation);
    const made = await Promise.all(
      Array.from({ length: 4 }, async () =>
        createEdition(await schoolScope(school), {
          school: school.slug,
          title: { en: "Pune 2027" },
          city: "Pune",
          firstDay: "2027-02-01",
          days: 1,
          timeZone: "Asia/Kathmandu",
          capacity: 30,
          contactEmail: "a@example.org",
          example: false,
        }),
      ),
    );
    expect(made.map((result) => result.ok && result.value.editionSlug).sort()).toEqual([
      "pune-2027",
      "pune-2027-2",
      "pune-2027-3",
      "pune-2027-4",
    ]);
  });
});
