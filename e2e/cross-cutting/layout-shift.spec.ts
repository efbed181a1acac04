import { expect, findExampleEdition, test } from "../fixtures";

/** A cheap phone on a slow line, as the lab of the design has it: slow 4G and a processor four times slower. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4;
const MOST_SHIFT = 0.005;

test("on a cheap phone nothing jumps when the letters arrive", async ({ page, browser }) => {
  test.setTimeout(90_000);
  const edition = `/en${await findExampleEdition(page)}`;
  const archive = "/en/schools/international-school-social-cooperatives/milan-2015";
  for (const path of ["/en", edition, `${edition}/agenda`, `${edition}/register`, archive]) {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true });
    const devtools = await phone.context().newCDPSession(phone);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await phone.goto(path, { waitUntil: "networkidle" });
    const shift = await phone.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as { value?: number }).value ?? 0;
          }).observe({ type: "layout-shift", buffered: true });
          // Told after the buffered shifts, which come first.
          new PerformanceObserver(() => resolve(sum)).observe({
            type: "largest-contentful-paint",
            buffered: true,
          });
        }),
    );
    expect(shift, `layout shift of ${path}`).toBeLessThanOrEqual(MOST_SHIFT);
    await phone.close();
  }
});
