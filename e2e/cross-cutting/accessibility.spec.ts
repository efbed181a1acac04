import type { Page } from "@playwright/test";
import { addressesOf, PAGES } from "../accessibility/addresses";
import { BOTH, findOverflow, findViolations, type Look } from "../accessibility/find-violations";
import { emptyState, fullState, longState, type SiteState } from "../accessibility/states";
import { ALSO } from "../authorization/routes";
import { expect, findExampleEdition, test } from "../fixtures";
import { makeSchoolWithPlaces, RegistrationPage, somebody } from "../pages/registration.page";

/** So that both workers have something to do. */
const PARTS = 4;
const STATES = { empty: emptyState, full: fullState, long: longState };
const isDesk = (address: string) => address.includes("/organise/");

async function violationsOf(page: Page, addresses: string[], looksAt: (address: string) => readonly Look[]) {
  const violations: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    violations.push(...(await findViolations(page, address, looksAt(address))));
  }
  return violations;
}

/** With each change the full site: public pages in both looks, those of the desk on a phone or on a desk, in turns. */
for (let part = 0; part < PARTS; part += 1)
  test(`no page of the full site has a violation of WCAG, part ${part + 1}`, async ({ page, baseURL }) => {
    test.setTimeout(240_000);
    const state = await fullState();
    await signInto(page, state, baseURL);
    const all = addressesOf(state);
    const inTurns = (address: string): Look[] => [all.filter(isDesk).indexOf(address) % 2 ? "phone" : "desk"];
    const looksAt = (address: string) => (isDesk(address) ? inTurns(address) : BOTH);
    const own = all.filter((_, index) => index % PARTS === part);
    expect(await violationsOf(page, own, looksAt)).toEqual([]);
  });

/** At night all of it in both looks, and the site without anything and with words that are too long. */
for (const [name, makeState] of Object.entries(STATES))
  for (let part = 0; part < PARTS; part += 1)
    test(`no page of the ${name} site has a violation of WCAG in either look, part ${part + 1} @nightly`, async ({
      page,
      baseURL,
    }) => {
      test.setTimeout(240_000);
      const state = await makeState();
      await signInto(page, state, baseURL);
      const own = addressesOf(state).filter((_, index) => index % PARTS === part);
      expect(await violationsOf(page, own, () => BOTH)).toEqual([]);
    });

/** Pages of the desk at night, with their other violations. */
test("no word is so long that a public page scrolls sideways", async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  const state = await longState();
  await signInto(page, state, baseURL);
  const violations: string[] = [];
  for (const address of addressesOf(state).filter((address) => !isDesk(address))) {
    await page.goto(address);
    violations.push(...(await findOverflow(page, address)));
  }
  expect(violations).toEqual([]);
});

test("the full site has every page of the build", async () => {
  expect(addressesOf(await fullState())).toHaveLength(PAGES.length + Object.values(ALSO).flat().length);
});

test("pages of what is over, not there or not found have no violation of WCAG", async ({ page }) => {
  test.setTimeout(120_000);
  const edition = `/de${await findExampleEdition(page)}`;
  const archive = "/de/schools/international-school-social-cooperatives/milan-2015";
  const violations: string[] = [];
  for (const address of [
    archive,
    `${archive}/agenda`,
    `${edition}/agenda`,
    `${edition}/agenda/find?q=nothing-like-this`,
    `${edition}/sessions/9999`,
    "/de/nothing-here",
  ]) {
    await page.goto(address);
    violations.push(...(await findViolations(page, address)));
  }
  expect(violations).toEqual([]);
});

test("registration, page by page, says what is wrong without a violation of WCAG", async ({ page }) => {
  test.setTimeout(120_000);
  const { address } = await makeSchoolWithPlaces(1);
  const form = new RegistrationPage(page);
  const violations: string[] = [];
  const fail = async (label: string, button: string) => {
    await form.button(button).click();
    await form.main.getByRole("alert").waitFor();
    violations.push(...(await findViolations(page, label)));
  };
  await form.open(address);
  await fail("you", "Continue");
  await form.main.getByLabel("Full name").fill("Chiara Esempio");
  await form.main.getByLabel("E-mail").fill(somebody("").email);
  await form.button("Continue").click();
  await expect(form.question("Where do you come from?")).toBeVisible();
  await fail("cooperative", "Continue");
  await form.main.getByLabel("Country").selectOption("IT");
  await form.button("Continue").click();
  await expect(form.question("How will you take part?")).toBeVisible();
  await form.main.getByLabel(/anything you don.t eat/).fill("Nuts");
  await fail("taking part, without its consent", "Continue");
  await form.main.getByLabel(/what I do not eat, until/).check();
  await form.button("Continue").click();
  await expect(form.question("Is everything right?")).toBeVisible();
  await form.button("Send my registration").click();
  await expect(form.question("You are in")).toBeVisible();
  violations.push(...(await findViolations(page, "ticket")));
  expect(violations).toEqual([]);
});

test("the desk's forms and sign-in say what is wrong without a violation of WCAG", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const state = await longState();
  await signInto(page, { ...state, locale: "en" }, baseURL);
  const desk = `/en/organise/${state.parts.school}/${state.parts.edition}`;
  const violations: string[] = [];
  for (const address of [
    `${desk}/programme/sessions/new`,
    `${desk}/registrations/add`,
    `${desk}/registrations/import`,
    `${desk}/programme/import`,
    `${desk}/team`,
  ]) {
    await page.goto(address);
    const form = page.getByRole("main").locator("form:visible").first();
    await form.evaluate((element) => {
      (element as HTMLFormElement).noValidate = true;
    });
    await form.getByRole("button").last().click();
    await page.locator(".problem, .said--no").first().waitFor();
    violations.push(...(await findViolations(page, `${address}, empty`)));
  }
  await page.context().clearCookies();
  await page.goto("/en/sign-in");
  await page.getByRole("main").getByRole("button").first().click();
  await page.getByRole("main").getByRole("alert").first().waitFor();
  violations.push(...(await findViolations(page, "sign-in, empty")));
  expect(violations).toEqual([]);
});

test("with colours forced, lines keep their patterns and controls their borders", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const state = await fullState();
  await signInto(page, state, baseURL);
  await page.emulateMedia({ forcedColors: "active" });
  const edition = `/en/schools/${state.parts.school}/${state.parts.edition}`;
  const desk = `/en/organise/${state.parts.school}/${state.parts.edition}`;
  const lost: string[] = [];
  for (const address of [
    edition,
    `${edition}/agenda`,
    `${edition}/register`,
    `${desk}/overview`,
    `${desk}/registrations`,
    `${desk}/programme`,
  ]) {
    await page.goto(address);
    lost.push(
      ...(
        await page.evaluate(() => {
          const bordered = (element: Element, pseudo?: string) => {
            const style = getComputedStyle(element, pseudo);
            return ["Top", "Left", "Bottom", "Right"].some(
              (side) =>
                style[`border${side}Style` as "borderTopStyle"] !== "none" &&
                Number.parseFloat(style[`border${side}Width` as "borderTopWidth"]) > 0,
            );
          };
          const shown = (element: Element) => element.getClientRects().length > 0;
          const controls = [
            ...document.querySelectorAll(".btn, .pill, .in, select, textarea, .no, .rail, .track"),
          ];
          return controls
            .filter((element) => shown(element))
            .filter((element) => ![undefined, "::before", "::after"].some((part) => bordered(element, part)))
            .map((element) => element.outerHTML.slice(0, 120));
        })
      ).map((element) => `${address}: ${element}`),
    );
  }
  expect([...new Set(lost)]).toEqual([]);
});

async function signInto(page: Page, state: SiteState, url = "") {
  const [name = "", value = ""] = state.cookie.split("=");
  await page.context().addCookies([{ name, value, url }]);
}
