import { addressesOf } from "../accessibility/addresses";
import { findUnturnedWords } from "../accessibility/find-unturned-words";
import { rightToLeftState } from "../accessibility/states";
import { expect, test } from "../fixtures";

/** So that both workers have something to do. */
const PARTS = 2;

/** With each change as the server draws the pages, at night as their scripts leave them. */
for (const [when, javaScriptEnabled] of [
  ["", false],
  [" @nightly", true],
] as const)
  test.describe(javaScriptEnabled ? "with JavaScript" : "with JavaScript off", () => {
    test.use({ javaScriptEnabled });

    for (let part = 0; part < PARTS; part += 1)
      test(`what people wrote runs in its own direction on every page of the build, part ${part + 1}${when}`, async ({
        page,
        baseURL,
      }) => {
        test.setTimeout(240_000);
        const state = await rightToLeftState();
        const [name = "", value = ""] = state.cookie.split("=");
        await page.context().addCookies([{ name, value, url: String(baseURL) }]);
        const found: string[] = [];
        for (const address of addressesOf(state).filter((_, index) => index % PARTS === part)) {
          await page.goto(address);
          for (const words of await page.evaluate(findUnturnedWords)) found.push(`${address} ${words}`);
        }
        expect(found).toEqual([]);
      });
  });
