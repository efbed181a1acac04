import { readdirSync } from "node:fs";
import { createValidFileMatcher } from "next/dist/server/lib/find-page-file";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import MailsPage from "@/app/[locale]/(live)/dev/mails/page.dev";
import { TEMPLATES } from "@/lib/outbox/templates/registry";

afterEach(() => vi.unstubAllEnvs());

const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.tsx?$/.test(name),
);
const ofDevelopment = files.filter((name) => name.endsWith(".dev.tsx"));

/** What Next finds in app/ with our settings, by its own matcher. */
async function pagesIn(mode: "production" | "development"): Promise<string[]> {
  vi.stubEnv("NODE_ENV", mode);
  vi.resetModules();
  const { default: config } = await import("../next.config");
  const { isAppRouterPage } = createValidFileMatcher(config.pageExtensions ?? [], "app");
  return files.filter((name) => isAppRouterPage(name));
}

test("a build has every page but those of development, which `npm run dev` has too", async () => {
  const built = await pagesIn("production");
  expect(ofDevelopment).toEqual(["[locale]/(live)/dev/mails/page.dev.tsx"]);
  expect(built.sort()).toEqual(files.filter((name) => /(^|\/)(page|route)\.tsx?$/.test(name)).sort());
  expect((await pagesIn("development")).sort()).toEqual([...built, ...ofDevelopment].sort());
});

test("every mail is looked at in development, in the language of the address", async () => {
  const locale = "it";
  const html = renderToStaticMarkup(await MailsPage({ params: Promise.resolve({ locale }) }));
  const shown = [...html.matchAll(/<iframe title="([^"]*)" srcDoc="([^"]*)"/g)];
  expect(new Set(shown.map(([, title]) => title?.replace(" × 3", "")))).toEqual(new Set(TEMPLATES));
  for (const [, title, mail] of shown) expect(mail, title).toContain(`&lt;html lang=&quot;${locale}&quot;`);
});
