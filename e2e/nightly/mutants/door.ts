import { type Mutant, mutantsOf } from "./mutant";

const PLACE = "server";
const DOOR = [`${PLACE}/front-door.test.ts`];
const BODIES = [`${PLACE}/request-body.test.ts`];
const PAGES = ["lib/platform/cache/handler.test.ts"];

/** What strangers send comes in, or what is not there is believed. */
export const DOORS: Mutant[] = [
  ...mutantsOf(`${PLACE}/request-body.mjs`, BODIES, [
    ["ten times the fields", "MOST_FIELDS = 1000;", "MOST_FIELDS = 100_000;"],
    ["fields of a plain form are not counted", ">= MOST_FIELDS) return 413;", "> body.length) return 413;"],
    ["a body may be no text", "if (!isUtf8(body)) return 400;", ""],
    ["escapes may be no text", 'latin1")) ? null : 400;', 'latin1")) ? null : null;'],
    ["a field may be no text", "&& !isUtf8(part)) return 400;", "&& false) return 400;"],
    ["a boundary said twice", "said.length !== 1 ||", ""],
    ["a body has no end", "if (size > largest) finish(413);", "if (size < 0) finish(413);"],
  ]),
  ...mutantsOf(
    `${PLACE}/request-target.mjs`,
    [...DOOR, `${PLACE}/request-target.test.ts`],
    [
      ["an address may be no text", "if (!isText(path, true) ||", "if ("],
      ["a query may be no text", '|| !isText(query.join("?"), false)) return null;', ") return null;"],
      ["another host is ours", "host.toLowerCase() !== new URL(publicUrl).host", "false"],
      ["words make another page", 'plain.replace(NUMBERED, "$1$2")', "plain"],
      ["the desk is called in small letters only", ".replace(DESK, inSmallLetters)", ""],
    ],
  ),
  ...mutantsOf(`${PLACE}/page-methods.mjs`, DOOR, [
    ["pages take any method", "? null : { status: 405, allow, forProgram };", "? null : null;"],
    ["kept pages take forms", 'name.includes("/(live)/") ? SENT : READ', "SENT"],
  ]),
  ...mutantsOf(`${PLACE}/known-addresses.mjs`, DOOR, [
    ["what is not there is drawn", "if (is) pass();", "if (is || !is) pass();"],
  ]),
  ...mutantsOf(
    "lib/public-pages/jobs/keep-addresses.ts",
    ["lib/public-pages/jobs/keep-addresses.test.ts"],
    [
      ["what is there is never looked at again", "if (change !== changes())", "if (change === -1)"],
      ["each asks for itself", "if (asking) return;", ""],
    ],
  ),
  ...mutantsOf(
    "lib/public-pages/queries/public-addresses.ts",
    ["lib/public-pages/queries/public-addresses.db.test.ts"],
    [
      ["drafts are there", "AND edition.published_at IS NOT NULL", ""],
      ["deleted schools are there", "      AND school.deleted_at IS NULL\n", ""],
    ],
  ),
  ...mutantsOf("lib/platform/cache/script-mark.mjs", PAGES, [
    ["every script is the build's", "[^<>]*>)([", "[^<>]*>|<script[^>]*>)(["],
    ["the mark leaves with the data", "if (value.rscData) value.rscData = maskedBytes(value.rscData);", ""],
  ]),
  ...mutantsOf(
    "lib/platform/cache/documents.mjs",
    ["lib/platform/cache/documents.test.ts"],
    [
      [
        "whoever writes a script like the framework's loses it",
        "if (!isMarked(attributes)) return false;",
        "",
      ],
      ["an unknown script of the build is left out", "FRAMEWORK_START.test(attributes) ||", "true ||"],
      ["a file with words in it is left out", 'return text === "";', "return true;"],
      ["a page that was cut off is a document", 'if (!html.endsWith(END)) return "no end";', ""],
      ["a boundary waits for ever", 'if (OPEN.test(html)) return "an open boundary";', ""],
      ["what is alive is dead", 'if (module === undefined) return "no module for what is alive";', ""],
      ["data that the build did not write are known", " || isMarked(attributes)", ""],
      ["the large module wherever one is alive", "modules.find(", "modules.findLast("],
      ["the router gets what a page no longer has", "value.rscData = Buffer.alloc(0);", ""],
    ],
  ),
  ...mutantsOf(
    `${PLACE}/front-door.mjs`,
    [`${PLACE}/router-parts.test.ts`],
    [
      [
        "the router gets parts of documents",
        "if (asksFlight(request) && showsDocument(target))",
        "if (asksFlight(request) && !showsDocument(target))",
      ],
      ["a drawn document has many forms", "if (showsDocument(request.url)) sayOneForm(response);", ""],
      ["every page has one form", "if (showsDocument(request.url)) sayOneForm", "sayOneForm"],
    ],
  ),
  ...mutantsOf(
    `${PLACE}/kept-pages.mjs`,
    [`${PLACE}/kept-pages.test.ts`],
    [
      ["what changed is shown as it was", "|| !isFresh(entry)", ""],
      [
        "a page is shown however old it is",
        "revalidate !== false && Date.now() >=",
        "revalidate === 0 && Date.now() >=",
      ],
      ["tags that only Next names are forgotten", "isCurrent(entry, entry.answer.tags)", "isCurrent(entry)"],
      ["a form is answered from memory", 'if (method !== "GET" && method !== "HEAD") return false;', ""],
      ["who brings a key gets what is kept", '"authorization", ', ""],
      ["the router's data are a page", '["rsc", ', "["],
      ["drafts are not shown to who may see them", '!headers.cookie?.includes("__prerender_bypass")', "true"],
      ["what is made for one is given to all", '!response.hasHeader("x-nextjs-cache") || ', ""],
      ["what is sent to whom it was given is kept", ' || response.hasHeader("set-cookie")', ""],
      ["the page most asked for is dropped first", "touch(key, entry);", ""],
      ["kept bodies weigh nothing", "weigh(key, entry,", "weigh(key, null,"],
      ["who has a page gets it again", "if (isHeld(request", "if (request.never && isHeld(request"],
    ],
  ),
  ...mutantsOf(
    `${PLACE}/failed-answers.mjs`,
    [`${PLACE}/failed-answers.test.ts`],
    [["a 503 without Retry-After", "if (status === 503 && !response", "if (status === 599 && !response"]],
  ),
];
