import { findUnturnedWords } from "../accessibility/find-unturned-words";
import { addressesOf, rightToLeftState } from "../accessibility/states";
import { expect, test } from "../fixtures";

test("what people wrote runs in its own direction on every page of the build", async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  const state = await rightToLeftState();
  const [name = "", value = ""] = state.cookie.split("=");
  await page.context().addCookies([{ name, value, url: String(baseURL) }]);
  const found: string[] = [];
  for (const address of addressesOf(state)) {
    await page.goto(address);
    for (const words of await page.evaluate(findUnturnedWords)) found.push(`${address} ${words}`);
  }
  expect(found).toEqual([]);
});
