import type { Page } from "@playwright/test";
import { addressesOf } from "../accessibility/addresses";
import { findBrokenLetters } from "../accessibility/find-broken-letters";
import { findGluedWords } from "../accessibility/find-glued-words";
import { emptyState, fullState, longState, type SiteState } from "../accessibility/states";
import { expect, test } from "../fixtures";
import { makeSchoolWithPlaces, RegistrationPage, somebody } from "../pages/registration.page";

const ARCHIVE = "/schools/international-school-social-cooperatives/milan-2015";
/** Where an organiser works: as many pages again, on the same components. */
const DESK = "/organise";
/** So that both workers have something to do. */
const PARTS = 2;

for (const [name, makeState, when] of [
  ["full", fullState, ""],
  ["full", fullState, " @nightly"],
  ["long", longState, " @nightly"],
] as const)
  test(`no page of the ${name} site breaks words, hides itself or glues words with larger letters${when}`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const state = await makeState();
    await signInto(page, state, baseURL);
    const archive = ["", "/agenda", "/speakers"].map((below) => `/${state.locale}${ARCHIVE}${below}`);
    const own = addressesOf(state).filter((address) => !address.includes(DESK));
    expect(await fieldErrorsOf(page, [...own, ...archive], when !== "")).toEqual([]);
  });

for (const [name, makeState] of Object.entries({ empty: emptyState, full: fullState, long: longState }))
  for (let part = 0; part < PARTS; part += 1)
    test(`no page of the ${name} desk does either, part ${part + 1} @nightly`, async ({ page, baseURL }) => {
      test.setTimeout(360_000);
      const state = await makeState();
      await signInto(page, state, baseURL);
      const desk = addressesOf(state).filter((address) => address.includes(DESK));
      expect(
        await fieldErrorsOf(
          page,
          desk.filter((_, index) => index % PARTS === part),
        ),
      ).toEqual([]);
    });

test("what opens on a page holds larger letters too: errors, ticked rows, a person, languages @nightly", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  const measure = async (what: string) => {
    faults.push(...(await findBrokenLetters(page)).map((fault) => `${what}: ${fault}`));
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const form = new RegistrationPage(page);
  const { address } = await makeSchoolWithPlaces(1);
  const fail = async (label: string) => {
    await form.button("Continue").click();
    await form.main.getByRole("alert").waitFor();
    await measure(label);
  };
  await form.open(address);
  await fail("registration, who, empty");
  await form.main.getByLabel("Full name").fill("Chiara Esempio");
  await form.main.getByLabel("E-mail").fill(somebody("").email);
  await form.button("Continue").click();
  await expect(form.question("Where do you come from?")).toBeVisible();
  await fail("registration, cooperative, empty");

  const state = { ...(await fullState()), locale: "de" };
  await signInto(page, state, baseURL);
  const desk = `/de${DESK}/${state.parts.school}/${state.parts.edition}`;
  await page.goto(`${desk}/registrations`);
  await page.getByRole("main").getByRole("checkbox").nth(1).check();
  await measure("people, one ticked");
  await page.goto(`${desk}/overview`);
  await page.getByText("Als Tabelle").click();
  await expect(page.getByRole("columnheader", { name: "Land" })).toBeVisible();
  await measure("overview, countries as a table");
  await page.goto(`${desk}/programme/sessions/new`);
  const session = page.getByRole("main").locator("form:visible").first();
  await session.evaluate((element) => {
    (element as HTMLFormElement).noValidate = true;
  });
  await session.getByRole("button").last().click();
  await page.locator(".problem, .said--no").first().waitFor();
  await measure("a new session, empty");
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await measure(`a new session, tab ${await tab.textContent()}`);
  }
  expect(faults).toEqual([]);
});

async function fieldErrorsOf(page: Page, addresses: string[], everySize = true): Promise<string[]> {
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    const all = [...(await findGluedWords(page)), ...(await findBrokenLetters(page, everySize))];
    // The head of the page without script is its content: title, days, languages.
    const found = address.endsWith("/lite") ? all.filter((fault) => !fault.includes("the header is")) : all;
    faults.push(...found.map((fault) => `${address}: ${fault}`));
  }
  return faults;
}

async function signInto(page: Page, state: SiteState, url = "") {
  const [name = "", value = ""] = state.cookie.split("=");
  await page.context().addCookies([{ name, value, url }]);
}
