import { expect, test } from "vitest";
import { findRegisterForm } from "@/lib/forms/queries/register-form";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { linkScope, makeActor } from "@/prisma/testing/scopes";
import { findMyPage } from "./my-registration";
import { listMyRegistrations } from "./my-registrations";

// Next's cache only lives inside Next; what it would keep is read each time here.
const COST = { en: "€120", de: "120 €" };
const PAYMENT = { en: "By **transfer**.", de: "Per **Überweisung**." };

test.each([
  ["de", "120 €", "Per **Überweisung**."],
  ["en", "€120", "By **transfer**."],
  ["it", "€120", "By **transfer**."],
] as const)(
  "what a place costs and how one pays: at the choice and the check, behind the link, on my page, in %s",
  async (language, cost, payment) => {
    const actor = await makeActor();
    const { school, edition } = await makeOpenEdition();
    const category = await makeCategory(edition, { cost: COST, payment: PAYMENT });
    const registration = await makeRegistration(edition, category, { email: actor.emailKeys[0] ?? "" });
    const form = await findRegisterForm(language, school.slug, edition.slug);
    const page = await findMyPage(language, {
      ...linkScope(registration, registration.id),
      ...{ schoolSlug: school.slug, editionSlug: edition.slug },
    });
    const [mine] = await listMyRegistrations(actor, language);
    for (const said of [form?.categories[0], page?.registration.category, mine])
      expect([said?.cost?.text, said?.payment?.text]).toEqual([cost, payment]);
  },
);

test("where an organiser said nothing of it, nothing is said", async () => {
  const { school, edition } = await makeOpenEdition();
  await makeCategory(edition);
  const form = await findRegisterForm("en", school.slug, edition.slug);
  expect(form?.categories.map(({ cost, payment }) => [cost, payment])).toEqual([[null, null]]);
});
