import { describe, expect, test } from "vitest";
import type { OfflineEdition, OfflineSession } from "@/lib/agenda/rules/kept-pages";
import { missingPage, sessionPage, tellWhen, withLine } from "./compose";

const FRAME =
  '<html><head><title>Agenda · School</title></head><body><header>School</header><main id="main" class="wrap"><h1>Agenda</h1></main><footer>Foot</footer></body></html>';
const EDITION: OfflineEdition = {
  until: "2027-05-10T00:00:00Z",
  zone: "Europe/Rome",
  words: { asOf: "As of {when}.", missing: "Not <here>", agenda: "To the agenda", cancelled: "Cancelled" },
  pages: ["/en/schools/s/e/agenda", "/en/schools/s/e"],
  sessions: [],
};
const SESSION: OfflineSession = {
  number: 7,
  title: "Bread & <b>salt</b> $& $1",
  lang: "it",
  cancelled: false,
  lines: ["Workshop", "Thursday 6 May 2027, 09:00–10:00, Hall <1>"],
  text: ["First $`.", "Second."],
  textLang: null,
};

test("the moment is said in the zone of the edition and the language of the page", () => {
  const at = new Date("2027-05-06T22:30:00Z");
  expect(tellWhen("Stand: {when}.", at, "de", "Europe/Rome")).toMatch(/^Stand: .*7\. Mai.*00:30\.$/);
  expect(tellWhen("{when}", at, "en", "America/New_York")).toMatch(/6 May.*18:30/);
});

test("the line stands before the content, once, and is only words", () => {
  expect(withLine(FRAME, "As of <now> $&")).toContain(
    '</header><p class="kept-line" role="status">As of &lt;now&gt; $&amp;</p><main id="main" class="wrap">',
  );
  expect(withLine(FRAME, "x").match(/kept-line/g)).toHaveLength(1);
});

describe("a session that nobody opened", () => {
  const page = sessionPage(FRAME, SESSION, EDITION);
  test("is in the frame of the agenda, with its own title and words", () => {
    expect(page).toContain("<title>Bread &amp; &lt;b&gt;salt&lt;/b&gt; $&amp; $1</title>");
    expect(page).toContain(
      '<h1 lang="it" dir="auto">Bread &amp; &lt;b&gt;salt&lt;/b&gt; $&amp; $1</h1><div class="above-4"><p dir="auto">Workshop</p>',
    );
    expect(page).toContain("Hall &lt;1&gt;");
    expect(page).toContain("<p>First $`.</p><p>Second.</p>");
    expect(page).toContain('<a class="sign" href="/en/schools/s/e/agenda">To the agenda</a>');
    expect(page).toContain("<header>School</header><main");
    expect(page).toContain("</main><footer>Foot</footer>");
    expect(page).not.toContain("<h1>Agenda</h1>");
  });

  test("says that it is cancelled", () => {
    expect(page).not.toContain("Cancelled");
    expect(sessionPage(FRAME, { ...SESSION, cancelled: true }, EDITION)).toContain(">Cancelled</p>");
  });
});

test("a page that is not kept says so, and leads to the agenda", () => {
  const page = missingPage(FRAME, EDITION);
  expect(page).toContain("<title>Not &lt;here&gt;</title>");
  expect(page).toContain("<h1>Not &lt;here&gt;</h1>");
  expect(page).toContain('href="/en/schools/s/e/agenda"');
});
