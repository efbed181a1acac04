import { expect, inject, test } from "vitest";
import { createQuestion, editQuestion } from "@/lib/forms/commands/edit-form";
import { bringBackQuestion, retireQuestion } from "@/lib/forms/commands/retire-question";
import { takeQuestions } from "@/lib/forms/commands/take-questions";
import { getFormQuestions } from "@/lib/forms/queries/form-questions";
import { NewQuestionSchema, QuestionEditSchema } from "@/lib/forms/schema/question";
import { TakingSchema } from "@/lib/forms/schema/taking";
import { makeMember } from "@/prisma/factories/people";
import { makeEdition } from "@/prisma/factories/schools";
import { makeBus } from "@/prisma/scenarios/bus";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";

const LABELS = {
  "label.en": "How do you come?",
  "options.bus.label.en": "Our bus",
  "options.train.label.en": "By train",
};

/**
 * People register for a bus while an organiser changes how many fit in, takes the bus out of the question and puts it in again,
 * asks the question no more and again, and takes a form along that has a bus of its own.
 */
async function rush(people: number, seats: readonly number[]) {
  const bus = await makeBus(seats[0] ?? 0, { capacity: null });
  const { scope, address } = bus;
  const question = bus.question.fieldId;
  const done = async (act: Promise<{ ok: boolean; reason?: string }>) => {
    const result = await act;
    if (!result.ok) throw new Error(result.reason);
  };
  const edit = async (form: Record<string, string>) => {
    const asked = (await getFormQuestions(scope)).asked.find(({ id }) => id === question);
    const { "options.bus.label.en": label, ...others } = LABELS;
    await done(
      editQuestion(
        scope,
        QuestionEditSchema.parse({
          ...{ ...address, question, version: String(asked?.version) },
          ...{
            ...others,
            ...("options.bus.limit" in form ? { "options.bus.label.en": label } : {}),
            ...form,
          },
        }),
      ),
    );
  };
  const limit = (count: number) => edit({ "options.bus.limit": String(count) });
  await makeMember(bus.organisation, {
    ...{ login: { id: scope.actor.id, email: scope.actor.emails[0] ?? "" }, role: "owner" },
  });
  const other = await editionScope(await makeEdition(bus.school), { actor: scope.actor });
  const there = { school: other.schoolSlug, edition: other.editionSlug };
  const form = { kind: "choices", "label.en": "Which workshop?", "options.new0.label.en": "Bread" };
  const made = await createQuestion(
    other as never,
    NewQuestionSchema.parse({ ...there, ...form, "options.new0.limit": "2" }),
  );
  if (!made.ok) throw new Error(made.reason);
  const organiser = async () => {
    for (const count of seats.slice(1)) {
      await limit(count);
      await edit({ "options.new0.label.en": "On foot" });
      await limit(count);
      await done(retireQuestion(scope, { ...address, question }));
      await done(bringBackQuestion(scope, { ...address, question }));
    }
  };
  const answers = await Promise.all([
    ...Array.from({ length: people }, () =>
      bus.tryCome().catch((error: Error) => ({ ok: false, reason: error.message }) as const),
    ),
    done(takeQuestions(scope, TakingSchema.parse({ ...address, questions: made.value.questionId }))),
    organiser(),
  ]);
  return { answers, broken: await bus.broken(), seated: await bus.seated() };
}

test("limits, options and questions change while hundreds register: nobody sits in the bus above any limit", async () => {
  const { answers, broken, seated } = await inManyProcesses(() => rush(240, [30, 12, 40, 20]));
  expect(broken).toEqual([]);
  // The most there ever were.
  expect(seated).toBeLessThanOrEqual(40);
  expect(seated).toBeGreaterThan(0);
  const reasons = new Set(answers.flatMap((answer) => (answer && !answer.ok ? [answer.reason] : [])));
  expect([...reasons].filter((reason) => reason !== "option-full")).toEqual([]);
}, 240_000);

test.runIf(inject("engine") === "server")(
  "without the lock some do",
  async () => {
    const wrong = await inManyProcesses(() =>
      withoutLocks(async () => {
        for (let round = 0; round < 6; round += 1) {
          const { broken, seated } = await rush(60, [10, 10]).catch(() => ({ broken: [], seated: 0 }));
          if (broken.length > 0 || seated > 10) return true;
        }
        return false;
      }),
    );
    expect(wrong).toBe(true);
  },
  240_000,
);
