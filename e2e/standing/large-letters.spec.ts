import { findBrokenLetters } from "../barriers/find-broken-letters";
import { findGluedWords } from "../barriers/find-glued-words";
import { addressesOf, fullState, longState } from "../barriers/states";
import { expect, test } from "../fixtures";

const ARCHIVE = "/schools/international-school-social-cooperatives/milan-2015";

for (const [name, makeState] of Object.entries({ full: fullState, long: longState })) {
  test(`no page of the ${name} site breaks words, hides itself or glues words with larger letters`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const state = await makeState();
    const [cookie = "", value = ""] = state.cookie.split("=");
    await page.context().addCookies([{ name: cookie, value, url: baseURL ?? "" }]);
    const own = addressesOf(state).filter((address) => !address.includes("/organise"));
    const archive = ["", "/agenda", "/speakers"].map((below) => `/${state.locale}${ARCHIVE}${below}`);
    const faults: string[] = [];
    for (const address of [...own, ...archive]) {
      await page.goto(address);
      const all = [...(await findGluedWords(page)), ...(await findBrokenLetters(page))];
      // The head of the page without script is its content: title, days, languages.
      const found = address.endsWith("/lite") ? all.filter((fault) => !fault.includes("the header is")) : all;
      faults.push(...found.map((fault) => `${address}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}
