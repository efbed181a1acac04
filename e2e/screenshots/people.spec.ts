import { answerPending } from "@/lib/participants/commands/answer-pending";
import { correctRegistration } from "@/lib/participants/commands/correct-registration";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { takeBackDecisions } from "@/lib/participants/commands/take-back";
import { db } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { makeRegistration } from "@/prisma/factories/registration";
import { correcting } from "@/prisma/testing/correcting";
import { makePersonEmail } from "@/prisma/testing/person-email";
import { editionScope } from "@/prisma/testing/scopes";
import { expect, test } from "../fixtures";
import { RegistrationsPage } from "../pages/registrations.page";
import { makeAnsweredSchool, makeBreadSchool } from "./bread-school";
import { draw } from "./draw";

type School = Awaited<ReturnType<typeof makeBreadSchool>>;

/** What its owner may do, without the browser. */
const ownerOf = ({ edition, owner }: School) =>
  editionScope<never>(edition, {
    actor: {
      ...{ kind: "login", id: owner.id, loginSessionId: crypto.randomUUID(), name: "Livia Esempio" },
      ...{ language: "en", administrator: false, emails: [owner.email], emailKeys: emailKeysOf(owner.email) },
    },
  });

test("a person: what is known of them, and what happened", async ({ page }) => {
  test.setTimeout(120_000);
  const made = await makeAnsweredSchool(page);
  const { desk, ids } = made;
  const row = await db().registration.findFirstOrThrow({ where: { ...ids, fullName: "Chiara Esempio" } });
  const corrected = await correctRegistration(
    await ownerOf(made),
    correcting(row, {
      ...{ email: "chiara@forno.example", language: "it", country: "IT" },
      reason: "She telephoned: the address was mistyped.",
    }),
  );
  if (!corrected.ok) throw new Error(corrected.reason);
  await desk.open(`registrations?open=${row.id}`);
  await new RegistrationsPage(page, desk).panel("Chiara Esempio").waitFor();
  await draw(page, "desk-person", { most: 760 });
  const mine = { registrationId: row.id, state: "sent", template: "registration-confirmed" } as const;
  const said = () => db().outboxMessage.findFirst({ where: mine, select: { id: true } });
  await expect.poll(async () => (await said()) !== null, { timeout: 20_000 }).toBe(true);
  await desk.open(`outbox/message/${(await said())?.id}`);
  await draw(page, "desk-mail-as-it-left", { most: 1_100 });
  const cancelled = { registrations: [row.id], decision: "cancel" as const, tell: true, words: "" };
  expect(await decideRegistrations(await ownerOf(made), cancelled)).toMatchObject({ ok: true });
  await desk.open(`registrations?open=${row.id}`);
  await new RegistrationsPage(page, desk).panel("Chiara Esempio").waitFor();
  await desk.main.getByText("can still be undone").first().waitFor();
  await draw(page, "desk-undo", { most: 900 });
  expect(await takeBackDecisions(await ownerOf(made), cancelled)).toMatchObject({ ok: true });
  await desk.open("audit?kind=people&q=chiara");
  await draw(page, "desk-history");
});

test("people who wait for an answer", async ({ page }) => {
  test.setTimeout(120_000);
  const made = await makeAnsweredSchool(page);
  const { desk, edition, guests } = made;
  const people = [];
  for (const [at, fullName] of ["Marta Ospite", "Nadine Invitée", "Otto Gast", "Pilar Invitada"].entries())
    people.push(
      await makeRegistration(edition, guests, {
        ...{ state: "pending", fullName, affiliation: "Verein Brot und Salz", language: "en" },
        email: `${fullName.split(" ")[0]?.toLowerCase()}@example.org`,
        submittedAt: new Date(Date.now() - (90 - at * 19) * 3_600_000),
      }),
    );
  await answerPending(await ownerOf(made), {
    ...{ registrations: [people[0]?.id ?? ""], answer: "waitlist", when: "later" },
    words: { en: "The ovens are full; we will know more in March." },
  });
  await desk.open("registrations/pending");
  await draw(page, "desk-pending");
});

test("two records of one human, side by side, and joined", async ({ page }) => {
  test.setTimeout(120_000);
  const made = await makeBreadSchool(page);
  const { desk, edition, category, ids } = made;
  const one = await makeRegistration(edition, category, {
    ...{ fullName: "Ida Esempio", email: "ida@forno.example", affiliation: "Cooperativa Il Forno" },
  });
  const other = await makeRegistration(edition, category, {
    ...{ fullName: "I. Esempio", email: "ida.esempio@example.org", affiliation: "Coop. Il Forno" },
  });
  await Promise.all([makePersonEmail(one), makePersonEmail(other)]);
  const [personId = "", otherId = ""] = [one.personId ?? "", other.personId ?? ""].sort();
  await db().personPair.create({ data: { organisationId: ids.organisationId, personId, otherId } });
  await desk.open(`registrations?open=${one.id}`);
  const panel = new RegistrationsPage(page, desk).panel("Ida Esempio");
  await panel.getByRole("link", { name: "Compare with I. Esempio" }).click();
  await desk.main.getByRole("heading", { name: "One person, or two?" }).waitFor();
  await draw(page, "desk-two-records");
  await desk.main.getByRole("radio", { name: /Ida Esempio/ }).check();
  await desk.main.getByRole("button", { name: "It is one person: join the two" }).click();
  await panel.getByText("The two can be parted until").waitFor();
  await draw(page, "desk-joined", { most: 900 });
});
