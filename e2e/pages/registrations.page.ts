import type { Page } from "@playwright/test";
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

  /** Decides about the person in the panel. */
  async decide(name: string, decision: string, words = "", tell = true) {
    const panel = this.panel(name);
    const radio = panel.getByRole("radio", { name: decision });
    if (!(await radio.isVisible())) await panel.getByText("Decide…").click();
    await radio.check();
    await panel.getByRole("textbox", { name: "Your own words" }).fill(words);
    await panel.getByRole("checkbox", { name: "Tell the person" }).setChecked(tell);
    await panel.getByRole("button", { name: "Decide" }).click();
    await expect(this.desk.said("1 registration is decided.")).toBeVisible();
  }
}
