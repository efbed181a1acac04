import type { Locator, Page } from "@playwright/test";
import { expect } from "../fixtures";
import type { DeskPage } from "./desk.page";

/** The registrations of an edition at the desk: table or cards, tabs, search and side panel. */
export class RegistrationsPage {
  readonly names;
  readonly search;
  constructor(
    readonly page: Page,
    readonly desk: DeskPage,
  ) {
    this.search = desk.main.getByRole("searchbox");
    this.names = desk.main
      .getByRole("table")
      .getByRole("row")
      .getByRole("link", { name: /Esempio|Bianchi|Tardi|Telefono/ });
  }

  tab(name: string) {
    return this.desk.main.getByRole("navigation", { name: "By state" }).getByRole("link", { name });
  }

  panel(name: string) {
    return this.desk.main.getByRole("complementary", { name });
  }

  async open(name: string) {
    await this.desk.main.getByRole("table").getByRole("link", { name }).click();
    await expect(this.panel(name)).toBeVisible();
  }

  /** Decides about the person in the panel. @returns how many presses it took, what was typed and ticked not counted */
  async decide(name: string, decision: string, words = "", tell = true) {
    const panel = this.panel(name);
    const cancels = decision === "Cancel the registration";
    const plain = !cancels && words === "" && tell;
    let presses = 0;
    const press = async (what: Locator) => {
      await what.click();
      presses += 1;
    };
    if (!plain) {
      await press(
        panel.getByText(
          cancels ? "Cancel the registration…" : "With your own words, or without telling anybody…",
        ),
      );
      const form = panel.locator("form").filter({ has: this.page.getByRole("textbox", { name: WORDS }) });
      await form.getByRole("textbox", { name: WORDS }).filter({ visible: true }).fill(words);
      await form
        .getByRole("checkbox", { name: "Tell the person" })
        .filter({ visible: true })
        .setChecked(tell);
    }
    await press(panel.getByRole("button", { name: decision, exact: true }));
    await expect(this.desk.said(`${SAID[decision]}: ${name}.`)).toBeVisible();
    return presses;
  }
}

/** What each decision is said to have been. */
const SAID: Record<string, string> = {
  "Confirm the place": "Confirmed",
  "Put on the waiting list": "On the waiting list",
  Decline: "Declined",
  "Cancel the registration": "Cancelled",
};
const WORDS = /Your own words|Why, in your own words/;
