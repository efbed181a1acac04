import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

test("a mistyped address is corrected and the link arrives; the old address takes it back @both", async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const mark = crypto.randomUUID().slice(0, 8);
  const [old, right] = [`adda-${mark}@example.org`, `ada-${mark}@example.org`];
  const ada = await makeRegistration(edition, category, { fullName: "Ada Esempio", email: old });

  await desk.open(`registrations?open=${ada.id}`);
  const panel = page.getByRole("complementary");
  await panel.getByText("Correct name, e-mail, cooperative, country, language…").click();
  const email = panel.getByLabel("E-mail", { exact: true });
  await email.fill(right);
  // Read whole before it is sent, on the panel beside the list as on a phone.
  expect(await email.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThan(1);
  await panel.getByLabel("Why it is corrected").fill("She telephoned.");
  await panel.getByRole("button", { name: "Correct", exact: true }).click();
  await expect(panel.getByText("Corrected by the organisers")).toBeVisible();
  expect(await findViolations(page, "a corrected registration")).toEqual([]);

  const arrived = await new Mailbox(right).newest("registration-corrected");
  await page.goto(Mailbox.link(arrived));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(page.url()).toContain("/r/");

  // On a phone without JavaScript: looking changes nothing, the button does.
  const told = await new Mailbox(old).newest("correction-told");
  expect(told).not.toContain(right);
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const there = await phone.newPage();
  await there.goto(Mailbox.link(told));
  await expect(there.getByRole("heading", { name: "Another e-mail address was entered" })).toBeVisible();
  expect((await db().registration.findFirstOrThrow({ where: { id: ada.id } })).email).toBe(right);
  await there.getByRole("button", { name: "Take it back" }).click();
  await expect(there.getByRole("heading", { name: "It is taken back" })).toBeVisible();
  await phone.close();

  const response = await page.goto(Mailbox.link(arrived));
  expect(response?.status()).toBe(404);
  await page.goto(Mailbox.link(await new Mailbox(old).newest("correction-undone")));
  await expect(page.getByText("Ada Esempio").first()).toBeVisible();
});
