import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { POST } from "@/app/unsubscribe/[token]/route";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { draftMailing, sendDrafts, sendMailing } from "@/lib/audiences/commands/send-mailing";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { getMailingForm } from "@/lib/audiences/queries/mailings";
import { findRecipients } from "@/lib/audiences/queries/recipients";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { db, reading } from "@/lib/platform/db/client";
import { mailFolder } from "@/lib/platform/paths";
import { requireMessagesLink } from "@/lib/registration/access/messages-link";
import { withdrawConsent } from "@/lib/registration/commands/change-registration";
import { takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { agreeLaterEditions } from "@/lib/registration/commands/later-editions";
import { wantMessages } from "@/lib/registration/commands/stop-messages";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { findMessagesPage } from "@/lib/registration/queries/messages-link";
import { findMyPage } from "@/lib/registration/queries/my-registration";
import { makeLaterConsent, makeLaterTerm } from "@/prisma/factories/later-editions";
import { clearOutbox, mailbox } from "@/prisma/factories/messages";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeCorrection, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { makeCorrecting } from "@/prisma/scenarios/corrected";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope, makeActor } from "@/prisma/testing/scopes";

async function makePast() {
  const { organisation, school, edition } = await makeOpenEdition({
    ...{ languages: ["en"], title: { en: "School 2027" } },
  });
  const earlier = await makeEdition(school, { dates: ["2024-10-03"], title: { en: "School 2024" } });
  const before = await makeEdition(school, { dates: ["2023-10-03"], title: { en: "School 2023" } });
  const actor = await makeActor();
  await makeMember(organisation, { loginId: actor.id });
  const scope = await editionScope<"send-messages">(edition, { actor });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const [term, termBefore] = [await makeLaterTerm(earlier), await makeLaterTerm(before)];
  const [category, categoryBefore] = [await makeCategory(earlier), await makeCategory(before)];
  const person = async (choice: object = {}) => {
    const made = await makeRegistration(earlier, category, { email: mailbox(), ...choice });
    const consent = await makeLaterConsent(made, term);
    return { ...made, consent: consent.id };
  };
  const personBefore = async (choice: object) => {
    const made = await makeRegistration(before, categoryBefore, choice);
    await makeLaterConsent(made, termBefore);
    return made;
  };
  const write = async () => {
    const saved = await saveMailing(scope, {
      ...{
        ...address,
        mailing: null,
        version: 0,
        target: `earlier:${earlier.id}`,
        audience: [],
        attached: [],
      },
      ...{ subject: { en: "Come to {editionTitle}" }, body: { en: `Hello. ${crypto.randomUUID()}` } },
    });
    if (!saved.ok) throw new Error(saved.reason);
    return { ...address, mailing: saved.value.mailingId, version: 1 };
  };
  const leave = async () => {
    while ((await dispatchOnce("one", mailSources())) > 0);
  };
  const stands = async (registrationId: string) =>
    (await db().consent.count({ where: { registrationId, withdrawnAt: null, agreedAt: { not: null } } })) > 0;
  return { edition, earlier, scope, person, personBefore, write, leave, stands };
}

/** A mail that left: its header unfolded, and its text. */
async function mailOf(id: string | undefined) {
  const raw = await readFile(join(mailFolder(), `${id}.eml`), "utf8");
  const [head = ""] = raw.split("\r\n\r\n");
  return { head: head.replace(/\r\n[ \t]+/g, " "), raw };
}

const click = (token: string) =>
  POST(
    new Request("http://localhost/", {
      ...{ method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) },
    }),
    { params: Promise.resolve({ token }) },
  );

test("one click in such a mail ends the consent at every edition of the organisation, and nothing else", async () => {
  const { edition, scope, person, personBefore, write, leave, stands } = await makePast();
  const email = mailbox();
  const couple = await person({ email, fullName: "Bea" });
  // The mail is about whoever of a mailbox came last.
  const ada = await person({ email, fullName: "Ada Esempio", submittedAt: new Date(Date.now() + 1_000) });
  const [adaBefore, other] = [await personBefore({ personId: ada.personId ?? "" }), await person()];
  await clearOutbox();
  const input = await write();
  expect(await sendMailing(scope, input)).toEqual({ ok: true, value: { told: 2 } });
  const drafted = await write();
  await draftMailing(scope, drafted);
  await leave();
  const sent = await db().outboxMessage.findMany({ where: { mailingId: input.mailing } });
  const [toAda, toOther] = [ada, other].map((one) => sent.find(({ recipient }) => recipient === one.email));
  expect([toAda?.state, toOther?.state]).toEqual(["sent", "sent"]);
  const { head, raw } = await mailOf(toAda?.id);
  expect(head).toContain("Subject: Come to School 2027");
  expect(head).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  // Why it came, and no way into a registration of then.
  expect(raw.replace(/=\r\n/g, "")).toContain("School 2024");
  expect(raw).not.toMatch(/\/r\/(?!messages)/);
  const token = /\/unsubscribe\/([\w-]{49})>/.exec(head)?.[1] ?? "";
  expect([(await click(token)).status, (await click(token)).status]).toEqual([200, 200]);
  expect(await Promise.all([ada, couple, adaBefore, other].map(({ id }) => stands(id)))).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(await db().messageStop.count({ where: { organisationId: edition.organisationId } })).toBe(0);
  const acts = await db().auditEntry.findMany({
    where: { organisationId: edition.organisationId, act: "end-later-editions" },
    select: { objectId: true, actorKind: true },
  });
  expect(acts.map(({ objectId }) => objectId).sort()).toEqual([ada.id, couple.id, adaBefore.id].sort());

  // What was drafted before is judged as it leaves.
  await sendDrafts(scope, { ...drafted, version: 2 });
  await leave();
  const late = await db().outboxMessage.findMany({ where: { mailingId: drafted.mailing } });
  expect(late.map(({ state, failure }) => [state, failure]).sort()).toEqual([
    ["cancelled", "UNWANTED"],
    ["sent", ""],
  ]);
  expect((await getMailingForm(scope, drafted.mailing, null, findMailContexts)).report.unwanted).toBe(1);

  // The way back is a consent of its own, to the words that stand there.
  const link = await requireMessagesLink(token);
  expect(await findMessagesPage("en", link)).toMatchObject({
    ...{
      about: "later",
      stoppedAt: expect.any(Date),
      term: { text: expect.stringContaining("later editions") },
    },
  });
  await wantMessages(link);
  await wantMessages(link);
  expect(await db().consent.count({ where: { registrationId: link.subject.id } })).toBe(2);
  expect(await stands(link.subject.id)).toBe(true);
  expect((await findMessagesPage("en", link)).stoppedAt).toBeNull();
});

test("it is taken back and given again behind the private link, and gone with its person", async () => {
  const { earlier, scope, person, write, leave, stands } = await makePast();
  const [ada, bea] = [await person({ fullName: "Ada Esempio" }), await person({ fullName: "Bea" })];
  await clearOutbox();
  const link = linkScope(ada, ada.id);
  await withdrawConsent(link, { consent: ada.consent });
  expect([await stands(ada.id), await stands(bea.id)]).toEqual([false, true]);
  // Somebody else's is not to be taken back by its id.
  await withdrawConsent(link, { consent: bea.consent });
  expect(await stands(bea.id)).toBe(true);
  await Promise.all([1, 2, 3].map(() => agreeLaterEditions(link, { locale: "it" })));
  const given = await db().consent.findMany({ where: { registrationId: ada.id, withdrawnAt: null } });
  expect(given.map(({ language, agreedAt }) => [language, agreedAt !== null])).toEqual([["it", true]]);
  // Not where it is asked no more.
  await withdrawConsent(link, { consent: given[0]?.id ?? "" });
  await db().term.updateMany({ where: { editionId: earlier.id }, data: { retiredAt: new Date() } });
  expect(await agreeLaterEditions(link, { locale: "it" })).toEqual({ ok: false, reason: "not-live" });
  await db().term.updateMany({ where: { editionId: earlier.id }, data: { retiredAt: null } });
  await agreeLaterEditions(link, { locale: "it" });

  const input = await write();
  await draftMailing(scope, input);
  await eraseRegistration(link);
  expect(await db().consent.count({ where: { registrationId: ada.id } })).toBe(0);
  await sendDrafts(scope, { ...input, version: 2 });
  await leave();
  const rows = await db().outboxMessage.findMany({ where: { mailingId: input.mailing } });
  expect(rows.map(({ registrationId, state }) => [registrationId, state]).sort()).toEqual(
    [
      [ada.id, "cancelled"],
      [bea.id, "sent"],
    ].sort(),
  );
  expect(JSON.stringify(rows)).not.toContain("Ada Esempio");
  expect(JSON.stringify(rows)).not.toContain(ada.email);
});

test("the link of such a mail opens nothing else, and no other link ends the consent", async () => {
  const { scope, person, write, leave, stands } = await makePast();
  const ada = await person();
  await clearOutbox();
  const input = await write();
  await sendMailing(scope, input);
  await leave();
  const [sent] = await db().outboxMessage.findMany({ where: { mailingId: input.mailing } });
  const token = /\/unsubscribe\/([\w-]{49})>/.exec((await mailOf(sent?.id)).head)?.[1] ?? "";
  // Its address was changed: the link is of the one before.
  await db().registration.updateMany({
    where: { id: ada.id },
    data: { email: "new@example.org", emailKey: "new@example.org" },
  });
  expect((await click(token)).status).toBe(404);
  expect(await stands(ada.id)).toBe(true);
  expect((await click(`${token.slice(0, -1)}A`)).status).toBe(404);
});

test("at an address that an organiser corrected since it is another's consent, also of a mail that waits; whoever has it now gives their own", async () => {
  const { earlier, scope, person, write, leave } = await makePast();
  const [ada, bea] = [await person(), await person()];
  await clearOutbox();
  const input = await write();
  await draftMailing(scope, input);
  await makeCorrection(ada);
  await makeCorrection(bea, { shownAt: new Date() });
  await sendDrafts(scope, { ...input, version: 2 });
  await leave();
  const rows = await db().outboxMessage.findMany({ where: { mailingId: input.mailing } });
  expect(rows.map(({ registrationId, state }) => [registrationId, state]).sort()).toEqual(
    [
      [ada.id, "cancelled"],
      [bea.id, "sent"],
    ].sort(),
  );
  const link = linkScope(ada, ada.id);
  const reached = async () => {
    const target = { target: `earlier:${earlier.id}`, audience: [] };
    return (await reading((reader) => findRecipients(reader, scope, target))).map(({ id }) => id);
  };
  expect(await reached()).toEqual([bea.id]);
  const offered = async () => (await findMyPage("en", link))?.hearing?.text.text ?? null;
  expect(await offered()).toContain("later editions");
  for (const _ of ["once", "twice"])
    expect(await agreeLaterEditions(link, { locale: "en" })).toEqual({ ok: true, value: null });
  expect((await reached()).sort()).toEqual([ada.id, bea.id].sort());
  const given = await db().consent.findMany({ where: { registrationId: ada.id } });
  expect(given).toHaveLength(2);
  expect(await offered()).toBeNull();
  // Taken back once, both are.
  await withdrawConsent(link, { consent: ada.consent });
  expect(await reached()).toEqual([bea.id]);
});

test("from an edition that is not published yet it leads to no page, and it is no filter among those registered here", async () => {
  const { edition, scope, person, write, leave } = await makePast();
  await person();
  await db().edition.updateMany({ where: { id: edition.id }, data: { publishedAt: null } });
  await clearOutbox();
  const input = await write();
  await sendMailing(scope, input);
  await leave();
  const [sent] = await db().outboxMessage.findMany({ where: { mailingId: input.mailing } });
  const { raw } = await mailOf(sent?.id);
  expect(raw.replace(/=\r\n/g, "")).toContain("School 2024");
  expect(raw.replace(/=\r\n/g, "")).not.toContain(`/${scope.schoolSlug}/${scope.editionSlug}`);
  expect((await listFilterable(scope)).templates).toEqual([]);
});

test("what whoever had a wrong address agreed to is not the consent of whoever takes the address back", async () => {
  const { edition, ids, come, correct, lastCorrection, old } = await makeCorrecting();
  const term = await makeLaterTerm(edition);
  const [mine, given] = [await come("Ada Esempio", old), await come("Bea", mailbox())];
  await makeLaterConsent({ ...ids, id: given }, term);
  for (const id of [mine, given]) {
    await correct(id, { email: mailbox() });
    await agreeLaterEditions(linkScope(ids, id), { locale: "en" });
    await takeBackCorrection(await lastCorrection(id));
  }
  const standing = await db().consent.findMany({
    where: { registrationId: { in: [mine, given] }, withdrawnAt: null, termVersionId: term },
    select: { registrationId: true },
  });
  // Bea's own stands, from before.
  expect(standing).toEqual([{ registrationId: given }]);
});
