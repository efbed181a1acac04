import type { Locator, Page } from "@playwright/test";
import { makeMember } from "@/prisma/factories/people";
import { type EditionChoice, makeOpenEdition } from "@/prisma/factories/schools";
import { cookieOf } from "../authorization/world";
import { expect } from "../fixtures";

/** Signs somebody in by the cookie that signing in leaves; the ways in have a journey of their own. */
export async function signInAs(page: Page, login: { id: string }): Promise<void> {
  const [name = "", value = ""] = (await cookieOf(login)).split("=");
  await page.context().addCookies([{ name, value, url: String(process.env.PUBLIC_URL) }]);
}

/** A school of one's own, and its owner at the desk. */
export async function makeDesk(page: Page, choice: EditionChoice = {}) {
  const made = await makeOpenEdition({ dates: ["2027-05-06"], languages: ["en", "it"], ...choice });
  const { login } = await makeMember(made.organisation);
  await signInAs(page, login);
  const address = `${made.school.slug}/${made.edition.slug}`;
  return {
    ...made,
    owner: login,
    desk: new DeskPage(page, address),
    publicAddress: `/en/schools/${address}`,
  };
}

/** Opens a public page until something is there: an edit takes a second to reach the kept pages, and a busy machine longer. */
export async function findOn(page: Page, address: string, target: Locator): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(target).toBeVisible({ timeout: 400 });
  }).toPass({ intervals: [200], timeout: 30_000 });
}

/** The desk of one edition, as an organiser sees it. */
export class DeskPage {
  readonly main: Locator;
  /** @param address "school/edition" */
  constructor(
    readonly page: Page,
    readonly address: string,
  ) {
    this.main = page.getByRole("main");
  }

  async open(place: string) {
    await this.page.goto(`/en/organise/${this.address}/${place}`);
  }

  /** By the menu, as one walks there. */
  async goTo(stop: string, heading = stop) {
    await this.page
      .getByRole("navigation")
      .getByRole("link", { name: new RegExp(`^${stop}`) })
      .click();
    await expect(this.heading(heading)).toBeVisible();
  }

  heading(name: string | RegExp) {
    return this.main.getByRole("heading", { level: 1, name });
  }

  button(name: string | RegExp) {
    return this.main.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** A part of a page by its heading. */
  part(name: string | RegExp) {
    return this.main.getByRole("region", { name });
  }

  /** Shows the texts of a form in another language. */
  async inLanguage(name: string) {
    const languages = this.main.getByRole("group", { name: "Language of the texts" });
    await languages
      .getByRole("link", { name: new RegExp(`^${name}`) })
      .first()
      .click();
  }

  /** What the last act led to, as it is said aloud. */
  said(text: string | RegExp) {
    return this.main.getByRole("status").filter({ hasText: text });
  }
}
