import { readFile } from "node:fs/promises";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { readWorkbook } from "@/prisma/testing/read-workbook";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";
import { somebody } from "../pages/registration.page";
import { RegistrationsPage } from "../pages/registrations.page";

async function makeBusyDesk(page: Parameters<typeof makeDesk>[0]) {
  const made = await makeDesk(page, { capacity: 3, dates: ["2027-05-06", "2027-05-07"] });
  const { edition } = made;
  const quotaIds = [edition.rootQuotaId];
  const members = await makeCategory(edition, { quotaIds, name: { en: "Members" } });
  const guests = await makeCategory(edition, { quotaIds, name: { en: "Guests" } });
  const put = (fullName: string, choice: Parameters<typeof makeRegistration>[2], category = members) =>
    makeRegistration(edition, category, { fullName, ...choice });
  const ada = await put("Ada Esempio", { affiliation: "=2+2 coop", submittedAt: new Date("2026-10-01") });
  const bruno = await put("Bruno Esempio", {
    state: "pending",
    country: "FR",
    submittedAt: new Date("2026-10-02"),
  });
  const chiara = await put(
    "Chiara Bianchi",
    { affiliation: "Coop Prova", submittedAt: new Date("2026-10-03") },
    guests,
  );
  return { ...made, table: new RegistrationsPage(page, made.desk), ada, bruno, chiara };
}

test("an organiser finds people: search, tabs, filters and sorting live in the address, survive a reload and follow the back button", async ({
  page,
}, testInfo) => {
  const { table, desk } = await makeBusyDesk(page);
  await desk.open("registrations");
  await expect(table.names).toHaveText(["Chiara Bianchi", "Bruno Esempio", "Ada Esempio"]);
  await expect(table.tab("All")).toHaveText("All 3");
  await expect(table.tab("Confirmed")).toHaveText("Confirmed 2");
  await table.tab("Pending").click();
  await expect(table.names).toHaveText(["Bruno Esempio"]);
  await table.tab("All").click();
  // Asked in one breath: neither takes the other away.
  await table.search.fill("esempio");
  await table.tab("Confirmed").click();
  await expect(table.names).toHaveText(["Ada Esempio"]);
  await table.tab("All").click();
  await expect(table.names).toHaveText(["Bruno Esempio", "Ada Esempio"]);
  await expect(page).toHaveURL(/q=esempio/);
  await desk.main.getByLabel("Order").selectOption("By name");
  await expect(table.names).toHaveText(["Ada Esempio", "Bruno Esempio"]);
  await expect(page).toHaveURL(/sort=name/);
  await page.reload();
  await expect(table.names).toHaveText(["Ada Esempio", "Bruno Esempio"]);
  await expect(table.search).toHaveValue("esempio");
  await desk.main.getByLabel("Country").selectOption({ label: "France" });
  await expect(table.names).toHaveText(["Bruno Esempio"]);
  await page.goBack();
  await expect(table.names).toHaveText(["Ada Esempio", "Bruno Esempio"]);
  await expect(desk.main.getByLabel("Country")).toHaveValue("");
  await table.search.fill("nobody at all");
  await expect(desk.main).toContainText("Nothing fits your search.");
  await desk.main.getByRole("link", { name: "Show all" }).click();
  await expect(table.names).toHaveCount(3);
  await expect(table.search).toHaveValue("");
  // By its heading too, where there is room for one.
  const heading = desk.main.getByRole("columnheader", { name: "Name" }).getByRole("link");
  if (await heading.isVisible()) {
    await heading.click();
    await expect(table.names).toHaveText(["Chiara Bianchi", "Bruno Esempio", "Ada Esempio"]);
    await expect(page).toHaveURL(/sort=-name/);
  }
  // The panel opens where one is, takes the focus, and Back gives it to the row again: also on a phone.
  await table.open("Chiara Bianchi");
  const name = table.panel("Chiara Bianchi").getByRole("heading", { name: "Chiara Bianchi" });
  await expect(name).toBeFocused();
  await expect(name).toBeInViewport();
  // On a phone it is a page of its own: of the list nothing stands around it.
  if (testInfo.project.name.includes("phone")) {
    await expect(table.tab("All")).toBeHidden();
    await expect(desk.main.getByRole("link", { name: "Add a participant" })).toBeHidden();
  }
  await page.goBack();
  await expect(table.panel("Chiara Bianchi")).toBeHidden();
  const row = desk.main.getByRole("table").getByRole("link", { name: "Chiara Bianchi" });
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  await table.open("Chiara Bianchi");
  await page.reload();
  await expect(table.panel("Chiara Bianchi")).toContainText("Coop Prova");
  await table
    .panel("Chiara Bianchi")
    .getByRole("link", { name: /Close|Back to the list/ })
    .click();
  await expect(table.panel("Chiara Bianchi")).toBeHidden();
});

test("an organiser who clicks before the page is ready opens the record all the same @desktop", async ({
  page,
}) => {
  const { table, desk } = await makeBusyDesk(page);
  await page.addInitScript(clickAsSoonAsReactHasIt);
  await desk.open("registrations");
  await expect(table.panel("Chiara Bianchi")).toBeVisible();
  await expect(page).toHaveURL(/open=/);
});

test("answers to questions that are called the same are all there, and only those of the person in the panel @desktop", async ({
  page,
}) => {
  const { table, desk, edition, ada, bruno } = await makeBusyDesk(page);
  const { organisationId } = edition;
  for (const [nth, told] of [
    ["first", "night"],
    ["second", "room"],
  ] as const) {
    const { id: fieldVersionId } = await makeQuestion(edition, {}, { label: { en: "Hotel" } });
    for (const { id: registrationId, fullName } of [ada, bruno])
      await db().answer.create({
        data: { organisationId, registrationId, fieldVersionId, value: `${fullName}, ${nth} ${told}` },
      });
  }
  // One row more for one of them: those below stand in other places.
  await db().registration.updateMany({ where: { id: ada.id }, data: { queuePosition: 7 } });
  await desk.open("registrations");
  for (const name of ["Ada Esempio", "Bruno Esempio", "Ada Esempio", "Bruno Esempio"]) {
    await table.open(name);
    const hotels = table.panel(name).locator("dl > div", { hasText: "Hotel" }).getByRole("definition");
    await expect(hotels).toHaveText([`${name}, first night`, `${name}, second room`]);
  }
});

/** Clicks the first record once React answers for its link, which is before Next listens to the history. */
function clickAsSoonAsReactHasIt() {
  if (location.search.includes("open=")) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const link = document.querySelector<HTMLAnchorElement>("td a[id^=open-]");
    if (link && Object.keys(link).some((key) => key.startsWith("__reactProps"))) link.click();
    else port2.postMessage("again");
  };
  port2.postMessage("first");
}

test("an organiser confirms, is told when no place is left, cancels with her own words, and tells or does not tell @desktop", async ({
  page,
}) => {
  const { table, desk, edition, bruno } = await makeBusyDesk(page);
  const late = await makeRegistration(
    edition,
    { id: String(bruno.categoryId) },
    { state: "pending", fullName: "Dora Tardi" },
  );
  await desk.open("registrations?state=pending");
  await desk.main.getByRole("checkbox", { name: "Select all 2" }).check();
  await desk.button("Decide…").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "2 selected" })).toBeVisible();
  await dialog.getByRole("radio", { name: "Confirm the place" }).check();
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(
    desk.said("1 registration is confirmed. 1 stays as it was: there is no free place"),
  ).toBeVisible();
  await expect(table.names).toHaveText(["Dora Tardi"]);
  await table.open("Dora Tardi");
  // From the list to a decision: two presses, the person and what is decided.
  expect(await table.decide("Dora Tardi", "Put on the waiting list")).toBe(1);
  await expect(desk.said("On the waiting list: Dora Tardi.")).toBeVisible();
  await expect(table.panel("Dora Tardi")).toContainText("On the waiting list");

  await desk.open("registrations?state=confirmed");
  await table.open("Bruno Esempio");
  expect(
    await table.decide("Bruno Esempio", "Cancel the registration", "You wrote that you cannot come."),
  ).toBe(2);
  await expect(table.panel("Bruno Esempio")).toContainText("You wrote that you cannot come.");
  const mail = await new Mailbox(bruno.email).newest("registration-cancelled");
  expect(mail).toContain("You wrote that you cannot come.");
  // The freed place went to the list at once.
  expect(await new Mailbox(late.email).newest("registration-promoted")).toContain("Dora Tardi");

  await desk.open(`registrations?open=${late.id}`);
  await table.decide("Dora Tardi", "Cancel the registration", "", false);
  await expect(table.panel("Dora Tardi")).toContainText("not sent");
  const quiet = { registrationId: late.id, template: "registration-cancelled" };
  expect(await db().outboxMessage.findMany({ where: quiet, select: { state: true } })).toEqual([
    { state: "cancelled" },
  ]);
});

test("an organiser who gives more places reads who comes in by it, before and after @desktop", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page, { capacity: 1 });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  await makeRegistration(edition, category, { state: "confirmed" });
  await makeRegistration(edition, category, { state: "waitlisted", queuePosition: 1 });
  await desk.open("settings");
  await desk.main.getByText("The whole edition: 1").click();
  await expect(desk.main.getByText("Everybody who gets one is told by mail.").first()).toBeVisible();
  await desk.main.getByRole("textbox", { name: "Places" }).first().fill("5");
  await desk.button("Save").first().click();
  await expect(
    desk.said("Saved. 1 person on the waiting list now has a place and is being told."),
  ).toBeVisible();
});

test("an organiser adds somebody by hand, exports what she sees and prints a sheet for each day", async ({
  page,
}) => {
  const { table, desk } = await makeBusyDesk(page);
  const elena = somebody("Elena Telefono");
  await desk.open("registrations");
  await desk.main.getByRole("link", { name: "Add a participant" }).click();
  await desk.button("Add").click();
  await expect(desk.main.getByRole("status").getByRole("link").first()).toBeVisible();
  await desk.main.getByLabel("Full name").fill(elena.fullName);
  await desk.main.getByLabel("E-mail").first().fill(elena.email);
  await desk.main.getByLabel("Category").selectOption({ label: "Guests" });
  await desk.button("Add").click();
  await expect(table.panel("Elena Telefono")).toContainText("Confirmed");
  expect(await new Mailbox(elena.email).newest("registration-confirmed")).toContain("Elena Telefono");

  await desk.open("registrations");
  await table.tab("Confirmed").click();
  await table.search.fill("esempio");
  await expect(table.names).toHaveText(["Ada Esempio"]);
  await desk.main.getByText("Export (1)").click();
  const download = async (name: string) => {
    const file = page.waitForEvent("download");
    await desk.main.getByRole("link", { name }).click();
    return readFile(await (await file).path());
  };
  const lines = String(await download("CSV, with semicolons"))
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(2);
  const { rows } = readWorkbook(await download("Spreadsheet (.xlsx)"));
  expect(rows).toHaveLength(2);
  expect(rows[1]?.map(({ value }) => value)).toEqual(expect.arrayContaining(["Ada Esempio", "=2+2 coop"]));
  expect(lines[1]).toContain("Ada Esempio");
  expect(lines[1]).toContain("'=2+2 coop");
  // The kind of file that was taken last is offered first, at any list.
  await download("CSV, with tabs");
  await desk.open("outbox");
  await desk.main.getByText(/^\s*Export \(/).click();
  await expect(desk.main.getByRole("link", { name: /CSV|Spreadsheet/ })).toHaveText([
    "CSV, with tabs",
    "Spreadsheet (.xlsx)",
    "CSV, with commas",
    "CSV, with semicolons",
  ]);

  await desk.open("print");
  const sheets = desk.main.getByRole("region");
  await expect(sheets).toHaveCount(2);
  for (const day of ["6 May 2027", "7 May 2027"]) {
    const sheet = desk.main.getByRole("region", { name: new RegExp(day) });
    await expect(sheet.getByRole("columnheader", { name: "Signature" })).toBeVisible();
    await expect(sheet.getByRole("rowheader")).toHaveText([
      "Ada Esempio",
      "Chiara Bianchi",
      "Elena Telefono",
    ]);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(desk.button("Print")).toBeHidden();
});
