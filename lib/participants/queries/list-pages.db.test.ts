import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeReference } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { PAGE_SIZE, RegistrationFilterSchema, type RegistrationRow, SORTS } from "../schema/filter";
import { listRegistrationsForDesk } from "./list";

const PEOPLE = 130;
let scope: EditionScope<"view-registrations">;
let categories: string[];

beforeAll(async () => {
  const { edition } = await makeOpenEdition({ capacity: null });
  const { organisationId } = edition;
  categories = [(await makeCategory(edition)).id, (await makeCategory(edition)).id];
  scope = await editionScope(edition);
  const rows = Array.from({ length: PEOPLE }, (_, index) => {
    // Many at one moment, of one name and from one cooperative.
    const fullName = `Ada ${"abcd"[index % 4]}`;
    const submittedAt = new Date(Date.parse("2026-05-06T07:00:00Z") + Math.floor(index / 7));
    const waits = index % 10 === 3;
    return {
      organisationId,
      personId: randomUUID(),
      editionId: edition.id,
      categoryId: categories[index % 2] ?? "",
      state: waits ? ("waitlisted" as const) : ("confirmed" as const),
      queuePosition: waits ? index + 1 : null,
      submittedAt,
      reference: makeReference(),
      fullName,
      nameKey: `ada ${index}`,
      email: `ada-${index}@example.org`,
      emailKey: `ada-${index}@example.org`,
      affiliation: index % 3 ? "Cooperativa" : "",
      country: index % 5 ? "IT" : "ES",
      language: "en",
    };
  });
  await db().person.createMany({
    data: rows.map((row) => ({
      organisationId,
      id: row.personId,
      fullName: row.fullName,
      nameKey: row.nameKey,
    })),
  });
  await db().registration.createMany({ data: rows });
});

const list = (asked: Record<string, string>) =>
  listRegistrationsForDesk(scope, z.parse(RegistrationFilterSchema, asked));

test.each(SORTS)("sorted by %s, every row is met once, on and back again", async (sort) => {
  const pages: RegistrationRow[][] = [];
  for (let page = 1; page <= Math.ceil(PEOPLE / PAGE_SIZE); page += 1) {
    const after = pages.at(-1)?.at(-1)?.id;
    const { rows, total } = await list({ sort, page: String(page), ...(after ? { after } : {}) });
    expect(total).toBe(PEOPLE);
    // A page by its number is the same page.
    expect((await list({ sort, page: String(page) })).rows).toEqual(rows);
    pages.push(rows);
  }
  expect(pages.map((rows) => rows.length)).toEqual([50, 50, 30]);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(PEOPLE);
  const before = pages[2]?.[0]?.id ?? "";
  expect((await list({ sort, page: "2", before })).rows).toEqual(pages[1]);
});

test("a list is as long as the rows it has, whatever it is narrowed to", async () => {
  for (const asked of [
    { state: "waitlisted" },
    { country: "ES" },
    { category: categories[1] ?? "" },
    { q: "12 ada" },
  ]) {
    const { rows, total } = await list(asked);
    expect(rows.length).toBeGreaterThan(1);
    const all = await db().registration.count({
      where: {
        editionId: scope.editionId,
        ...("state" in asked ? { state: "waitlisted" } : {}),
        ...("country" in asked ? { country: "ES" } : {}),
        ...("category" in asked ? { categoryId: categories[1] ?? "" } : {}),
        ...("q" in asked ? { nameKey: { contains: "12" } } : {}),
      },
    });
    expect(total).toBe(all);
  }
});

test("a tab says how many it shows within a category and a country, and nothing where more is asked", async () => {
  const [, odd = ""] = categories;
  for (const asked of [{}, { country: "ES" }, { category: odd }, { category: odd, country: "IT" }]) {
    const { within } = await list({ ...asked, state: "waitlisted" });
    for (const state of ["confirmed", "waitlisted"])
      expect(within?.[state] ?? 0).toBe((await list({ ...asked, state })).total);
  }
  expect((await list({ country: "ES" })).within).toEqual({ confirmed: 26 });
  expect((await list({ category: odd })).within).toEqual({ confirmed: 52, waitlisted: 13 });
  expect((await list({ q: "Ada" })).within).toBeNull();
  // The whole edition stays known.
  expect((await list({ q: "nobody", country: "ES" })).counts).toEqual({ confirmed: 117, waitlisted: 13 });
});
