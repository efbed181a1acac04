import { expect, test } from "vitest";
import { findPeople, listPeople } from "@/lib/audiences/queries/people-set";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { partedByTime, stillToAnswer } from "@/lib/forms/rules/later";
import { db } from "@/lib/platform/db/client";
import { makeCorrection, makeQuestion } from "@/prisma/factories/registration";
import { makeAskedLater } from "@/prisma/scenarios/asked-later";
import { findWithheldBefore, listUnasked } from "./correction";
import { readMailRegistrations } from "./mail-rows";
import { listOpenLater, listToAsk, whoIsToAnswer } from "./to-answer";

const SINCE = new Date("2027-03-01T12:00:00Z");
const SENT = [null, new Date("2027-03-01T11:00:00Z"), new Date("2027-03-01T13:00:00Z")];

interface Person {
  id: string;
  laterSentAt: Date | null;
  given: ReadonlyArray<{ id: string; fieldId: string } | undefined>;
}

/** Who of these is still to answer, for the page, once all others have said the same; of each with the first last day. */
async function expectAgreed(
  { ids, scope }: Pick<Awaited<ReturnType<typeof makeAskedLater>>, "ids" | "scope">,
  people: readonly Person[],
) {
  const asked = partedByTime(await listAskedQuestions(db(), ids, "en", ["en"])).later;
  const unasked = new Map<string, ReadonlySet<string>>();
  for (const { id } of people) {
    const before = await findWithheldBefore(db(), { ...ids, registrationId: id });
    unasked.set(id, await listUnasked(db(), ids, before));
  }
  const byPage = people.flatMap(({ id, laterSentAt, given }) => {
    const shown = asked.filter(({ fieldId }) => !unasked.get(id)?.has(fieldId));
    const fields = given.map((version) => ({ fieldId: version?.fieldId ?? "" }));
    const waiting = stillToAnswer(shown, fields, laterSentAt);
    const days = waiting.flatMap(({ answerUntil }) => answerUntil ?? []);
    const until = days.find((day) => days.every((other) => day <= other)) ?? null;
    return waiting.length > 0 ? [{ id, until }] : [];
  });
  const open = await listOpenLater(db(), ids);
  const byDesk = await db().registration.findMany({ where: whoIsToAnswer(ids, open), select: { id: true } });
  const filter = { by: "later" as const, of: "", how: "empty" as const, values: [] };
  const found = await findPeople(db(), scope, { words: "", filters: [filter] });
  const byFilter = await listPeople(db(), found, { column: "fullName", direction: "asc", sparse: false });
  const asking = await listToAsk(db(), ids, open, { after: null, most: 1_000 });
  const keys = people.map(({ id }) => ({ organisationId: ids.organisationId, id }));
  const byMails = [...(await readMailRegistrations(keys)).values()].filter(({ toAnswer }) => toAnswer);
  const idsOf = (some: ReadonlyArray<{ id: string }>) => new Set(some.map(({ id }) => id));
  expect(idsOf(byDesk)).toEqual(idsOf(byPage));
  expect(idsOf(byMails)).toEqual(idsOf(byPage));
  expect(new Set(byFilter)).toEqual(idsOf(byPage));
  expect(new Map(asking.map(({ id, until }) => [id, until]))).toEqual(
    new Map(byPage.map(({ id, until }) => [id, until])),
  );
  return byPage;
}

/** Every way in which somebody may have answered, or sent the page, of questions of every sort. */
test("the page of one person, the desk and the mails agree on who is still to answer", async () => {
  const { edition, ids, scope, somebody } = await makeAskedLater({ required: false });
  await db().field.updateMany({ where: ids, data: { laterSince: SINCE } });
  const later = (choice: object, version = {}) =>
    makeQuestion(edition, { laterSince: SINCE, ...choice }, version);
  const required = await later({ answerUntil: new Date("2099-05-01") }, { required: true });
  const [optional] = await db().fieldVersion.findMany({ where: { field: ids, id: { not: required.id } } });
  await db().field.updateMany({
    where: { ...ids, id: optional?.fieldId ?? "" },
    data: { answerUntil: new Date("2099-04-01") },
  });
  const closed = await later({ answerUntil: new Date("2026-01-01") }, { required: true });
  await later({ retiredAt: SINCE }, { required: true });
  await later({ kind: "heading" });
  await makeQuestion(edition, {}, { required: true });
  // An answer to an earlier wording is one.
  await db().fieldVersion.create({
    data: {
      ...{ organisationId: ids.organisationId, fieldId: required.fieldId, number: 2, required: true },
      label: { en: "Anew" },
    },
  });
  const people: Person[] = [];
  for (const laterSentAt of SENT)
    for (let bits = 0; bits < 8; bits += 1) {
      const { id } = await somebody({ laterSentAt });
      const given = [required, optional, closed].filter((_one, at) => bits & (1 << at));
      people.push({ id, laterSentAt, given });
    }
  await db().answer.createMany({
    data: people.flatMap(({ id, given }) =>
      given.map((version) => ({
        ...{ organisationId: ids.organisationId, registrationId: id, fieldVersionId: version?.id ?? "" },
        value: "Said",
      })),
    ),
  });

  const byPage = await expectAgreed({ ids, scope }, people);
  // Typed by hand: all without the required answer (12), and with it those who never saw the optional one (2 + 2).
  expect(byPage).toHaveLength(16);
  // The first last day of what each still has to answer, not of what was asked.
  const untils = byPage.map(({ until }) => until);
  expect([
    untils.filter((day) => day === "2099-04-01"),
    untils.filter((day) => day === "2099-05-01"),
  ]).toEqual([new Array(8).fill("2099-04-01"), new Array(8).fill("2099-05-01")]);
});

test("what may run out need not be answered by whoever has seen it, although it was stored so", async () => {
  const { edition, ids, scope, somebody } = await makeAskedLater({ required: false });
  await db().field.updateMany({ where: ids, data: { laterSince: SINCE, retiredAt: SINCE } });
  await makeQuestion(
    edition,
    { kind: "choice", laterSince: SINCE },
    { required: true, options: [{ value: "bus", label: { en: "Bus" }, limit: 1 }] },
  );
  const people: Person[] = [];
  for (const laterSentAt of SENT)
    people.push({ id: (await somebody({ laterSentAt })).id, laterSentAt, given: [] });
  expect(await expectAgreed({ ids, scope }, people)).toHaveLength(2);
});

/** Everybody with and without an answer, before and after a correction of their address, by when they sent the page. */
test("a reminder never tells who answered something sensitive: not behind an address nobody knows, nor where it may be left blank", async () => {
  const { edition, ids, scope, somebody } = await makeAskedLater({ required: false });
  await db().field.updateMany({ where: ids, data: { laterSince: SINCE, retiredAt: SINCE } });
  const sensitive = (required: boolean) =>
    makeQuestion(edition, { laterSince: SINCE }, { required, sensitive: true });
  const must = await sensitive(true);
  const may = await sensitive(false);
  // Once sensitive, it is so still: who answered the wording of then said so then.
  await db().fieldVersion.create({
    data: {
      ...{ organisationId: ids.organisationId, fieldId: must.fieldId, number: 2, required: true },
      label: { en: "Anew" },
    },
  });
  const people: Array<Person & { corrected: boolean }> = [];
  for (const laterSentAt of SENT)
    for (let bits = 0; bits < 8; bits += 1) {
      const row = await somebody({ laterSentAt });
      const corrected = Boolean(bits & 4);
      if (corrected) await makeCorrection(row);
      people.push({
        id: row.id,
        laterSentAt,
        given: [must, may].filter((_one, at) => bits & (1 << at)),
        corrected,
      });
    }
  await db().answer.createMany({
    data: people.flatMap(({ id, given }) =>
      given.map((version) => ({
        ...{ organisationId: ids.organisationId, registrationId: id, fieldVersionId: version?.id ?? "" },
        value: "Said",
      })),
    ),
  });
  const reminded = new Set((await expectAgreed({ ids, scope }, people)).map(({ id }) => id));
  for (const { id, laterSentAt, given, corrected } of people) {
    const sent = laterSentAt !== null && laterSentAt > SINCE;
    expect(reminded.has(id)).toBe(!corrected && (!sent || !given.includes(must)));
  }
});
