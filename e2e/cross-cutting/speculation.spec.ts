import { expect, findExampleEdition, test } from "../fixtures";

interface Rules {
  prefetch: [{ where: { and: [{ href_matches: string[] }, { not: { href_matches: string[] } }] } }];
}

test("a browser may fetch documents before they are asked for, and nothing else", async ({ page }) => {
  const edition = await findExampleEdition(page);
  const answer = await page.request.get("/speculation-rules.json");
  expect(answer.headers()["content-type"]).toBe("application/speculationrules+json");
  const rules = (await answer.json()) as Rules;
  expect(Object.keys(rules)).toEqual(["prefetch"]);
  const [{ href_matches: asked }, { not }] = rules.prefetch[0].where.and;
  const allows = (path: string) =>
    page.evaluate(
      ([patterns, others, url]) => {
        const fits = (pattern: string) => new URLPattern(pattern, location.origin).test(url, location.origin);
        return patterns.some(fits) && !others.some(fits);
      },
      [asked, not.href_matches, path] as const,
    );
  for (const path of [
    "/de",
    "/it/practices",
    "/it/practices/common-table-school/1-x",
    `/en${edition}`,
    `/en${edition}/agenda`,
    `/en${edition}/agenda?theme=1`,
    `/en${edition}/agenda/2027-04-01`,
    `/en${edition}/sessions/1`,
  ])
    expect(await allows(path), path).toBe(true);
  for (const path of [
    `/en${edition}/register`,
    `/en${edition}/register/abc/check`,
    `/en${edition}/agenda/find?q=x`,
    "/it/practices/find?country=IT",
    `/en${edition}/agenda/index.json`,
    `${edition}/days.ics`,
    `${edition}/releases.atom`,
    `${edition}/schedule.xml`,
    "/api/v1/schools",
    "/en/sign-in",
    "/en/r/abc",
    "/en/me",
    "/en/organise",
    "/xx/practices",
    "/",
  ])
    expect(await allows(path), path).toBe(false);
});

test("who points at a link of a document has the next one already @desktop", async ({ page }) => {
  const edition = `/en${await findExampleEdition(page)}`;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Preload.enable");
  const ready = new Set<string>();
  devtools.on("Preload.prefetchStatusUpdated", ({ status, prefetchUrl }) => {
    if (status === "Ready" || status === "Success") ready.add(new URL(prefetchUrl).pathname);
  });
  await page.goto(edition);
  const link = page.getByRole("main").getByRole("link", { name: "See the agenda" });
  await link.hover();
  await expect.poll(() => [...ready]).toContain(`${edition}/agenda`);
  await link.click();
  await page.waitForURL(`**${edition}/agenda`);
  const arrived = await page.evaluate(() => {
    const [visit] = performance.getEntriesByType("navigation");
    return (visit as PerformanceNavigationTiming & { deliveryType: string }).deliveryType;
  });
  expect(arrived).toBe("navigational-prefetch");
});
