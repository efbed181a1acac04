import { afterAll, expect, test } from "vitest";
import { POST as register } from "@/app/api/v1/schools/[school]/[edition]/registrations/route";
import { db } from "@/lib/platform/db/client";
import { closeLimits } from "@/lib/platform/limits";
import { linkToken } from "@/lib/platform/secrets";
import { requireDraft, requirePublishedEdition } from "@/lib/registration/access/draft";
import { saveEnrolment } from "@/lib/registration/commands/drafts";
import { submitDraft } from "@/lib/registration/commands/submit-draft";
import { makeCategory, makeQuota } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { makeForm } from "@/prisma/scenarios/register-form";
import { listStatements } from "@/prisma/testing/list-statements";

/** An edition of three places that asks what every new one asks; one of two categories has a quota of its own. */
async function makeDoor() {
  const { school, edition, ids } = await makeAskingEntrance({ capacity: 3 });
  const narrow = await makeQuota(edition, { capacity: 1 });
  const quotaIds = [edition.rootQuotaId, narrow.id];
  const small = await makeCategory(edition, { quotaIds });
  const large = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const params = Promise.resolve({ school: school.slug, edition: edition.slug });
  // What a site keeps of an edition; a test has no cache, and reads it each time.
  const kept = (await listStatements(() => requirePublishedEdition("it", school.slug, edition.slug)))
    .statements;
  const come = async (number: number, more: Record<string, unknown> = {}) => {
    const body = {
      fullName: `Chiara Esempio ${number}`,
      email: `chiara-${number}-${edition.slug}@example.org`,
      language: "it",
      country: "IT",
      affiliation: "Cooperativa Esempio",
      category: small.slug,
      answers: { interpreting: ["it", "fr"], diet: "no nuts" },
      consents: ["terms", "diet"],
      ...more,
    };
    const request = new Request("https://convivio.example/", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify(body),
    });
    const { value, statements } = await listStatements(() => register(request, { params }));
    for (const text of kept) {
      const at = statements.indexOf(text);
      expect(at, text).toBeGreaterThanOrEqual(0);
      statements.splice(at, 1);
    }
    const answer = (await value.json()) as { state?: string };
    const begin = statements.findIndex((text) => /^\s*BEGIN/i.test(text));
    const commit = statements.findIndex((text) => /^\s*COMMIT/i.test(text));
    return {
      status: value.status,
      state: answer.state,
      all: statements.length,
      // Between BEGIN and COMMIT, where everybody else waits.
      inside: begin < 0 ? 0 : commit - begin - 1,
      said: statements.join("\n"),
    };
  };
  return { ids, small, large, come };
}
afterAll(closeLimits);

// Each of them is counted as the driver sends it: three counters of limits, BEGIN and COMMIT too.
test("a registration with answers, consents and a quota of its category is 11 statements, four behind the lock", async () => {
  const { large, come } = await makeDoor();
  const plain = { all: 11, inside: 4 };
  // What is compiled at the first one is no statement more.
  expect(await come(1, { category: large.slug })).toMatchObject({ state: "confirmed", ...plain });
  // With the last place of a quota pages change: which, and that they do.
  expect(await come(2)).toMatchObject({ state: "confirmed", all: 13, inside: 6 });
  expect(await come(3), "on the list").toMatchObject({ state: "waitlisted", ...plain });
  // Somebody waits, but not for what is left: the list is not gone through.
  expect(await come(4, { category: large.slug }), "the last place").toMatchObject({ state: "confirmed" });
  expect(await come(5, { category: large.slug }), "behind it").toMatchObject({
    state: "waitlisted",
    ...plain,
  });
});

test("nor is it more while others wait for another quota, or for somebody the organisation knows", async () => {
  const { ids, large, come } = await makeDoor();
  await come(1);
  expect(await come(2)).toMatchObject({ state: "waitlisted" });
  const meanwhile = await come(3, { category: large.slug });
  expect(meanwhile, meanwhile.said).toMatchObject({ state: "confirmed", all: 11, inside: 4 });
  await db().registration.updateMany({ where: { ...ids, state: "confirmed" }, data: { state: "withdrawn" } });
  await db().registration.updateMany({
    where: { ...ids, state: "waitlisted" },
    data: { state: "withdrawn" },
  });
  const again = await come(3, { category: large.slug });
  expect(again, again.said).toMatchObject({ state: "confirmed", all: 11, inside: 4 });
});

test("what can't be used is told by three statements, and by no transaction", async () => {
  const { come } = await makeDoor();
  const refused = await come(1, { consents: [] });
  expect(refused, refused.said).toMatchObject({ status: 422, all: 3, inside: 0 });
  expect(refused.said).not.toMatch(/^\s*BEGIN|FOR UPDATE|advisory/im);
});

test("the last page of the form reads its link, what is asked and what was answered by a statement each", async () => {
  const form = await makeForm();
  const made = await form.begin();
  if (!made.ok) throw new Error(made.reason);
  const { registrationId, linkVersion } = made.value;
  const diet = form.asked("diet");
  await saveEnrolment(form.draftScope(registrationId), {
    locale: "en",
    draft: "",
    category: form.category.id,
    answers: { [diet.versionId]: "nuts" },
    agreed: { [String(diet.consentId)]: "on" },
  });
  const token = linkToken("draft-link", registrationId, linkVersion);
  const edition = await db().edition.findFirstOrThrow({
    where: { id: form.ids.editionId },
    select: { slug: true, school: { select: { slug: true } } },
  });
  const kept = (await listStatements(() => requirePublishedEdition("en", edition.school.slug, edition.slug)))
    .statements;
  const send = async (drawn: { version?: number }) => {
    const { value, statements } = await listStatements(async () =>
      submitDraft(await requireDraft("en", token), { locale: "en", draft: token, asked: false, ...drawn }),
    );
    for (const text of kept) statements.splice(statements.indexOf(text), 1);
    return { value, statements };
  };
  const refused = await send({ version: 0 });
  expect(refused.value).toMatchObject({ ok: false, reason: "stale" });
  expect(refused.statements, refused.statements.join("\n")).toHaveLength(3);
  const sent = await send({});
  expect(sent.value).toMatchObject({ ok: true });
  const begin = sent.statements.findIndex((text) => /^\s*BEGIN/i.test(text));
  expect(begin, sent.statements.join("\n")).toBe(3);
  // BEGIN, the quotas, the draft, what it is judged by, all that is written, COMMIT.
  expect(sent.statements, sent.statements.join("\n")).toHaveLength(9);
});
