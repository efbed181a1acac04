import { expect, test } from "vitest";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { OfferedTerm } from "@/lib/forms/rules/register-form";
import { db, reading } from "@/lib/platform/db/client";
import { withdrawConsent } from "@/lib/registration/commands/change-registration";
import { saveEnrolment } from "@/lib/registration/commands/drafts";
import { registerByApi } from "@/lib/registration/commands/register-by-api";
import { submitDraft } from "@/lib/registration/commands/submit-draft";
import type { PublishedScope } from "@/lib/registration/policy";
import { ApiRegistrationSchema } from "@/lib/registration/schema/api";
import { makeLaterConsent, makeLaterTerm } from "@/prisma/factories/later-editions";
import { makeMember } from "@/prisma/factories/people";
import { makeEdition } from "@/prisma/factories/schools";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { makeForm } from "@/prisma/scenarios/register-form";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { editionScope, linkScope, makeActor } from "@/prisma/testing/scopes";
import { findRecipients } from "./recipients";

/** Whom a message of a later edition reaches among the people of this one. */
async function audienceOf({ organisationId, editionId }: { organisationId: string; editionId: string }) {
  const { school } = await db().edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { school: true },
  });
  const later = await makeEdition(school, { dates: ["2040-05-06"] });
  const actor = await makeActor();
  await makeMember({ id: organisationId }, { loginId: actor.id });
  const scope = await editionScope<"send-messages">(later, { actor });
  return async () => {
    const to = { target: `earlier:${editionId}`, audience: [] };
    return (await reading((reader) => findRecipients(reader, scope, to))).map(({ id }) => id).sort();
  };
}

test("a box ticked in the form is a consent to the words that stood there; not ticked it leaves no row", async () => {
  const form = await makeForm();
  const term = await makeLaterTerm({ organisationId: form.ids.organisationId, id: form.ids.editionId });
  const reached = await audienceOf(form.ids);
  const send = async (fullName: string, agreed: Record<string, "on">) => {
    const made = await form.begin({ fullName, email: `${crypto.randomUUID()}@example.org` });
    if (!made.ok) throw new Error(made.reason);
    const id = made.value.registrationId;
    const draft = form.draftScope(id);
    const asking = {
      ...draft,
      terms: [...draft.terms, { id: term, number: 1, kind: "later_editions" } as OfferedTerm],
    };
    const enrolled = {
      locale: "en",
      draft: "",
      category: form.category.id,
      answers: {},
      agreed: {},
    } as const;
    await saveEnrolment(asking, enrolled);
    expect(await submitDraft(asking, { locale: "en", draft: "", asked: false, agreed })).toMatchObject({
      ok: true,
    });
    return id;
  };
  const [ticked, left] = [await send("Ada Esempio", { [term]: "on" }), await send("Bea Esempio", {})];
  const given = await db().consent.findMany({ where: { termVersionId: term } });
  expect(given.map(({ registrationId, agreedAt }) => [registrationId, agreedAt !== null])).toEqual([
    [ticked, true],
  ]);
  expect(await reached()).toEqual([ticked]);
  // Not by a version that is not the one that is asked.
  const other = await send("Carl Esempio", { [crypto.randomUUID()]: "on" });
  expect(await reached()).not.toContain(other);
  expect(await reached()).not.toContain(left);
});

test("a program says it by name among the consents, and saying nothing agrees to nothing", async () => {
  const { ids, edition, category } = await makeAskingEntrance();
  const term = await makeLaterTerm(edition);
  const reached = await audienceOf(ids);
  const scope = {
    kind: "published",
    head: { ...ids, mode: "on_site", phase: "open" } as EditionHead,
  } as PublishedScope;
  const send = (fullName: string, consents: string[]) =>
    registerByApi(
      scope,
      ApiRegistrationSchema.parse({
        ...{ fullName, consents, email: `${crypto.randomUUID()}@example.org`, language: "it", country: "IT" },
        ...{ affiliation: "Cooperativa Esempio", category: category.slug },
      }),
      null,
    );
  expect(await send("Ada Esempio", ["terms", "later-editions"])).toMatchObject({ kind: "registered" });
  expect(await send("Bea Esempio", ["terms"])).toMatchObject({ kind: "registered" });
  const given = await db().consent.findMany({
    where: { termVersionId: term },
    select: { agreedAt: true, registration: { select: { id: true, fullName: true } } },
  });
  expect(given.map(({ registration }) => registration.fullName)).toEqual(["Ada Esempio"]);
  expect(await reached()).toEqual(given.map(({ registration }) => registration.id));
});

test.each([
  ["the one that stays agreed", [true, false], ["one"]],
  ["the one that ended agreed", [false, true], ["other"]],
  ["both agreed", [true, true], ["one"]],
  ["neither agreed", [false, false], []],
] as const)(
  "two records of one human are joined: %s, and nobody is written to twice",
  async (_what, agreed, whom) => {
    const two = await makeTwoRecords();
    const term = await makeLaterTerm(two.edition);
    const given = [two.one, two.other].filter((_, at) => agreed[at]);
    for (const row of given) await makeLaterConsent(row, term);
    const reached = await audienceOf(two.ids);
    const apart = given.map(({ id }) => id).sort();
    expect(await reached()).toEqual(apart);
    expect(await two.join()).toMatchObject({ ok: true });
    expect(await reached()).toEqual(whom.map((name) => two[name].id));
    const consents = await db().consent.findMany({ where: { termVersionId: term } });
    expect(consents.map(({ withdrawnAt }) => withdrawnAt)).toEqual(given.map(() => null));
    // Parted they are two again, each with what they said.
    expect(await two.part()).toMatchObject({ ok: true });
    expect(await reached()).toEqual(apart);
    if (given.length < 2) return;
    // Joined, what one takes back ends for both.
    expect(await two.join()).toMatchObject({ ok: true });
    const mine = consents.find(({ registrationId }) => registrationId === two.one.id);
    await withdrawConsent(linkScope(two.one, two.one.id), { consent: mine?.id ?? "" });
    expect(await reached()).toEqual([]);
  },
);
