import { createQuestion } from "@/lib/forms/commands/edit-form";
import { NewQuestionSchema } from "@/lib/forms/schema/question";
import { makeEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

test("an organiser takes the form of the last edition, sees before what comes of it, and takes it back", async ({
  page,
}) => {
  const { school, desk } = await makeDesk(page);
  const last = await makeEdition(school, { title: { en: "Last year" }, dates: ["2026-05-06"] });
  const scope = await editionScope<"edit-form">(last);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  for (const form of [
    {
      ...{ kind: "choice", "label.en": "Your bus?", "label.it": "Quale autobus?" },
      ...{ "options.new0.label.en": "Red", "options.new1.label.en": "Blue" },
    },
    { kind: "text", "label.en": "Which stop?", "clauses.0.says": "is:your-bus:red" },
    { kind: "number", "label.en": "Nights" },
  ])
    await createQuestion(scope, NewQuestionSchema.parse({ ...address, ...form }));
  await desk.open("form");
  await desk.main.getByRole("link", { name: "Take questions from another edition" }).click();
  await desk.main.getByRole("link", { name: "Last year" }).click();
  await desk.main.getByRole("checkbox", { name: "Your bus?" }).uncheck();
  await desk.main.getByRole("button", { name: "Look at what will be taken" }).click();
  await expect(desk.main.getByRole("heading", { name: "2 questions will be taken" })).toBeVisible();
  await expect(desk.main.getByText("It no longer depends on “Your bus?”")).toBeVisible();
  await desk.main.getByRole("link", { name: "Choose differently" }).click();
  await desk.main.getByRole("button", { name: "Look at what will be taken" }).click();
  await expect(desk.main.getByText("Asked only if “Your bus?” is Red.")).toBeVisible();
  await desk.main.getByRole("button", { name: "Take these 3 questions" }).click();
  await expect(desk.main.getByText("3 questions were taken.")).toBeVisible();
  await expect(desk.main.getByRole("link", { name: "Which stop?" })).toBeVisible();
  await desk.main.getByRole("button", { name: "Undo" }).click();
  await expect(desk.main.getByText("Undone: what was taken is no longer asked.")).toBeVisible();
  await expect(desk.main.getByRole("link", { name: "Which stop?" })).toBeHidden();
});
