import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";
import { DeskPage, signInAs } from "../pages/desk.page";

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a message to people whom its writer could not find is refused, and what was written stays @both", async ({
      page,
    }) => {
      const { school, edition, organisation } = await makeOpenEdition({ languages: ["en"] });
      const diet = await makeQuestion(edition, {}, { sensitive: true });
      const { login } = await makeMember(organisation, { role: "editor" });
      await signInAs(page, login);
      const desk = new DeskPage(page, `${school.slug}/${edition.slug}`);
      await desk.open(`outbox/write/new?to=set:answer:${diet.fieldId}.filled`);
      await desk.main.getByLabel("Subject, English").fill("Lunch");
      await desk.main.getByLabel("Text, English").fill("We cook for you.");
      await desk.button("Save as a draft").click();
      await expect(desk.main.getByText(/You may not write to these people/)).toBeVisible();
      await expect(desk.main.getByLabel("Subject, English")).toHaveValue("Lunch");
      await expect(desk.main.getByLabel("Text, English")).toHaveValue("We cook for you.");
      expect(await db().mailing.count({ where: { editionId: edition.id } })).toBe(0);
      // To others it goes as it was written.
      await desk.main.getByLabel("For", { exact: true }).selectOption({ label: "The team" });
      await desk.button("Save as a draft").click();
      if (!javaScriptEnabled) await desk.main.getByRole("link", { name: "Go on" }).click();
      await expect(desk.part("Whom it reaches now")).toBeVisible();
      const [made] = await db().mailing.findMany({ where: { editionId: edition.id } });
      expect(made).toMatchObject({
        target: "team",
        subject: { en: "Lunch" },
        body: { en: "We cook for you." },
      });
    });
  });
