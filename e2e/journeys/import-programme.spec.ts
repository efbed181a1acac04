import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

const TABLE = [
  "Titolo;Relatrice;Cooperativa;Quando;Sala;Appunti",
  "Pane;Ada Esempio;Forno;8/10/2027 9.30-10.15;Aula Uno;da chiamare",
  "Riso;Bo Prova;;8/10/2027 11.00-11.45;Aula Uno;",
  ";Cy Prova;;;;",
].join("\n");

async function choose(page: Page, buffer: string, name = "programme.csv") {
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) };
  await page.getByLabel("Schedule file").setInputFiles(file);
  await page.getByRole("button", { name: "Show what would change" }).click();
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an organiser imports a spreadsheet of sessions, says what a column holds, and imports it again", async ({
      page,
    }) => {
      const { desk, edition } = await makeDesk(page, { dates: ["2027-10-08"] });
      const where = { organisationId: edition.organisationId, editionId: edition.id };
      await desk.open("programme/import");
      const main = desk.main;
      await choose(page, TABLE.replace("Titolo", "Che cosa"));
      await expect(main.getByText("Say which column holds the title of the sessions.")).toBeVisible();
      await main.getByLabel("Column A: Che cosa").selectOption("Title");
      await main.getByRole("button", { name: "Show the plan with these columns" }).click();
      await expect(main.getByText("3 events in the file: 2 taken, 1 not taken.").last()).toBeVisible();
      await main.getByRole("button", { name: "Import into the draft" }).click();
      await expect(main.getByText("The schedule is in your draft.")).toBeVisible();
      const slots = await db().slot.findMany({
        where,
        orderBy: { startsAt: "asc" },
        select: { startsAt: true },
      });
      expect(slots.map(({ startsAt }) => startsAt.toISOString())).toEqual([
        "2027-10-08T07:30:00.000Z",
        "2027-10-08T09:00:00.000Z",
      ]);
      // What was said is kept.
      await choose(page, TABLE.replace("Titolo", "Che cosa"));
      await expect(main.getByText("Everything in this file is in the programme already.")).toBeVisible();
      await choose(page, "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "broken.ics");
      await expect(main.getByText("The file is no whole calendar")).toBeVisible();
    });
  });
