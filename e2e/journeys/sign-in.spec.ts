import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";
import { Mailbox } from "../pages/mailbox.page";
import { somebody } from "../pages/registration.page";

test("a participant signs in by link and by code, sees her registrations at two organisations, and signs out everywhere", async ({
  page,
  browser,
}) => {
  const ada = somebody("Ada Esempio");
  for (const title of ["Bread", "Salt"]) {
    const { edition } = await makeOpenEdition({ title: { en: title }, dates: ["2027-05-06"] });
    const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
    await makeRegistration(edition, category, ada);
  }
  const mailbox = new Mailbox(ada.email);
  await page.goto("/en/me");
  await page.getByLabel("Your e-mail address").fill(ada.email);
  await page.getByRole("button", { name: "Send me the e-mail" }).click();
  await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  const link = Mailbox.link(await mailbox.newest("sign-in"));

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { name: "You asked in another browser" })).toBeVisible();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "My registrations" })).toBeVisible();
  const mine = page.getByRole("region", { name: "Coming up" });
  await expect(mine).toContainText("Bread");
  await expect(mine).toContainText("Salt");

  await other.goto("/en/sign-in?to=/en/me");
  await other.getByLabel("Your e-mail address").fill(ada.email);
  await other.getByRole("button", { name: "Send me the e-mail" }).click();
  await expect(other.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  await expect.poll(async () => Mailbox.link(await mailbox.newest("sign-in"))).not.toBe(link);
  const code = /code: (\d{6})/.exec(await mailbox.newest("sign-in"))?.[1] ?? "";
  const field = other.getByLabel("Six-digit code");
  await field.fill(String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(
    other.getByRole("alert").filter({ hasText: "This code does not work." }).first(),
  ).toBeVisible();
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { name: "My registrations" })).toBeVisible();
  await expect(other.getByText("Another browser")).toBeVisible();

  await other.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(other).not.toHaveURL(/\/me$/);
  await page.reload();
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByText("Bread")).toHaveCount(0);
  await other.context().close();
});
