import { expect, test } from "vitest";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { partedByTime, stillToAnswer } from "@/lib/forms/rules/later";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeAskedLater } from "@/prisma/scenarios/asked-later";
import { readMailRegistrations } from "./mail-rows";
import { listOpenLater, whoIsToAnswer } from "./to-answer";

const SINCE = new Date("2027-03-01T12:00:00Z");
const SENT = [null, new Date("2027-03-01T11:00:00Z"), new Date("2027-03-01T13:00:00Z")];

/** Every way in which somebody may have answered, or sent the page, of questions of every sort. */
test("the page of one person, the desk and the mails agree on who is still to answer", async () => {
  const { edition, ids, somebody } = await makeAskedLater({ required: false });
  await db().field.updateMany({ where: ids, data: { laterSince: SINCE } });
  const later = (choice: object, version = {}) =>
    makeQuestion(edition, { laterSince: SINCE, ...choice }, version);
  const required = await later({}, { required: true });
  const [optional] = await db().fieldVersion.findMany({ where: { field: ids, id: { not: required.id } } });
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
  const people: Array<{ id: string; laterSentAt: Date | null; given: Array<typeof required | undefined> }> =
    [];
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

  const asked = partedByTime(await listAskedQuestions(db(), ids, "en", ["en"])).later;
  const byPage = people.filter(({ laterSentAt, given }) => {
    const fields = given.map((version) => ({ fieldId: version?.fieldId ?? "" }));
    return stillToAnswer(asked, fields, laterSentAt).length > 0;
  });
  const open = await listOpenLater(db(), ids);
  const byDesk = await db().registration.findMany({ where: whoIsToAnswer(ids, open), select: { id: true } });
  const keys = people.map(({ id }) => ({ organisationId: ids.organisationId, id }));
  const byMails = [...(await readMailRegistrations(keys)).values()].filter(({ toAnswer }) => toAnswer);
  const idsOf = (some: ReadonlyArray<{ id: string }>) => new Set(some.map(({ id }) => id));
  expect(idsOf(byDesk)).toEqual(idsOf(byPage));
  expect(idsOf(byMails)).toEqual(idsOf(byPage));
  // Typed by hand: all without the required answer (12), and with it those who never saw the optional one (2 + 2).
  expect(byPage).toHaveLength(16);
});
