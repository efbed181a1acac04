import { describe, expect, test } from "vitest";
import { may, type Rights } from "@/lib/access/policy";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { correctEmail } from "@/lib/registration/commands/change-registration";
import { confirmCorrection, takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makePerson } from "@/prisma/factories/people";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeCorrecting } from "@/prisma/scenarios/corrected";
import { correcting } from "@/prisma/testing/correcting";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { linkScope } from "@/prisma/testing/scopes";
import { tracesOf } from "@/prisma/testing/traces";
import { bringBack } from "./bring-back";
import { correctRegistration } from "./correct-registration";
import { decideRegistrations } from "./decide";

describe("a mistyped address", () => {
  test("is corrected: the old link ends, both addresses are told, what waits goes to the new one alone", async () => {
    const { come, correct, row, since, old, right } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    expect(await correct(id)).toEqual({ ok: true, value: { moved: true } });
    expect(await row(id)).toMatchObject({ email: right, emailKey: right, linkVersion: 2, version: 2 });
    await expect(requirePrivateLink(linkToken("private-link", id, 1))).rejects.toMatchObject({
      code: "not-found",
    });
    expect(new Set(await since(id))).toEqual(
      new Set([`registration-corrected queued ${right}`, `correction-told queued ${old}`]),
    );
    const [confirmation] = await db().outboxMessage.findMany({
      where: { registrationId: id, template: "registration-confirmed" },
    });
    expect(await asTheyLeave([confirmation as never])).toMatchObject([{ recipient: right }]);
    const values = await db().auditValue.findMany({
      where: { registrationId: id, entry: { act: "correct-registration" } },
    });
    expect(new Map(values.map(({ field, before, after }) => [field, [before, after]]))).toEqual(
      new Map([
        ["email", [old, right]],
        ["reason", [null, "Mistyped."]],
      ]),
    );
  });

  test("the mail to the old address says neither name nor new address", async () => {
    const { come, correct, old, right } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await correct(id, { email: right, fullName: "Adelaide Esempio" });
    const mails = await db().outboxMessage.findMany({
      where: { registrationId: id, template: "correction-told" },
    });
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(await asTheyLeave(mails))).not.toMatch(new RegExp(`Adelaide|Ada |${right}`));
  });

  test("the mail with the link names what was corrected and nothing else, in the person's language", async () => {
    const { come, correct, old } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await correct(id, { fullName: "Adelaide Esempio", country: "FR" });
    await correct(id, { language: "de" });
    const mails = await db().outboxMessage.findMany({
      where: { registrationId: id, template: "registration-corrected" },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    expect(mails.map(({ parameters }) => parameters)).toEqual([{ what: "nome, paese" }, { what: "Sprache" }]);
  });

  test("written otherwise and the same mailbox, it keeps its link and nobody has a way back", async () => {
    const { come, correct, row, old } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    expect(await correct(id, { email: old.toUpperCase() })).toEqual({ ok: true, value: { moved: false } });
    expect(await row(id)).toMatchObject({ email: old.toUpperCase(), emailKey: old, linkVersion: 1 });
    expect(await db().correction.count({ where: { registrationId: id } })).toBe(0);
  });

  test("nothing corrected, a form that is older than the record, somebody registered so: refused, and nothing written", async () => {
    const { come, correct, row, old, right } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await come("ada  ESEMPIO", right);
    const before = await row(id);
    expect(await correct(id, {})).toEqual({ ok: false, reason: "unchanged" });
    expect(await correct(id)).toEqual({ ok: false, reason: "already-registered" });
    expect(await correct(id, { version: 7, country: "FR" })).toMatchObject({
      reason: "conflict",
      detail: { version: 1, fullName: "Ada Esempio", country: "IT" },
    });
    expect(await row(id)).toEqual(before);
    expect(await db().correction.count({ where: { registrationId: id } })).toBe(0);
  });

  test("another edition's, a draft and an erased one are not there", async () => {
    const { come, correct, ids, old, edition } = await makeCorrecting();
    const other = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    const input = correcting(await db().registration.findFirstOrThrow({ where: { ...ids, id } }));
    await expect(correctRegistration(other.desk, input)).rejects.toMatchObject({ code: "not-found" });
    const draft = await makeRegistration(edition, null, { state: "draft" });
    await expect(correct(draft.id)).rejects.toMatchObject({ code: "not-found" });
    await eraseRegistration(linkScope(ids, id));
    await expect(correct(id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the way back of the old address", () => {
  test("restores all that was corrected, ends the new link and tells both; twice is once", async () => {
    const { come, correct, row, since, lastCorrection, old, right } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await correct(id, { email: right, fullName: "Somebody Else", country: "FR", language: "fr" });
    const back = await lastCorrection(id);
    expect(await takeBackCorrection(back)).toEqual({ ok: true, value: null });
    expect(await takeBackCorrection(back)).toEqual({ ok: true, value: null });
    expect(await row(id)).toMatchObject({
      ...{ fullName: "Ada Esempio", nameKey: "ada esempio", email: old, emailKey: old },
      ...{ country: "IT", language: "it", linkVersion: 3, version: 3 },
    });
    expect(new Set(await since(id))).toEqual(
      new Set([
        `registration-corrected cancelled ${old}`,
        `correction-told cancelled ${old}`,
        `correction-undone queued ${old}`,
        `registration-changed queued ${right}`,
      ]),
    );
    expect(await confirmCorrection(back)).toEqual({ ok: false, reason: "over" });
  });

  test("ends after seven days, and with a yes", async () => {
    const { come, correct, row, lastCorrection, old, right } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await correct(id);
    const back = await lastCorrection(id);
    await db().$executeRaw`
      UPDATE correction SET open_until = clock_timestamp() - interval '1 second' WHERE id = ${back.correctionId}::uuid`;
    expect(await takeBackCorrection(back)).toEqual({ ok: false, reason: "over" });
    expect(await confirmCorrection(back)).toEqual({ ok: false, reason: "over" });
    await db().$executeRaw`
      UPDATE correction SET open_until = clock_timestamp() + interval '1 hour' WHERE id = ${back.correctionId}::uuid`;
    expect(await confirmCorrection(back)).toEqual({ ok: true, value: null });
    expect(await takeBackCorrection(back)).toEqual({ ok: false, reason: "over" });
    expect((await row(id)).email).toBe(right);
  });

  test("is told where the name has registered under the old address meanwhile, and changes nothing", async () => {
    const { come, correct, row, lastCorrection, old, right } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await correct(id);
    const again = await come("Ada Esempio", old);
    expect(await takeBackCorrection(await lastCorrection(id))).toEqual({
      ok: false,
      reason: "already-registered",
    });
    expect([(await row(id)).email, (await row(again)).email]).toEqual([right, old]);
  });

  test("of the first address reaches over later ones, whoever made them", async () => {
    const { come, correct, row, ids, lastCorrection, old, right, mark } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await correct(id);
    const first = await lastCorrection(id);
    await correct(id, { email: `third-${mark}@example.org` });
    const second = await lastCorrection(id);
    await correctEmail(linkScope(ids, id), { email: `fourth-${mark}@example.org` });
    expect(await takeBackCorrection(first)).toEqual({ ok: true, value: null });
    expect((await row(id)).email).toBe(old);
    expect(await takeBackCorrection(second)).toEqual({ ok: true, value: null });
    expect((await row(id)).email).toBe(old);
    expect(right).not.toBe(old);
  });
});

describe("the record of the person", () => {
  test("follows what nobody shares, and goes back with the way back", async () => {
    const { come, correct, row, lastCorrection, old, right } = await makeCorrecting();
    const id = await come("Adda Esempio", old);
    const personId = (await row(id)).personId ?? "";
    const known = async () => {
      const person = await db().person.findFirstOrThrow({
        where: { id: personId },
        include: { emails: true },
      });
      return [person.fullName, person.nameKey, person.loginId, ...person.emails.map(({ email }) => email)];
    };
    await correct(id, { email: right, fullName: "Ada Esempio" });
    expect(await known()).toEqual(["Ada Esempio", "ada esempio", null, right]);
    await takeBackCorrection(await lastCorrection(id));
    expect(await known()).toEqual(["Adda Esempio", "adda esempio", null, old]);
  });

  test("of a speaker stays; another record with this name and address becomes a pair once", async () => {
    const { come, correct, row, edition, organisation, old, right } = await makeCorrecting();
    const id = await come("Adda Esempio", old);
    const personId = (await row(id)).personId ?? "";
    await makeSpeaker(edition, { personId });
    const twin = await makePerson(organisation, { fullName: "Ada Esempio", email: right });
    await correct(id, { email: right, fullName: "Ada Esempio" });
    await correct(id, { country: "FR" });
    expect(
      await db().person.findFirstOrThrow({ where: { id: personId }, include: { emails: true } }),
    ).toMatchObject({ fullName: "Adda Esempio", emails: [{ email: old }] });
    const pairs = await db().personPair.findMany({ where: { organisationId: organisation.id } });
    expect(pairs.map((pair) => new Set([pair.personId, pair.otherId]))).toEqual([
      new Set([personId, twin.id]),
    ]);
  });
});

test("nothing is left of a corrected registration that was erased", async () => {
  const { come, correct, ids, mark, old, lastCorrection } = await makeCorrecting();
  const id = await come(`Ada ${mark}`, old);
  await correct(id, { email: `new-${mark}@example.org`, reason: `Said ${mark}` });
  await lastCorrection(id);
  await eraseRegistration(linkScope(ids, id));
  expect(await tracesOf([mark])).toEqual([]);
  expect(await db().correction.count({ where: { registrationId: id } })).toBe(0);
});

test("a withdrawn registration is corrected too, and keeps its state", async () => {
  const { come, correct, ids, row, lastCorrection, old, right } = await makeCorrecting();
  const id = await come("Ada Esempio", old);
  await withdraw(linkScope(ids, id));
  expect(await correct(id)).toMatchObject({ ok: true });
  expect(await row(id)).toMatchObject({ state: "withdrawn", email: right });
  expect(await takeBackCorrection(await lastCorrection(id))).toMatchObject({ ok: true });
  expect(await row(id)).toMatchObject({ state: "withdrawn", email: old });
});

test("within the undo time of a decision, what tells how somebody stands waits until it is over; a warning does not", async () => {
  const { come, correct, row, ids, desk, old } = await makeCorrecting();
  const id = await come("Ada Esempio", old);
  await db().edition.updateMany({
    where: { organisationId: ids.organisationId, id: ids.editionId },
    data: { undoSeconds: 600 },
  });
  const cancel = { registrations: [id], decision: "cancel" as const, tell: true, words: "" };
  expect(await decideRegistrations(desk as never, cancel)).toMatchObject({ ok: true });
  expect(await correct(id)).toMatchObject({ ok: true });
  const { undoUntil } = await row(id);
  const leaves = async (template: string) =>
    (await db().outboxMessage.findFirstOrThrow({ where: { registrationId: id, template } })).nextAt;
  expect(await leaves("registration-corrected")).toEqual(undoUntil);
  expect(Number(await leaves("correction-told"))).toBeLessThan(Number(undoUntil));
});

test("who was corrected to a name and an address that are registered is not brought back beside them", async () => {
  const { come, correct, row, ids, desk, old, right } = await makeCorrecting();
  const id = await come("Ada Esempio", old);
  await withdraw(linkScope(ids, id));
  await come("Bruno Beispiel", right);
  expect(await correct(id, { fullName: "Bruno Beispiel", email: right })).toMatchObject({ ok: true });
  const back = { registration: id, to: "front", tell: false, words: "" } as const;
  expect(await bringBack(desk as never, back)).toEqual({ ok: false, reason: "registered-again" });
  expect((await row(id)).state).toBe("withdrawn");
});

/** Who reaches a diet answer by the acts of a correction, typed by hand. */
test.each<[Rights["role"], Rights["flags"], change: boolean, confirm: boolean]>([
  ["none", [], false, false],
  ["door", [], false, false],
  ["viewer", ["sensitive-data"], false, false],
  ["editor", [], true, false],
  ["editor", ["sensitive-data"], true, true],
  ["owner", [], true, true],
  ["administrator", [], true, false],
])("%s with %o: corrects %s, confirms %s", (role, flags, change, confirm) => {
  expect([may({ role, flags }, "change-registration"), may({ role, flags }, "confirm-person")]).toEqual([
    change,
    confirm,
  ]);
});
