import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expect, test } from "../fixtures";
import { makeSchoolWithPlaces, RegistrationPage, somebody } from "../pages/registration.page";

test.use({ javaScriptEnabled: false });

const TIMES = 10;

type Entries = Array<[string, string]>;

/** What the form of a page would send now, with everything typed into it. */
function formOf(page: Page): Promise<Entries> {
  return page
    .locator("main form")
    .first()
    .evaluate((form) =>
      [...new FormData(form as HTMLFormElement)].map(([name, value]): [string, string] => [name, `${value}`]),
    );
}

/** Sends it as a browser without scripts does; where it leads, or what its page says. */
async function post(address: string, entries: Entries): Promise<string> {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  const answer = await fetch(address, {
    method: "POST",
    headers: { origin: new URL(address).origin, "x-forwarded-for": `10.200.0.${randomInt(1, 255)}` },
    body,
    redirect: "manual",
  });
  return answer.status === 303 ? String(answer.headers.get("location")) : await answer.text();
}

const atOnce = (address: string, entries: Entries) =>
  Promise.all(Array.from({ length: TIMES }, () => post(address, entries)));

test("each form of a registration sent ten times at once: one draft, one registration, one mail, one answer; later with other content: refused", async ({
  page,
}) => {
  const { address, editionId } = await makeSchoolWithPlaces(5);
  const form = new RegistrationPage(page);
  const chiara = somebody("Chiara Esempio");
  await form.open(address);
  await form.main.getByLabel("Full name").fill(chiara.fullName);
  await form.main.getByLabel("E-mail").fill(chiara.email);
  const begun = await atOnce(page.url(), await formOf(page));
  expect(new Set(begun).size).toBe(1);
  expect(begun[0]).toMatch(/\/cooperative$/);
  expect(await db().registration.count({ where: { editionId } })).toBe(1);

  await page.goto(String(begun[0]));
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
  const part = page.url();
  const answers = await formOf(page);
  await form.button("Continue").click();
  const check = page.url();
  const last = await formOf(page);
  const sent = await atOnce(check, last);
  expect(new Set(sent).size).toBe(1);
  expect(sent[0]).toMatch(/\/en\/r\/[\w-]{49}$/);
  expect(await post(check, last)).toBe(sent[0]);

  // The draft is the key of its form: with other content it is refused once it was sent.
  const other = answers.map(([name, value]): [string, string] => [name, /^answers/.test(name) ? "" : value]);
  expect(await post(part, [...other, ["mode", "online"]])).toContain(
    "You have sent this registration already",
  );
  const rows = await db().registration.findMany({
    where: { editionId },
    select: { state: true, mode: true, messages: { where: { template: "registration-confirmed" } } },
  });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ state: "confirmed", mode: "on_site" });
  expect(rows[0]?.messages).toHaveLength(1);
});
