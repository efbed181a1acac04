import fc from "fast-check";
import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { draftMailing } from "@/lib/audiences/commands/send-mailing";
import { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { db, reading } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeLaterConsent, makeLaterTerm } from "@/prisma/factories/later-editions";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeCorrection, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { listEarlierEditions } from "./earlier-people";
import { findEarlierEditions, getMailingForm, listMailings } from "./mailings";
import { findRecipients } from "./recipients";
import { findWithheldMailings } from "./withheld-mailings";
import { findMailings } from "./written-mailings";

async function makeYears() {
  const { organisation, school, edition } = await makeOpenEdition({ languages: ["en", "it"] });
  const earlier = await makeEdition(school, {
    ...{ dates: ["2024-10-03"], title: { en: "School 2024" }, languages: ["en"] },
  });
  const term = await makeLaterTerm(earlier);
  const scope = await editionScope<"send-messages">(edition, { actor: await makeOwner(organisation) });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const write = (target: string, alsoRegistered = false, as = scope) =>
    saveMailing(as, {
      ...{ ...address, mailing: null, version: 0, target, alsoRegistered, audience: [], attached: [] },
      ...{ subject: { en: "Come again" }, body: { en: `Hello {fullName}. ${crypto.randomUUID()}` } },
    });
  return { organisation, school, edition, earlier, term, scope, address, write };
}

async function makeOwner(organisation: { id: string }, editionId?: string) {
  const actor = await makeActor();
  await makeMember(
    organisation,
    editionId ? { loginId: actor.id, role: "editor", editionId } : { loginId: actor.id },
  );
  return actor;
}

const often = fc.nat(9).map((number) => number === 0);
const ANYBODY = fc.record({
  consent: fc.constantFrom("none", "agreed", "agreed", "agreed", "ended"),
  ...{ erased: often, draft: often, corrected: often, refused: often },
  here: fc.constantFrom("no", "no", "no", "mailbox", "person"),
  state: fc.constantFrom("confirmed", "withdrawn", "waitlisted"),
  language: fc.constantFrom("en", "it"),
});

/** Who is written to, by a rule that knows no SQL. */
interface Somebody {
  id: string;
  mailbox: string;
  consent: "none" | "agreed" | "ended";
  erased: boolean;
  draft: boolean;
  corrected: boolean;
  refused: boolean;
  here: "no" | "mailbox" | "person";
}

test("whoever agreed is counted, looked at, written to and exported alike, each mailbox once", async () => {
  const { edition, earlier, term, scope, address, write } = await makeYears();
  const [then, now] = [await makeCategory(earlier), await makeCategory(edition)];
  const people: Somebody[] = [];
  for (const [number, { state, language, ...one }] of fc.sample(ANYBODY, 60).entries()) {
    const mailbox = `past-${number % 45}-${edition.id}@example.org`;
    const made = await makeRegistration(earlier, then, {
      ...{ email: mailbox, state: one.draft ? "draft" : state, language },
    });
    if (one.consent !== "none") await makeLaterConsent(made, term, { ended: one.consent === "ended" });
    if (one.corrected) await makeCorrection(made);
    const mails = await db().outboxMessage.updateMany({
      where: { registrationId: made.id },
      data: one.refused ? { state: "bounced", recipient: "" } : { state: "sent", recipient: mailbox },
    });
    if (one.here !== "no" && !one.draft)
      await makeRegistration(edition, now, {
        ...(one.here === "mailbox" ? { email: mailbox } : { personId: made.personId }),
      });
    if (one.erased)
      await db().registration.updateMany({
        where: { id: made.id },
        data: { erasedAt: new Date(), email: "", emailKey: "" },
      });
    // Not everybody was sent a mail that could come back.
    people.push({
      ...one,
      mailbox,
      id: made.id,
      refused: one.refused && mails.count > 0,
      here: one.draft ? "no" : one.here,
    });
  }
  // What came back came back from the mailbox, whoever of it the mail was about; and so it is registered here.
  const expected = (everybody: boolean) =>
    new Set(
      people
        .filter(({ mailbox, here, ...one }) => {
          const same = people.filter((other) => other.mailbox === mailbox);
          const known = here === "person" || same.some((other) => other.here === "mailbox");
          return (
            [one.consent === "agreed", !one.erased, !one.draft, !one.corrected].every(Boolean) &&
            !same.some((other) => other.refused && !other.erased) &&
            (everybody || !known)
          );
        })
        .map(({ mailbox }) => mailbox),
    );
  const mailboxOf = new Map(people.map(({ id, mailbox }) => [id, mailbox]));
  for (const everybody of [false, true]) {
    const target = `earlier:${earlier.id}`;
    const saved = await write(target, everybody);
    if (!saved.ok) throw new Error(saved.reason);
    const mailing = saved.value.mailingId;
    const wanted = [...expected(everybody)].sort();
    expect(wanted.length).toBeGreaterThan(3);
    const stored = everybody ? `${target}:all` : target;
    const found = await reading((reader) => findRecipients(reader, scope, { target: stored, audience: [] }));
    const mailboxes = (ids: readonly string[]) => ids.map((id) => mailboxOf.get(id)).sort();
    expect(mailboxes(found.map(({ id }) => id))).toEqual(wanted);
    const form = await getMailingForm(scope, mailing, found[0]?.id ?? null, findMailContexts);
    expect([form.reaches, form.counts.reduce((sum, { people: some }) => sum + some, 0)]).toEqual([
      wanted.length,
      wanted.length,
    ]);
    expect(mailboxes(form.readers.map(({ id }) => id))).toEqual(wanted);
    expect([form.values.target, form.values.alsoRegistered || ""]).toEqual([target, everybody ? "on" : ""]);
    // It says why one gets it, and of which edition.
    expect(JSON.stringify(form.looks[0]?.mail)).toContain("School 2024");
    expect(await draftMailing(scope, { ...address, mailing, version: 1 })).toEqual({
      ok: true,
      value: { told: wanted.length },
    });
    const mails = await db().outboxMessage.findMany({ where: { mailingId: mailing } });
    expect(mailboxes(mails.map(({ registrationId }) => registrationId ?? ""))).toEqual(wanted);
    const others = await db().mailing.findMany({
      where: { editionId: edition.id, id: { not: mailing } },
      select: { id: true },
    });
    const exported = await listOutboxForExport(
      await editionScope<"export-lists">(edition),
      { state: "draft", mailing: null },
      findMailings,
      others.map(({ id }) => id),
    );
    expect(exported.count).toBe(wanted.length);
  }
});

test("who has no right at the earlier edition finds none of its people, by no way", async () => {
  const { organisation, school, edition, earlier, term, scope, address, write } = await makeYears();
  const ada = await makeRegistration(earlier, await makeCategory(earlier), { fullName: "Ada Secreta" });
  await makeLaterConsent(ada, term);
  const saved = await write(`earlier:${earlier.id}`);
  if (!saved.ok) throw new Error(saved.reason);
  const mailing = saved.value.mailingId;
  const read = scope as unknown as EditionScope<"view-outbox">;
  const local = await editionScope<"send-messages">(edition, {
    actor: await makeOwner(organisation, edition.id),
  });
  expect(await findEarlierEditions(local)).toEqual([]);
  expect((await findEarlierEditions(scope)).map(({ id }) => id)).toEqual([earlier.id]);
  await expect(write(`earlier:${earlier.id}`, false, local)).rejects.toMatchObject({ code: "not-found" });
  expect(
    await reading((db) => findRecipients(db, local, { target: `earlier:${earlier.id}:all`, audience: [] })),
  ).toEqual([]);
  await expect(getMailingForm(local, mailing, null, findMailContexts)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(draftMailing(local, { ...address, mailing, version: 1 })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await listMailings(local as unknown as typeof read)).toEqual([]);
  expect(await findWithheldMailings(local)).toEqual([mailing]);
  expect((await listMailings(read)).map(({ id }) => id)).toEqual([mailing]);
  expect(await draftMailing(scope, { ...address, mailing, version: 1 })).toMatchObject({ ok: true });
  // A viewer there sees who it went to, and writes to nobody.
  const viewer = { ...scope, actor: await makeActor() };
  await makeMember(organisation, { loginId: viewer.actor.id, role: "viewer" });
  expect(await findWithheldMailings(viewer)).toEqual([]);
  expect(await findEarlierEditions(viewer)).toEqual([]);

  // A later edition, one of another school, one that never asked: none is an earlier one.
  const next = await makeEdition(school, { dates: ["2039-10-03"] });
  await makeLaterTerm(next);
  await makeEdition(school, { dates: ["2023-10-03"] });
  const other = await makeOpenEdition();
  await makeLaterTerm(other.edition);
  const listed = await reading((db) => listEarlierEditions(db, scope, "send-messages"));
  expect(listed.map(({ id }) => id)).toEqual([earlier.id]);
  await expect(write(`earlier:${next.id}`)).rejects.toMatchObject({ code: "not-found" });
  await expect(write(`earlier:${other.edition.id}`)).rejects.toMatchObject({ code: "not-found" });
});
