import { expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import { makeEdition, makeOrganisation } from "@/prisma/factories/schools";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { findUsualDays } from "../queries/usual-days";
import { ANSWER_DAYS, SENSITIVE_ANSWER_DAYS } from "../rules/retention";
import { NewQuestionSchema } from "../schema/question";
import { createStandardForm } from "./create-standard-form";
import { createQuestion } from "./edit-form";

const daysOf = async (editionId: string) => {
  const fields = await db().field.findMany({
    where: { editionId },
    orderBy: { order: "asc" },
    include: { versions: { take: 1, orderBy: { number: "desc" }, include: { termVersion: true } } },
  });
  return fields.map(({ key, versions: [version] }) => {
    const told = /until (\d+) days/.exec((version?.termVersion?.text as { en?: string } | null)?.en ?? "");
    return [key, version?.retentionDays, told ? Number(told[1]) : null];
  });
};

test("an organisation keeps answers as long as is promised, until it says otherwise", async () => {
  const { id } = await makeOrganisation();
  expect(await findUsualDays(db(), { organisationId: id })).toEqual({
    ...{ answerDays: ANSWER_DAYS, sensitiveAnswerDays: SENSITIVE_ANSWER_DAYS },
  });
});

test("a new question, and the form of a new edition, take what is usual; what is asked already keeps what it says", async () => {
  const { edition, school, scope, address } = await makeAskingEntrance({ languages: ["en"] });
  const before = await daysOf(edition.id);
  const usual = { answerDays: 90, sensitiveAnswerDays: 7 };
  await db().organisation.update({ where: { id: scope.organisationId }, data: usual });
  const add = (form: Record<string, string>) =>
    createQuestion(scope, NewQuestionSchema.parse({ ...address, kind: "text", "label.en": "Who?", ...form }));
  for (const form of [{}, { sensitive: "on" }, { retentionDays: "3" }]) await add(form);
  expect(await daysOf(edition.id)).toEqual([
    ...before,
    ...[
      ["who", 90, null],
      ["who-2", 7, 7],
      ["who-3", 3, null],
    ],
  ]);
  const next = await makeEdition(school);
  const ids = { organisationId: scope.organisationId, editionId: next.id };
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en"] }));
  expect(await daysOf(next.id)).toEqual([
    ["interpreting", 90, null],
    ["access", 7, 7],
    ["diet", 7, 7],
  ]);
  const privacy = await db().termVersion.findFirstOrThrow({
    where: { term: { editionId: next.id, kind: "privacy" } },
  });
  expect((privacy.text as { en: string }).en).toContain(
    "90 days after the event, what you say about diet and access 7 days",
  );
});
