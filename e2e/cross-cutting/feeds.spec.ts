import type { APIRequestContext } from "@playwright/test";
import { lintCalendar } from "@/lib/agenda/fixtures/lint-calendar";
import { lintScheduleJson, lintScheduleXml } from "@/lib/interchange/fixtures/lint-schedule";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { expect, test } from "../fixtures";

const EXAMPLES = ["common-table-school", "international-school-social-cooperatives"];

/** Every edition of the example schools, as "/schools/{s}/{e}". */
async function listExamples(request: APIRequestContext): Promise<string[]> {
  const found = await Promise.all(
    EXAMPLES.map(async (school) => {
      const { editions } = await (await request.get(`/api/v1/schools/${school}`)).json();
      return (editions as Array<{ slug: string }>).map(({ slug }) => `/schools/${school}/${slug}`);
    }),
  );
  return found.flat();
}

test("a calendar program reads every calendar, in every language, whole or one session", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const editions = await listExamples(request);
  expect(editions.length).toBeGreaterThan(1);
  let sessions = 0;
  for (const edition of editions) {
    const uids = new Set<string>();
    for (const language of LOCALES) {
      const answer = await request.get(`${edition}/agenda.ics?lang=${language}`);
      expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
      const { problems, entries, lines } = lintCalendar(await answer.text());
      expect(problems, `${edition} in ${language}`).toEqual([]);
      expect(lines).toContain(`PRODID:-//Convivio//Agenda//${language.toUpperCase()}`);
      uids.add(entries.map((entry) => entry.get("UID")?.value).join());
      sessions += entries.length;
    }
    expect(uids.size, "the same UIDs in every language").toBe(1);
    const listed = await (await request.get(`/api/v1${edition}/sessions`)).json();
    for (const { number } of listed.items as Array<{ number: number }>) {
      const answer = await request.get(`${edition}/sessions/${number}-any-words.ics`);
      expect(answer.status(), `${edition} session ${number}`).toBe(200);
      expect(lintCalendar(await answer.text()).problems).toEqual([]);
    }
  }
  expect(sessions).toBeGreaterThan(50);
});

test("a conference app reads every schedule, and asks again without being sent it twice", async ({
  request,
}) => {
  for (const edition of await listExamples(request)) {
    for (const [file, lint] of [
      ["schedule.xml", lintScheduleXml],
      ["schedule.json", lintScheduleJson],
    ] as const) {
      const answer = await request.get(`${edition}/${file}`);
      expect(lint(await answer.text()), `${edition}/${file}`).toEqual([]);
      const etag = answer.headers().etag ?? "";
      expect(etag).toMatch(/^"[^"]+"$/);
      for (const known of [etag, `"other", W/${etag}`]) {
        const again = await request.get(`${edition}/${file}`, { headers: { "if-none-match": known } });
        expect(again.status()).toBe(304);
        expect(await again.text()).toBe("");
      }
      const italian = await request.get(`${edition}/${file}?lang=it`, { headers: { "if-none-match": etag } });
      expect(italian.status()).toBe(200);
    }
  }
});

test("a feed reader follows what was released, and the page of changes names the feed", async ({ page }) => {
  for (const edition of await listExamples(page.request)) {
    await page.goto(`/it${edition}/changes`);
    const link = page.locator('head > link[rel="alternate"][type="application/atom+xml"]');
    const address = (await link.getAttribute("href")) ?? "";
    expect(new URL(address).pathname).toBe(`${edition}/releases.atom`);
    const answer = await page.request.get(address);
    expect(answer.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
    const found = await page.evaluate(
      (source) => {
        const tree = new DOMParser().parseFromString(source, "application/xml");
        const texts = (name: string) =>
          [...tree.querySelectorAll(name)].map(({ textContent }) => textContent);
        return { root: tree.documentElement.tagName, names: texts("entry > title"), ids: texts("id") };
      },
      await answer.text(),
    );
    expect(found.root).toBe("feed");
    expect(new Set(found.ids).size).toBe(found.names.length + 1);
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText(
      found.names.map((name) => name ?? ""),
    );
    const known = { "if-none-match": answer.headers().etag ?? "" };
    expect((await page.request.get(address, { headers: known })).status()).toBe(304);
  }
});

test("a feed of nothing is 404, of an unknown language English", async ({ request }) => {
  const [edition = ""] = await listExamples(request);
  for (const path of [
    "/schools/none/none/agenda.ics",
    "/schools/none/none/agenda.xcal",
    "/schools/none/none/releases.atom",
    `${edition}/sessions/9999.ics`,
    `${edition}/sessions/x.ics`,
  ])
    expect((await request.get(path)).status(), path).toBe(404);
  const english = await (await request.get(`${edition}/agenda.ics`)).text();
  expect(await (await request.get(`${edition}/agenda.ics?lang=xx`)).text()).toBe(english);
});
