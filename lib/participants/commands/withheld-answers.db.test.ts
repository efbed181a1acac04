import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { changeRegistration, correctEmail } from "@/lib/registration/commands/change-registration";
import { confirmCorrection, takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { findMyPage } from "@/lib/registration/queries/my-registration";
import { SELF_SERVICE_NAMES } from "@/lib/registration/schema/applicant";
import { DIET, makeCorrecting } from "@/prisma/scenarios/corrected";
import { blankFields } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { confirmPerson } from "./correct-registration";

describe("sensitive answers given before", () => {
  const form = { ...blankFields(SELF_SERVICE_NAMES), fullName: "Ada Esempio", language: "it" as const };

  test("are shown to nobody at the new address: page, forms, consents", async () => {
    const { come, correct, page, eaten, old, eats, diet } = await makeCorrecting();
    const id = await come("Ada Esempio", old, eats);
    expect(await eaten(id)).toEqual([DIET]);
    await correct(id);
    const shown = await page(id);
    expect(JSON.stringify(shown)).not.toContain(DIET);
    expect(shown?.questions.map(({ versionId }) => versionId)).not.toContain(diet.id);
    expect(shown?.registration).toMatchObject({ withheld: true, consents: [] });
  });

  test("are not given away by what differs: pages, forms and files read the same of who gave none", async () => {
    const { come, correct, page, ids, mark, eats, diet } = await makeCorrecting();
    const agreed = { [diet.termVersionId ?? ""]: "on" as const };
    const seen = [];
    const given = [eats, {}] as const;
    for (const [at, more] of given.entries()) {
      const id = await come("Ada Esempio", `before-${at}-${mark}@example.org`, more);
      await correct(id, { email: `right-${at}-${mark}@example.org` });
      const own = await page(id);
      const keys = own?.questions.map(({ versionId }) => versionId);
      const { withheld, answers, consents, changed } = own?.registration ?? {};
      const change = async (answers: Record<string, string>) => {
        const { version } = await db().registration.findUniqueOrThrow({
          where: { organisationId_id: { organisationId: ids.organisationId, id } },
        });
        return changeRegistration(linkScope(ids, id), {
          ...{ ...form, country: "FR", version, answers, agreed: answers[diet.id] ? agreed : {} },
        });
      };
      const sent = [await change({ [diet.id]: "vegan" }), await change({})];
      seen.push({
        ...{ keys, withheld, answers, consents, sent, acts: changed?.map(({ act }) => act) },
        left: own?.later.map(({ versionId }) => versionId),
      });
    }
    expect(seen[0]).toMatchObject({ withheld: true, answers: [], consents: [] });
    expect(seen[1]).toEqual(seen[0]);
  });

  test("stay as they are whatever is sent in a form, and no answer to it tells of them", async () => {
    const { come, correct, ids, row, old, eats, diet } = await makeCorrecting();
    const id = await come("Ada Esempio", old, eats);
    await correct(id);
    const agreed = { [diet.termVersionId ?? ""]: "on" as const };
    for (const [guess, said] of [
      [DIET, { ok: false, reason: "changed" }],
      ["vegan", { ok: false, reason: "changed" }],
      ["", { ok: true, value: { dropped: [] } }],
    ] as const) {
      const { version } = await row(id);
      const sent = { ...form, country: "FR", version, answers: { [diet.id]: guess }, agreed };
      expect(await changeRegistration(linkScope(ids, id), sent), guess).toEqual(said);
      expect(await db().answer.findMany({ where: { registrationId: id } })).toMatchObject([{ value: DIET }]);
    }
    expect(await db().consent.count({ where: { registrationId: id, withdrawnAt: null } })).toBe(1);
  });

  test("what was answered since is shown at the new address, and deleted when the old one takes it back", async () => {
    const { come, correct, ids, eaten, lastCorrection, old, diet } = await makeCorrecting();
    const id = await come("Ada Esempio", old);
    await correct(id);
    const own = { organisationId: ids.organisationId, registrationId: id };
    const { id: consentId } = await db().consent.create({
      data: { ...own, termVersionId: diet.termVersionId ?? "", language: "it" },
    });
    await db().answer.create({ data: { ...own, fieldVersionId: diet.id, value: "halal", consentId } });
    expect(await eaten(id)).toEqual(["halal"]);
    await takeBackCorrection(await lastCorrection(id));
    expect(await db().answer.count({ where: { registrationId: id } })).toBe(0);
    expect(await db().consent.count({ where: { registrationId: id, withdrawnAt: null } })).toBe(0);
  });

  test("are shown again once the old address says yes, or takes it back, or an organiser confirms", async () => {
    const { come, correct, eaten, desk, lastCorrection, eats, mark, right } = await makeCorrecting();
    const ends: Array<(id: string) => Promise<{ ok: boolean }>> = [
      async (id) => confirmCorrection(await lastCorrection(id)),
      async (id) => takeBackCorrection(await lastCorrection(id)),
      (registration) => confirmPerson(desk as never, { registration }),
    ];
    for (const [at, end] of ends.entries()) {
      const id = await come(`Ada Esempio ${at}`, `before-${at}-${mark}@example.org`, eats);
      await correct(id);
      expect(await eaten(id)).toEqual([]);
      expect(await end(id)).toMatchObject({ ok: true });
      expect(await eaten(id), `${at}`).toEqual([DIET]);
    }
    expect(right).toContain(mark);
  });

  test("a yes of one address speaks for what was said there, not for an address before", async () => {
    const { come, correct, eaten, lastCorrection, old, right, mark, eats } = await makeCorrecting();
    const id = await come("Ada Esempio", old, eats);
    await correct(id);
    const first = await lastCorrection(id);
    await correct(id, { email: `third-${mark}@example.org` });
    expect(await confirmCorrection(await lastCorrection(id))).toMatchObject({ ok: true });
    expect(await eaten(id)).toEqual([]);
    // Given the address back that nobody confirmed, it stays withheld there; only the first address's own is known.
    await correct(id, { email: right });
    expect(await eaten(id)).toEqual([]);
    await confirmCorrection(first);
    await confirmCorrection(await lastCorrection(id));
    expect(await eaten(id)).toEqual([DIET]);
  });

  test("given back its address by the organiser, a registration is as it was", async () => {
    const { come, correct, eaten, row, since, old, right, eats } = await makeCorrecting();
    const id = await come("Ada Esempio", old, eats);
    await correct(id);
    await correct(id, { email: old });
    expect(await eaten(id)).toEqual([DIET]);
    expect((await row(id)).linkVersion).toBe(3);
    expect(await since(id)).toContain(`registration-changed queued ${right}`);
    expect((await since(id)).filter((mail) => mail.startsWith("correction-told queued"))).toEqual([]);
  });
});

test("a link that ends while its page is opened shows nothing and changes nothing, though it was good a moment ago", async () => {
  const { come, correct, row, lastCorrection, old, eats } = await makeCorrecting();
  const id = await come("Ada Esempio", old, eats);
  await correct(id);
  const open = async () => requirePrivateLink(linkToken("private-link", id, (await row(id)).linkVersion));
  const stranger = await open();
  expect(await findMyPage("it", stranger)).toMatchObject({ registration: { withheld: true } });
  await takeBackCorrection(await lastCorrection(id));
  expect(await findMyPage("it", stranger)).toBeNull();
  const gone = { code: "not-found" };
  await expect(withdraw(stranger)).rejects.toMatchObject(gone);
  await expect(eraseRegistration(stranger)).rejects.toMatchObject(gone);
  await expect(correctEmail(stranger, { email: "x@example.org" })).rejects.toMatchObject(gone);
  expect(await findMyPage("it", await open())).toMatchObject({
    registration: { state: "confirmed", email: old },
  });
  // Sent twice at once, both are shown the link that came of it.
  const own = await open();
  const twice = [
    await correctEmail(own, { email: "y@example.org" }),
    await correctEmail(own, { email: "y@example.org" }),
  ];
  expect(twice).toEqual([twice[0], twice[0]]);
  await expect(correctEmail(own, { email: "z@example.org" })).rejects.toMatchObject(gone);
});
