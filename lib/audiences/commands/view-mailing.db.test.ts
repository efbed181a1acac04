import { expect, test } from "vitest";
import { db, reading } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { getMailingForm } from "../queries/mailings";
import { listWithheldMailings } from "../queries/withheld-mailings";
import { readFilters } from "../schema/people-set";
import { saveMailing } from "./mailings";
import { deletePeopleView, savePeopleView } from "./people-views";
import { planMailing, sendPlanned } from "./plan-mailing";
import { sendMailing } from "./send-mailing";

async function makeDesk() {
  const { edition } = await makeOpenEdition({ languages: ["en"], dates: ["2030-05-06"] });
  const scope = await editionScope(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const category = await makeCategory(edition);
  const person = (country: string) => makeRegistration(edition, category, { country, language: "en" });
  const view = async (filters: string, whose: "mine" | "team" = "mine", of = scope) => {
    const saved = await savePeopleView(of, {
      ...{ view: null, version: 0, name: "Poland", whose, columns: [], sort: "" },
      filters: readFilters(filters) ?? [],
    });
    return saved.ok ? saved.value.view : "";
  };
  const words = { subject: { en: "Hello" }, body: { en: "Come." }, audience: [], attached: [] };
  let written = 0;
  const write = async (target: string, by = scope) => {
    const saved = await saveMailing(by, {
      ...address,
      mailing: null,
      version: 0,
      target,
      ...words,
      subject: { en: `Hello ${++written}` },
    });
    if (!saved.ok) throw new Error(saved.reason);
    return saved.value.mailingId;
  };
  const told = async (mailingId: string) => {
    const rows = await db().outboxMessage.findMany({
      where: { mailingId },
      select: { registrationId: true },
    });
    return rows.map(({ registrationId }) => registrationId).sort();
  };
  await clearOutbox();
  return { edition, scope, address, person, view, words, write, told };
}

test("a message to a view reaches who is in it when its mails are made, and keeps what was found then", async () => {
  const { edition, scope, address, person, view, write, told } = await makeDesk();
  const poland = await view("country.is.PL");
  const mailing = await write(`view:${poland}`);
  const [ada] = [await person("PL"), await person("IT")];
  const reach = async () => (await getMailingForm(scope, mailing, null, findMailContexts)).reaches;
  expect(await reach()).toBe(1);
  const bea = await person("PL");
  expect(await reach()).toBe(2);
  // Changed before it is sent, the view asks for others.
  const change = { view: poland, name: "Both", whose: "mine" as const, columns: [], sort: "" };
  await savePeopleView(scope, { ...change, version: 1, filters: readFilters("country.is.PL,IT") ?? [] });
  expect(await reach()).toBe(3);
  await savePeopleView(scope, { ...change, version: 2, filters: readFilters("country.is.PL") ?? [] });
  expect(await sendMailing(scope, { ...address, mailing, version: 1 })).toMatchObject({ value: { told: 2 } });
  expect(await told(mailing)).toEqual([ada.id, bea.id].sort());
  const { target } = await db().mailing.findFirstOrThrow({ where: { id: mailing } });
  expect(target).toBe("set:country.is.PL");
  expect(edition.id).toBeTruthy();
});

test("planned, it goes to who matches then; of a view that was deleted to nobody, and it stops", async () => {
  const { scope, address, person, view, write, told } = await makeDesk();
  const poland = await view("country.is.PL");
  const [first, second] = [await write(`view:${poland}`), await write(`view:${poland}`)];
  const at = new Date(Date.now() + 3_600_000);
  const due = async (mailing: string) => {
    const when = { when: "days" as const, at: null, days: 3, side: "before" as const, time: "09:00" };
    expect(await planMailing(scope, { ...address, mailing, version: 1, ...when })).toMatchObject({
      ok: true,
    });
    await db().mailing.updateMany({
      where: { id: mailing },
      data: { sendAt: new Date(at.getTime() - 3_700_000), daysBefore: null, atTime: null },
    });
  };
  // Its planner is of the team: a planned message goes with their rights.
  await db().teamMember.create({
    data: {
      organisationId: scope.organisationId,
      loginId: scope.actor.id,
      ...{
        email: "planner@example.org",
        emailKey: "planner@example.org",
        role: "owner",
        acceptedAt: new Date(),
      },
    },
  });
  await due(first);
  const ada = await person("PL");
  await sendPlanned();
  expect(await told(first)).toEqual([ada.id]);
  await due(second);
  await deletePeopleView(scope, { view: poland, version: 1 });
  await sendPlanned();
  expect(await told(second)).toEqual([]);
  expect(await db().mailing.findFirst({ where: { id: second } })).toMatchObject({
    ...{ state: "draft", stoppedBecause: "nobody-there" },
  });
});

test("a view of a colleague's own is nobody's target; what it asks by is withheld as of any set", async () => {
  const { edition, scope, address, view, words, write } = await makeDesk();
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const own = await view(`answer:${diet.fieldId}.filled`);
  const mailing = await write(`view:${own}`);
  const other = await editionScope(edition);
  await db().teamMember.create({
    data: {
      organisationId: scope.organisationId,
      loginId: scope.actor.id,
      ...{ email: "owner@example.org", emailKey: "owner@example.org", role: "owner", acceptedAt: new Date() },
    },
  });
  await expect(write(`view:${own}`, other)).rejects.toMatchObject({ code: "not-found" });
  // They write on at the draft of the team all the same.
  const edit = { ...address, mailing, version: 1, target: `view:${own}`, ...words };
  expect(await saveMailing(other, edit)).toMatchObject({ ok: true });
  const editor = { ...other, role: "editor" } as typeof other;
  expect(await reading((reader) => listWithheldMailings(reader, editor))).toEqual([mailing]);
  // Whoever had it has left: it is the team's.
  await db().teamMember.updateMany({ where: { loginId: scope.actor.id }, data: { removedAt: new Date() } });
  expect(await write(`view:${own}`, other)).toBeTruthy();
});
