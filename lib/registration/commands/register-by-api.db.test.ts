import { expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import type { EditionHead } from "@/lib/schools/queries/public-edition";
import { makeCategory } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import type { PublishedScope } from "../access/draft";
import { ApiRegistrationSchema } from "../schema/api";
import { createStandardForm } from "./create-standard-form";
import { registerByApi } from "./register-by-api";

async function makeApi(capacity = 10) {
  const { edition } = await makeOpenEdition({ capacity });
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en", "it"] }));
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });

  const scope = {
    kind: "published",
    head: { ...ids, mode: "on_site" } as EditionHead,
  } as PublishedScope;
  const send = (more: Record<string, unknown> = {}, key: string | null = null) => {
    const body = {
      fullName: "Chiara Esempio",
      email: "chiara@example.org",
      language: "it",
      country: "IT",
      affiliation: "Cooperativa Esempio",
      category: category.slug,
      consents: ["terms"],
      ...more,
    };
    const once = key ? { key, body: JSON.stringify(body) } : null;
    return registerByApi(scope, ApiRegistrationSchema.parse(body), once);
  };
  return { ids, send };
}

test("the same request ten times at once is one registration with one answer and one mail", async () => {
  const { ids, send } = await makeApi();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send({}, "key-of-ten")));
  expect(answers[0]).toMatchObject({ kind: "registered", value: { state: "confirmed" } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await db().registration.count({ where: ids })).toBe(1);
  expect(await db().outboxMessage.count({ where: ids })).toBe(1);
  expect(await send({ fullName: "Somebody Else" }, "key-of-ten")).toEqual({ kind: "key-reused" });
  expect(await send({}, "another-key")).toMatchObject({ kind: "refused", reason: "already-registered" });
});

test("a refused request keeps no answer: the corrected one is judged afresh under the same key", async () => {
  const { send } = await makeApi();
  expect(await send({ consents: [] }, "key-of-two")).toEqual({
    kind: "faults",
    faults: [{ field: "consents", code: "agree" }],
  });
  expect(await send({}, "key-of-two")).toMatchObject({ kind: "registered" });
});

test("answers by key; a sensitive one only with its own consent, kept with the version and language", async () => {
  const { ids, send } = await makeApi();
  const answers = { diet: "no nuts", interpreting: ["it"] };
  expect(await send({ answers })).toEqual({
    kind: "faults",
    faults: [{ field: "consents", code: "agree" }],
  });
  expect(await send({ answers: { shoe: "43", interpreting: ["tlh"] } })).toMatchObject({
    faults: [
      { field: "answers.shoe", code: "invalid" },
      { field: "answers.interpreting", code: "choose" },
    ],
  });
  expect(await send({ answers, consents: ["terms", "diet"] })).toMatchObject({ kind: "registered" });
  const kept = await db().answer.findMany({
    where: { organisationId: ids.organisationId },
    include: { consent: { include: { termVersion: { include: { term: true } } } }, fieldVersion: true },
  });
  expect(kept.find((answer) => answer.fieldVersion.sensitive)).toMatchObject({
    value: "no nuts",
    consent: { language: "it", withdrawnAt: null, termVersion: { term: { key: "diet" } } },
  });
  expect(kept).toHaveLength(2);
});

test("a category is named by its slug or its id; one text for two of them names neither", async () => {
  const { ids, send } = await makeApi();
  const category = await db().category.findFirstOrThrow({ where: ids });
  const email = (name: string) => ({ email: `${name}@example.org` });
  for (const [name, given] of Object.entries({
    slug: category.slug,
    id: category.id,
    large: category.id.toUpperCase(),
  }))
    expect(await send({ ...email(name), category: given }), name).toMatchObject({ kind: "registered" });
  expect(await db().registration.count({ where: { ...ids, categoryId: category.id } })).toBe(3);
  await makeCategory({ organisationId: ids.organisationId, id: ids.editionId }, { slug: category.id });
  expect(await send({ ...email("both"), category: category.id })).toEqual({
    kind: "faults",
    faults: [{ field: "category", code: "ambiguous" }],
  });
  const other = await makeApi();
  const foreign = await db().category.findFirstOrThrow({ where: other.ids });
  expect(await send({ ...email("foreign"), category: foreign.id })).toEqual({
    kind: "faults",
    faults: [{ field: "category", code: "choose" }],
  });
});
