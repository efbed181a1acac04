import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { FieldKind } from "@/prisma/generated/enums";
import { cookieOf } from "../authorization/world";
import { EXAMPLE_ORGANISER, expect, findExampleEdition, test } from "../fixtures";
import { makeLongDay } from "../pages/agenda.page";
import { makeSchoolWithPlaces, RegistrationPage, somebody } from "../pages/registration.page";

/** Budgets in bytes after gzip, as the design sets them; fonts are the two that every page has. */
const SHARED = { stylesheet: 18_000, font: 77_000 };
/** Of the public zone: documents, with at most a module for their buttons. */
const PUBLIC = { ...SHARED, script: 2_000, document: 8_000 };
/** The page on which most is alive. */
const AGENDA = { ...SHARED, script: 16_000, document: 10_000 };
/** Of registration and private links, where forms check what is typed before it is sent. */
const REGISTRATION = { ...SHARED, script: 165_000, document: 30_000 };
/** The organiser's desk: screens that stay open. */
const DESK = { script: 330_000, stylesheet: 25_000, font: 97_000, document: 40_000 };

/** The faces that every page has. */
const LATIN = /latin_wght_normal/;
/** Letters outside them: only a page that has them may load the files with more letters. */
const MORE_LETTERS = /[\u0100-\u02ff\u0370-\u04ff\u1e00-\u1eff\u20a0-\u20c0]/;

interface Weight {
  kinds: Record<keyof typeof PUBLIC, number>;
  moreLetters: number;
}

async function weigh(page: Page, path: string): Promise<Weight> {
  const loaded = new Map<string, string>();
  const note = (response: Response) => loaded.set(response.url(), response.request().resourceType());
  page.on("response", note);
  await page.goto(path, { waitUntil: "networkidle" });
  page.off("response", note);
  const weight: Weight = { kinds: { script: 0, stylesheet: 0, font: 0, document: 0 }, moreLetters: 0 };
  for (const [url, kind] of loaded) {
    if (!(kind in PUBLIC)) continue;
    const body = await (await page.request.get(url)).body();
    if (kind === "font" && !LATIN.test(url)) weight.moreLetters += body.length;
    else weight.kinds[kind as keyof typeof PUBLIC] += kind === "font" ? body.length : gzipSync(body).length;
  }
  return weight;
}

for (const page of ["home", "", "/agenda", "/speakers", "/changes", "/sessions/1"]) {
  test(`the weight of ${page || "the edition"} keeps its budgets`, async ({ page: guide, browser }) => {
    const path = page === "home" ? "/en" : `/en${await findExampleEdition(guide)}${page}`;
    const fresh = await browser.newPage();
    const { kinds, moreLetters } = await weigh(fresh, path);
    // At home are the schools of all other tests, too: hundreds, of some ten bytes each.
    const listed = page === "home" ? await fresh.getByRole("heading", { level: 3 }).count() : 0;
    const budgets = page === "/agenda" ? AGENDA : { ...PUBLIC, document: PUBLIC.document + 10 * listed };
    for (const [kind, budget] of Object.entries(budgets)) {
      if (kind !== "script" || page === "/agenda")
        expect(kinds[kind as keyof typeof PUBLIC], `${kind} of ${path}`).toBeGreaterThan(0);
      expect(kinds[kind as keyof typeof PUBLIC], `${kind} of ${path}`).toBeLessThanOrEqual(budget);
    }
    const text = (await fresh.locator("header, main, footer").allTextContents()).join();
    if (!MORE_LETTERS.test(text)) expect(moreLetters, "files for letters the page does not have").toBe(0);
    await fresh.close();
  });
}

test("a day of 250 sessions is a light page", async ({ browser, page }) => {
  const path = await makeLongDay(250);
  await expect(async () => expect((await page.goto(path))?.status()).toBe(200)).toPass();
  const fresh = await browser.newPage();
  const { kinds } = await weigh(fresh, path);
  expect(kinds.document).toBeLessThanOrEqual(60_000);
  expect(kinds.script).toBeLessThanOrEqual(AGENDA.script);
  expect(kinds.stylesheet).toBeLessThanOrEqual(PUBLIC.stylesheet);
  expect(await fresh.locator("#day li").count()).toBe(250);
  const index = await page.request.get(path.replace(/[^/]+$/, "index.json"));
  expect(gzipSync(await index.body()).length).toBeLessThanOrEqual(60_000);
  await fresh.close();
});

test("the page without script ships none, and no file at all", async ({ page, browser }) => {
  const path = `/en${await findExampleEdition(page)}/lite`;
  const fresh = await browser.newPage();
  const { kinds } = await weigh(fresh, path);
  expect(kinds).toMatchObject({ script: 0, stylesheet: 0, font: 0 });
  expect(kinds.document).toBeLessThanOrEqual(20_000);
  expect(await fresh.locator("script").count()).toBe(0);
  expect(await fresh.getByRole("heading", { level: 3 }).count()).toBeGreaterThan(20);
  await fresh.close();
});

/** Every kind of question, some with options that have places, the last only if another is answered. */
async function askEverything(edition: { organisationId: string; id: string }) {
  const options = ["bus", "train"].map((value) => ({ value, label: { en: value }, limit: 30 }));
  const kinds = Object.values(FieldKind);
  for (const [at, kind] of kinds.entries()) {
    const clauses = [{ about: "answer", question: "kind-choice", is: "one-of", values: ["bus"] }];
    await makeQuestion(
      edition,
      { key: `kind-${kind.replaceAll("_", "-")}`, kind },
      {
        label: { en: `Question ${at}` },
        ...(kind.startsWith("choice") ? { options } : {}),
        ...(at === kinds.length - 1 ? { condition: { match: "all", clauses } } : {}),
      },
    );
  }
}

test("the weight of registration with every kind of question, page by page, and of a private link keeps its budgets", async ({
  page: guide,
  browser,
}) => {
  test.setTimeout(90_000);
  const { address, organisationId, editionId } = await makeSchoolWithPlaces(5);
  await askEverything({ organisationId, id: editionId });
  const form = new RegistrationPage(guide);
  await form.open(address);
  await form.fillIn(somebody("Chiara Esempio"));
  const draft = new URL(guide.url()).pathname.replace(/check$/, "");
  const fresh = await browser.newPage();
  const weighed = async (path: string) => {
    const { kinds } = await weigh(fresh, path);
    for (const [kind, budget] of Object.entries(REGISTRATION))
      expect(kinds[kind as keyof typeof PUBLIC], `${kind} of ${path}`).toBeLessThanOrEqual(budget);
    expect(kinds.script, `script of ${path}`).toBeGreaterThan(0);
  };
  await weighed(`${address}/register`);
  for (const name of ["cooperative", "taking-part", "check"]) await weighed(draft + name);
  await form.button("Send my registration").click();
  await guide.waitForURL(/\/r\//);
  const own = new URL(guide.url()).pathname;
  for (const name of ["", "/change", "/withdraw"]) await weighed(own + name);
  await fresh.close();
});

test("the weight of the desk's pages keeps its budgets", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const edition = (await findExampleEdition(page)).replace("/schools", "/en/organise");
  const where = { emails: { some: { email: EXAMPLE_ORGANISER } } };
  const [name = "", value = ""] = (await cookieOf(await db().login.findFirstOrThrow({ where }))).split("=");
  const fresh = await browser.newPage();
  await fresh.context().addCookies([{ name, value, url: baseURL ?? "" }]);
  for (const place of [
    "overview",
    "registrations",
    "programme",
    "page?part=texts",
    "form",
    "form?add=choices",
    "speakers",
    "outbox",
    "releases",
  ]) {
    const { kinds } = await weigh(fresh, `${edition}/${place}`);
    for (const [kind, budget] of Object.entries(DESK)) {
      expect(kinds[kind as keyof typeof DESK], `${kind} of ${place}`).toBeGreaterThan(0);
      expect(kinds[kind as keyof typeof DESK], `${kind} of ${place}`).toBeLessThanOrEqual(budget);
    }
  }
  await fresh.close();
});
