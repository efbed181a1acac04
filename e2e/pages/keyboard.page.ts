import type { Locator, Page } from "@playwright/test";
import { expect } from "../fixtures";

/** Goes by Tab until the focus is where it is wanted; a focus that never comes is a fault. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0], timeout: 20_000 });
}
