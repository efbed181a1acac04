import { expect, test } from "vitest";
import { FACTS, LINKS, NAMES } from "../fixtures/whole-mail";
import { TEMPLATES } from "../templates/registry";
import { composeMail } from "./compose";
import { asHtml } from "./render-html";

const WORDS = "مدرسة الخبز";
/** What the product writes itself. */
const OURS: Record<string, string> = { role: "editor", reference: "K7PFRA" };
const SINGLE = /^(br|img|meta|!doctype)/;

/** What of the page's words stands in no element that takes its direction from them. */
function withoutDirection(html: string): string[] {
  const open: Array<{ name: string; auto: boolean }> = [];
  const found: string[] = [];
  for (const [, tag = "", words = ""] of html
    .replace(/<head>.*<\/head>/s, "")
    .matchAll(/<([^>]+)>([^<]*)/g)) {
    const name = tag.replace(/^\//, "").split(/\s/)[0] ?? "";
    if (tag.startsWith("/")) while (open.length > 0 && open.pop()?.name !== name);
    else if (!SINGLE.test(name)) open.push({ name, auto: / dir="auto"/.test(tag) });
    if (words.includes(WORDS) && !open.some(({ auto }) => auto)) found.push(`${name}: ${words}`);
  }
  return found;
}

test.each(TEMPLATES)("%s: words of people run in their own direction", (template) => {
  const parameters = Object.fromEntries(NAMES[template].map((name) => [name, OURS[name] ?? WORDS]));
  const prose = `${WORDS}\n\n- ${WORDS}\n\n# ${WORDS}\n\n> ${WORDS}\n\n| ${WORDS} |\n|---|\n| ${WORDS} |`;
  for (const name of ["words", "reason", "body"]) if (name in parameters) parameters[name] = prose;
  const facts = {
    ...FACTS,
    ...{ school: WORDS, edition: WORDS, venue: WORDS, address: `${WORDS} 1`, city: `${WORDS} 2` },
    ...{ directions: prose, accessNote: prose, controller: { name: WORDS, contact: "a@convivio.example" } },
    registration: FACTS.registration && {
      ...FACTS.registration,
      ...{ cost: WORDS, payment: prose },
      joins: (FACTS.registration.joins ?? []).map((join) => ({
        ...join,
        ...{ room: WORDS, sessions: [{ startsAt: join.from, title: WORDS }] },
      })),
    },
  };
  const html = asHtml(composeMail(template, parameters, "en", LINKS, "Convivio", facts));
  expect(html).toContain(WORDS);
  expect(withoutDirection(html)).toEqual([]);
});
