import { describe, expect, test } from "vitest";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { createOrganisation } from "@/lib/organisations/commands/create-organisation";
import { db } from "@/lib/platform/db/client";
import { createSchool } from "@/lib/schools/commands/create-school";
import { makeOpenEdition, makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { editionScope, founderScope, organisationScope, schoolScope } from "@/prisma/testing/scopes";
import { createEdition } from "./create-edition";

const CLICKS = 20;
const many = (click: () => Promise<unknown>) => Promise.all(Array.from({ length: CLICKS }, click));
const unique = () => crypto.randomUUID().slice(0, 8);

describe("twenty clicks on one form make one", () => {
  test("organisation", async () => {
    const scope = await founderScope();
    const name = `Founded ${unique()}`;
    await many(() => createOrganisation(scope, { name, privacyContact: "a@example.org", language: "en" }));
    expect(await db().organisation.count({ where: { name } })).toBe(1);
  });

  test("school; the same title of another kind makes its own", async () => {
    const organisation = await makeOrganisation();
    const scope = await organisationScope(organisation);
    const form = {
      organisation: organisation.id,
      title: { en: "Bread" },
      kind: "school",
      recurring: true,
    } as const;
    await many(() => createSchool(scope, form));
    const count = () => db().school.count({ where: { organisationId: organisation.id } });
    expect(await count()).toBe(1);
    await createSchool(scope, { ...form, kind: "course" });
    expect(await count()).toBe(2);
  });

  test("edition; the same form for another school makes its own", async () => {
    const organisation = await makeOrganisation();
    const [school, other] = [await makeSchool(organisation), await makeSchool(organisation)];
    const scope = await schoolScope(school);
    const form = {
      school: school.slug,
      title: { en: "Pune 2027" },
      city: "Pune",
      firstDay: "2027-02-01",
      days: 1,
      timeZone: "Asia/Kathmandu",
      capacity: 30,
      contactEmail: "a@example.org",
      example: false,
    };
    await many(() => createEdition(scope, form));
    const count = () => db().edition.count({ where: { organisationId: organisation.id } });
    expect(await count()).toBe(1);
    await createEdition({ ...scope, schoolId: other.id }, form);
    expect(await count()).toBe(2);
  });

  test("draft of a message", async () => {
    const { edition } = await makeOpenEdition();
    const scope = await editionScope(edition);
    const form = {
      school: scope.schoolSlug,
      edition: scope.editionSlug,
      mailing: null,
      version: 0,
      audience: ["confirmed" as const],
      subject: { en: "News" },
      body: { en: "Bring a plate." },
      attached: [],
      target: "states",
    };
    await many(() => saveMailing(scope, form));
    expect(await db().mailing.count({ where: { editionId: edition.id } })).toBe(1);
  });
});
