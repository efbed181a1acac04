import type { Browser } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeEdition } from "@/prisma/factories/schools";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { DeskPage, makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";
import { makeForm, RegistrationPage, somebody } from "../pages/registration.page";

/** Somebody on a phone without JavaScript, in a browser of their own. */
async function onPhone(browser: Browser) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  return { context, page: await context.newPage() };
}

test("who agreed to it on a phone without JavaScript is written to about the next edition, until they say no more @both", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { desk, school, edition, publicAddress } = await makeDesk(page, {
    ...{ languages: ["en"], title: { en: "Bread 2027" } },
  });
  await makeForm(edition, 10);
  const next = await makeEdition(school, {
    ...{ dates: ["2028-05-06"], languages: ["en"], title: { en: "Bread 2028" }, publishedAt: new Date() },
  });
  // The organisers ask it.
  await desk.open("form");
  const hear = desk.part("Later editions");
  await hear.getByRole("button", { name: "Ask it" }).click();
  await expect(hear).toContainText("Nobody has agreed so far.");

  const [agrees, silent] = [somebody("Ada Esempio"), somebody("Bruno Esempio")];
  const { context, page: phone } = await onPhone(browser);
  const there = new RegistrationPage(phone);
  for (const person of [agrees, silent]) {
    await there.open(publicAddress);
    await there.fillIn(person);
    const box = there.main.getByRole("checkbox", { name: /may write to me about later editions/ });
    await expect(box).not.toBeChecked();
    if (person === agrees) await box.check();
    await there.button("Send my registration").click();
    await phone.waitForURL(/\/en\/r\/[\w-]{49}$/);
  }
  await desk.open("form");
  await expect(hear).toContainText("1 person has agreed.");

  // A year later.
  const nextDesk = new DeskPage(page, `${school.slug}/${next.slug}`);
  const write = async (subject: string, reaches: number) => {
    await nextDesk.open("outbox/write/new");
    await nextDesk.main
      .getByLabel("For", { exact: true })
      .selectOption({ label: "People of Bread 2027 who agreed to it" });
    await nextDesk.main.getByLabel("Subject, English").fill(subject);
    await nextDesk.main.getByLabel("Text, English").fill("We bake again, {fullName}.");
    await nextDesk.button("Save as a draft").click();
    if (reaches === 0) await expect(nextDesk.main).toContainText("Nobody would get it now.");
    await expect(nextDesk.button(`Send now (${reaches})`)).toHaveCount(reaches === 0 ? 0 : 1);
  };
  await write("Come to {editionTitle}", 1);
  await nextDesk.button("Send now (1)").click();
  await expect(nextDesk.main).toContainText("What became of it");
  const mail = await new Mailbox(agrees.email).newest("mailing-earlier");
  expect(mail).toContain("Subject: Come to Bread 2028");
  expect(mail).toContain("We bake again, Ada Esempio.");
  expect(mail).toContain("Bread 2027");
  expect(await db().outboxMessage.count({ where: { editionId: next.id, template: "mailing-earlier" } })).toBe(
    1,
  );

  // The history calls the message as its reader saw it.
  await nextDesk.open("audit?kind=messages");
  await expect(nextDesk.main).toContainText("“Come to Bread 2028”");
  await expect(nextDesk.main).toContainText("For: People of another edition");
  await expect(nextDesk.main).not.toContainText("sent the message “Come to {");
  await expect(nextDesk.main).not.toContainText("earlier:");

  const stop = /https?:\/\/localhost\S+\/r\/messages\/\S+/.exec(mail)?.[0] ?? "";
  await page.goto(stop);
  expect(await findViolations(page, "messages about later editions")).toEqual([]);
  await phone.goto(stop);
  await phone.getByRole("button", { name: "Stop writing to me about later editions" }).click();
  await expect(
    phone.getByRole("heading", { name: "We no longer write to you about later editions" }),
  ).toBeVisible();
  await context.close();
  await write("Once more", 0);
});
