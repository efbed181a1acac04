import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { db } from "@/lib/platform/db/client";
import { mailFolder } from "@/lib/platform/paths";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

test("unsubscribed by one click, still gets the ticket; without JavaScript it is taken back @both", async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(90_000);
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const email = `ada-${crypto.randomUUID().slice(0, 8)}@example.org`;
  const ada = await makeRegistration(edition, category, { state: "confirmed", email, language: "en" });
  await makeRegistration(edition, category, { state: "confirmed", language: "en" });
  const write = async (subject: string, reaches: number) => {
    await desk.open("outbox/write/new?to=set:state.is.confirmed");
    await desk.main.getByLabel("Subject, English").fill(subject);
    await desk.main.getByLabel("Text, English").fill("We meet at nine.");
    await desk.button("Save as a draft").click();
    await desk.button(`Send now (${reaches})`).click();
    await expect(desk.main).toContainText("What became of it");
  };

  await write("News of the school", 2);
  const mail = await new Mailbox(email).newest("mailing");
  // What a mail program does: one request, no cookie, nothing of a page.
  const { id } = await db().outboxMessage.findFirstOrThrow({
    where: { registrationId: ada.id, template: "mailing", state: "sent" },
  });
  const raw = (await readFile(join(mailFolder(), `${id}.eml`), "utf8")).replace(/\r\n[ \t]+/g, " ");
  const oneClick = /List-Unsubscribe: <(\S+)>/.exec(raw)?.[1] ?? "";
  expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  const answer = await request.post(oneClick, { form: { "List-Unsubscribe": "One-Click" } });
  expect([answer.status(), answer.headers()["set-cookie"]]).toEqual([200, undefined]);

  // Who wants none is not counted as reached.
  await write("More news", 1);
  await expect(async () => {
    await page.reload();
    await expect(desk.main).toContainText("1 not sent: does not want messages", { timeout: 1_000 });
  }).toPass();

  // The mail of her place, with the ticket, comes all the same.
  await desk.open(`registrations?open=${ada.id}`);
  const panel = page.getByRole("complementary");
  await expect(panel).toContainText("Wants no messages to many since");
  await panel
    .getByRole("button", { name: /^Send again/ })
    .first()
    .click();
  await expect
    .poll(() =>
      db().outboxMessage.count({
        where: { registrationId: ada.id, template: "registration-confirmed", state: "sent" },
      }),
    )
    .toBe(1);
  const ticket = await new Mailbox(email).newest("registration-confirmed");
  expect(ticket).toContain("Your ticket");
  expect(ticket).not.toContain("List-Unsubscribe");

  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const there = await plain.newPage();
  await there.goto(/https?:\/\/localhost\S+\/r\/messages\/\S+/.exec(mail)?.[0] ?? "");
  await expect(there.getByRole("heading", { name: "You get no more messages" })).toBeVisible();
  await there.getByRole("button", { name: "I want these messages again" }).click();
  await expect(there.getByRole("heading", { name: "Messages from the organisers" })).toBeVisible();
  await plain.close();
  await page.goto(/https?:\/\/localhost\S+\/r\/messages\/\S+/.exec(mail)?.[0] ?? "");
  expect(await findViolations(page, "messages from the organisers")).toEqual([]);
  expect(await db().messageStop.count({ where: { organisationId: edition.organisationId } })).toBe(0);
});
