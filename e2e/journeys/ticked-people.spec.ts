import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("two of three are ticked: tagged, noted, given to somebody, written to, and no third @both", async ({
      page,
    }) => {
      const { desk, edition } = await makeDesk(page, { capacity: null });
      const category = await makeCategory(edition);
      const diet = await makeQuestion(edition, {}, { sensitive: true, label: { en: "Diet" } });
      const people = [];
      for (const fullName of ["Ada Esempio", "Bea Esempio", "Carla Esempio"]) {
        const one = await makeRegistration(edition, category, { fullName, language: "en" });
        const said = { organisationId: edition.organisationId, registrationId: one.id, value: "nuts" };
        await db().answer.create({ data: { ...said, fieldVersionId: diet.id } });
        people.push(one);
      }
      const [ada, bea, carla] = people;
      if (!ada || !bea || !carla) throw new Error("Nobody registered");
      const tick = async (query = "") => {
        await desk.open(`registrations${query}`);
        for (const name of ["Ada Esempio", "Bea Esempio"])
          await desk.main.getByRole("checkbox", { name: `Select ${name}` }).check();
        if (javaScriptEnabled)
          await expect(desk.main.getByRole("status").filter({ hasText: "2 selected" })).toBeVisible();
        const more = "Tag, note, write…";
        if (javaScriptEnabled) await desk.main.getByRole("link", { name: more }).click();
        else await desk.button(more).click();
        await expect(desk.heading("Do something with all 2 registrations")).toBeVisible();
      };
      // Without JavaScript the way on stands there, and no empty form below it.
      const goOn = async (gone: string) => {
        if (javaScriptEnabled) return;
        await expect(desk.button(gone)).toBeHidden();
        await desk.main.getByRole("link", { name: "Go on" }).click();
      };
      const look = async (part: string) => {
        await desk.part(part).getByRole("button", { name: "See what will happen" }).click();
        if (javaScriptEnabled) return;
        await expect(desk.part(part).getByRole("button")).toHaveCount(0);
        await desk.part(part).getByRole("link", { name: "Go on" }).click();
      };
      const act = async (part: string, fill: () => Promise<unknown>) => {
        await fill();
        await look(part);
        await expect(desk.said("It will be done for 2 of 2.")).toBeVisible();
        await desk.button("Do it for 2 registrations").click();
        await expect(desk.said("It is done.")).toBeVisible();
      };
      if (!javaScriptEnabled) {
        // Nobody ticked is nobody, and not all.
        await desk.open("registrations");
        await desk.button("Tag, note, write…").click();
        await expect(desk.heading("Registrations")).toBeVisible();
      }
      await tick("?q=Esempio");
      await act("Tag", () => desk.part("Tag").getByLabel("Tag", { exact: true }).fill("Bus"));
      await tick(`?filters=answer:${diet.fieldId}.filled`);
      await desk.part("Write a note").getByRole("textbox").fill("Arrives at noon.");
      await look("Write a note");
      // By what they were found stays with them.
      await expect(desk.main.getByText(/found by something that not everybody/)).toBeVisible();
      if (javaScriptEnabled) expect(await findViolations(page, "an act that tells")).toEqual([]);
      await desk.button("Do it for 2 registrations").click();
      await expect(desk.said("It is done.")).toBeVisible();
      await tick();
      await act("Give to somebody of the team", () =>
        desk.main.getByLabel("Who sees to them").selectOption({ index: 1 }),
      );
      const marked = await db().registration.findMany({
        where: { editionId: edition.id },
        orderBy: { fullName: "asc" },
        select: { fullName: true, _count: { select: { tags: true, notes: true } }, assignee: true },
      });
      expect(marked.map(({ fullName, _count, assignee }) => [fullName, _count, assignee !== null])).toEqual([
        ["Ada Esempio", { tags: 1, notes: 1 }, true],
        ["Bea Esempio", { tags: 1, notes: 1 }, true],
        ["Carla Esempio", { tags: 0, notes: 0 }, false],
      ]);
      await tick();
      await desk.main.getByRole("link", { name: "Write to them" }).click();
      await desk.main.getByLabel("Subject, English").fill("The bus");
      await desk.main.getByLabel("Text, English").fill("It leaves at nine.");
      await desk.button("Save as a draft").click();
      await goOn("Save as a draft");
      await expect(desk.part("Whom it reaches now")).toContainText("English: 2 people");
      await desk.button("Send now (2)").click();
      for (const { email } of [ada, bea])
        expect(await new Mailbox(email).newest("mailing")).toContain("It leaves at nine.");
      expect(
        await db().outboxMessage.count({ where: { registrationId: carla.id, template: "mailing" } }),
      ).toBe(0);
      // The list shows whom it was about.
      await tick();
      await desk.main.getByRole("link", { name: "Back to the registrations" }).click();
      await expect(desk.main.getByText("Only 2 ticked people").first()).toBeVisible();
      await expect(desk.main.getByRole("table").getByRole("link", { name: /Esempio/ })).toHaveCount(2);
    });
  });
