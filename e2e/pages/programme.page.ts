import type { Page } from "@playwright/test";
import { expect } from "../fixtures";

/** What lies on the board: each card has the way to move its slot. */
export function cardsOf(page: Page) {
  return page.getByRole("main").locator('[data-area]:has(a[href*="/place?slot="])');
}

/** The name of the first room at the head of its column: only the grid of rooms and times shows one. */
export function gridHead(page: Page) {
  return page.getByRole("main").locator('[data-area^="1 / "]').first();
}

/** The Move… dialog of the programme's board. */
export class MoveDialog {
  readonly dialog;
  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  async open(title: string) {
    await this.page.getByRole("link", { name: `Move… ${title}` }).click();
    await expect(this.dialog.getByRole("heading", { name: title })).toBeVisible();
  }

  /** What would clash at the place that is chosen now. */
  says(text: string | RegExp) {
    return this.dialog.getByRole("status").filter({ hasText: text });
  }

  async place(choice: { room?: string; day?: RegExp; time?: string }) {
    if (choice.room) await this.dialog.getByLabel("Room").selectOption({ label: choice.room });
    if (choice.time) await this.dialog.getByLabel("Begins").fill(choice.time);
  }

  async moveHere() {
    await this.dialog.getByRole("button", { name: "Move it here" }).click();
    await expect(this.dialog).toBeHidden();
  }
}

export interface FeedEvent {
  uid: string;
  sequence: number;
  status: string;
  start: string;
  location: string;
}

/** A subscribed calendar's entries by title. */
export async function readCalendar(page: Page, address: string): Promise<Map<string, FeedEvent>> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  const text = (await answer.text()).replace(/\r\n[ \t]/g, "");
  const value = (block: string, name: string) =>
    new RegExp(`^${name}(?:;[^:]*)?:(.*)$`, "m").exec(block)?.[1]?.trim() ?? "";
  return new Map(
    text
      .split("BEGIN:VEVENT")
      .slice(1)
      .map((block) => [
        value(block, "SUMMARY"),
        {
          uid: value(block, "UID"),
          sequence: Number(value(block, "SEQUENCE")),
          status: value(block, "STATUS"),
          start: value(block, "DTSTART"),
          location: value(block, "LOCATION"),
        },
      ]),
  );
}
