import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { textRow, workbookOf } from "@/prisma/testing/make-workbook";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

const PEOPLE = 300;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** 300 people as somebody has them: a title above, every twentieth address broken until it is mended. */
function workbook(mended: boolean): Buffer {
  const rows = Array.from({ length: PEOPLE }, (_, at) => {
    const bad = !mended && at % 20 === 19;
    return textRow(
      at + 3,
      `Ada ${at}`,
      "Esempio ",
      bad ? `ada-${at} at example` : `ada-${at}@example.org`,
      "Italia",
      "9.30",
    );
  });
  const head = [textRow(1, "Iscritti"), textRow(2, "Nome", "Cognome", "E-mail", "Nazione", "Partenza")];
  return workbookOf({ rows: [...head, ...rows].join("") });
}

async function choose(page: Page, buffer: Buffer) {
  await page.getByLabel("Spreadsheet").setInputFiles({ name: "people.xlsx", mimeType: XLSX, buffer });
  await page.getByRole("button", { name: "Show what would change" }).click();
}

test("an organiser sees what no column holds, whom the import answers, and says which of day and month comes first", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page, { capacity: 500 });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], name: { en: "Members" } });
  await db().category.updateMany({ where: { id: category.id }, data: { approval: true } });
  await makeQuestion(edition, { key: "arrival", kind: "date" }, { label: { en: "When do you arrive?" } });
  const main = desk.main;
  await desk.open("registrations/import");
  await page.getByLabel("Spreadsheet").setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "Name;E-mail;When do you arrive?;Room\nAda;ada@example.org;3/4/2027;12\nBo;bo@example.org;5/6/2027;\n",
    ),
  });
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(main.getByText(/^Column D \(Room\) is not read\./)).toBeVisible();
  await expect(
    main.getByText("B (E-mail) is read as E-mail: ada@example.org · bo@example.org"),
  ).toBeVisible();
  await expect(main.getByText(/When do you arrive\?: “3\/4\/2027” \(not understood\)/)).toBeVisible();
  await expect(main.getByText(/Row 2, C .*could be read in two ways: 3\/4\/2027/)).toBeVisible();
  await main.getByLabel("Days like 3/4/2027").selectOption("Month first: March 4");
  await main.getByRole("button", { name: "Show again with these columns" }).click();
  await expect(main.getByText(/When do you arrive\?: .*4 March 2027/)).toBeVisible();
  await expect(main.getByText(/^2 people come in without being answered one by one/)).toBeVisible();
  await main.getByRole("button", { name: "Import", exact: true }).click();
  await expect(main.getByText(/Imported: 2 people have a place/)).toBeVisible();
  const answers = await db().answer.findMany({ where: { registration: { editionId: edition.id } } });
  expect(answers.map(({ value }) => value).sort()).toEqual(["2027-03-04", "2027-05-06"]);
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an organiser imports a spreadsheet of 300 with 5 % bad rows, mends it, and imports it again", async ({
      page,
    }) => {
      const { desk, edition } = await makeDesk(page, { capacity: 500 });
      await makeCategory(edition, { quotaIds: [edition.rootQuotaId], name: { en: "Members" } });
      await makeQuestion(edition, { key: "train", kind: "time" }, { label: { en: "When do you leave?" } });
      const ids = { organisationId: edition.organisationId, editionId: edition.id };
      await desk.open("registrations");
      await desk.main.getByRole("link", { name: "Import from a spreadsheet" }).click();
      const main = desk.main;
      await page.getByRole("button", { name: "Show what would change" }).click();
      await expect(main.getByText("Choose a file first.")).toBeVisible();
      await choose(page, Buffer.alloc(0));
      await expect(main.getByText("The file is empty.")).toBeVisible();
      await choose(page, workbook(false));
      await expect(
        main.getByText("300 rows: 285 new, 0 changed, 0 as they are, 15 with something wrong.").last(),
      ).toBeVisible();
      await expect(
        main.getByText("Row 22, C (E-mail): this is no e-mail address: ada-19 at example"),
      ).toBeVisible();
      await main.getByText("What each column holds").click();
      await main.getByLabel("Column E: Partenza").selectOption("When do you leave?");
      await main.getByRole("button", { name: "Show again with these columns" }).click();
      await main.getByRole("button", { name: "Import", exact: true }).click();
      await expect(main.getByText("15 rows have something wrong. Nothing was imported.")).toBeVisible();
      expect(await db().registration.count({ where: ids })).toBe(0);
      await main.getByLabel(/Import the other rows/).check();
      await main.getByLabel(/Tell the new people/).uncheck();
      await main.getByRole("button", { name: "Import", exact: true }).click();
      await expect(main.getByText(/Imported: 285 people have a place/)).toBeVisible();
      await choose(page, workbook(true));
      await expect(
        main.getByText("300 rows: 15 new, 0 changed, 285 as they are, 0 with something wrong.").last(),
      ).toBeVisible();
      await main.getByRole("button", { name: "Import", exact: true }).click();
      await expect(main.getByText(/Imported: 15 people have a place/)).toBeVisible();
      await choose(page, workbook(true));
      await expect(main.getByText("Everybody in this spreadsheet is registered just so.")).toBeVisible();
      expect(await db().registration.count({ where: { ...ids, state: "confirmed" } })).toBe(PEOPLE);
      expect(await db().answer.count({ where: { registration: ids, value: { equals: "09:30" } } })).toBe(
        PEOPLE,
      );
      expect(await db().outboxMessage.count({ where: { ...ids, state: "cancelled" } })).toBe(285);
    });
  });
