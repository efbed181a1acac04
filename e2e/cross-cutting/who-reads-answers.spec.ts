import { hashOf } from "@/lib/files/rules/addresses";
import { fileAnswer } from "@/lib/forms/rules/named-file";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { readZip } from "@/prisma/testing/read-workbook";
import { makePeople } from "../authorization/people";
import { addressOf } from "../authorization/routes";
import { makeWorld, type Somebody, type World } from "../authorization/world";
import { expect, test } from "../fixtures";

/** What is asked: of everybody's eyes at the desk, of those who are trusted, of owners', and something sensitive. */
const ASKED = {
  d: { readers: "desk", sensitive: false },
  t: { readers: "trusted", sensitive: false },
  o: { readers: "owners", sensitive: false },
  s: { readers: "trusted", sensitive: true },
} as const;
type Letter = keyof typeof ASKED;
const LETTERS = Object.keys(ASKED) as Letter[];

const WHO = [
  ...(["visitor", "participant", "door", "viewer", "editor"] as const),
  ...(["editor with the flag", "owner", "other owner", "administrator"] as const),
] satisfies Somebody[];

const DESK = "/[locale]/organise/[school]/[edition]";

/**
 * Who reads the answers to which question where: by hand, and by no rule of the site's. "-": the page does not open, ".": it does
 * and shows none. The columns are those of `WHO`.
 */
const TABLE: Record<string, string> = {
  //                   vis par doo vie edi flag own  oth adm
  "panel               ": "-   -   -   d   d   dts  dtos -   d",
  "panel in its page   ": "-   -   -   d   d   dts  dtos -   d",
  "list                ": "-   -   -   .   .   .    .    -   .",
  "list with columns   ": "-   -   -   d   d   dts  dtos -   d",
  "paper               ": "-   -   -   .   .   .    .    -   .",
  "paper with columns  ": "-   -   -   d   d   dts  dtos -   d",
  "file                ": "-   -   -   -   d   dts  dtos -   -",
  "workbook            ": "-   -   -   -   d   dts  dtos -   -",
  "totals              ": "-   -   -   d   d   dts  dtos -   d",
  "totals as a file    ": "-   -   -   -   d   dts  dtos -   -",
  "answers for somebody": "-   -   -   -   d   dt   dto  -   d",
  "who is to be answered": "-  -   -   -   d   dts  dtos -   d",
  "two records         ": "-   -   -   -   .   .    .    -   .",
  "act on many         ": "-   -   -   -   .   .    .    -   .",
  "overview            ": "-   -   -   .   .   .    .    -   .",
  "builder             ": "-   -   -   .   .   .    .    -   .",
  "form on trial       ": "-   -   -   .   .   .    .    -   .",
  "mails               ": "-   -   -   -   .   .    .    -   .",
  "mails as a file     ": "-   -   -   -   .   .    .    -   -",
  "a mail              ": "-   -   -   -   .   .    .    -   -",
  "words of a mail     ": "-   -   -   -   .   .    .    -   .",
  "a message           ": "-   -   -   -   .   .    .    -   -",
  "history             ": "-   -   -   -   -   -    .    -   .",
  "history as a file   ": "-   -   -   -   -   -    .    -   .",
  "public form         ": ".   .   .   .   .   .    .    .   .",
  "public page         ": ".   .   .   .   .   .    .    .   .",
  "API                 ": ".   .   .   .   .   .    .    .   .",
  "files that were sent": "-   -   -   d   d   dts  dtos -   d",
  "own registrations   ": "-   .   .   .   .   .    .    .   .",
};

/** Where each row of the table is asked for. */
function pagesOf({ world, fields, pending, sent }: Answered): Record<string, string[]> {
  const at = (route: string, query = "") => addressOf(`${DESK}/${route}`, world) + query;
  const columns = LETTERS.map((letter) => `answer:${fields[letter]}`).join(",");
  const asked = LETTERS.map((letter) => fields[letter]);
  const { school, edition } = world;
  const site = `${school.slug}/${edition.slug}`;
  return {
    panel: [at("registrations/list/[registration]")],
    "panel in its page": [at("registrations", `?open=${world.registration.id}`)],
    list: [at("registrations/list")],
    "list with columns": [at("registrations/list", `?columns=${columns}`)],
    paper: [at("print"), at("print", "?as=list")],
    "paper with columns": [at("print", `?as=list&columns=${columns}`)],
    file: [at("registrations/export")],
    workbook: [at("registrations/export", "?format=xlsx")],
    totals: asked.map((question) => at("totals", `?question=${question}&names=yes`)),
    "totals as a file": asked.flatMap((question) =>
      ["", "&format=xlsx"].map((format) => at("totals/export", `?question=${question}${format}`)),
    ),
    "answers for somebody": [at("registrations/answers/[registration]")],
    "who is to be answered": [at("registrations/pending", `?open=${pending.id}`)],
    "two records": [at("registrations/same")],
    "act on many": [at("registrations/bulk"), at("registrations/bulk/[bulk]")],
    overview: [at("overview")],
    builder: [at("form")],
    "form on trial": [at("form/preview")],
    mails: [at("outbox")],
    "mails as a file": [at("outbox/export")],
    "a mail": [at("outbox/message/[message]")],
    "words of a mail": [at("outbox/wording/[template]", `?reader=${world.registration.id}`)],
    "a message": [at("outbox/write/[mailing]", `?reader=${world.registration.id}`)],
    history: [at("audit")],
    "history as a file": [at("audit/export")],
    "public form": [`/en/schools/${site}/register`],
    "public page": [`/en/schools/${site}`],
    API: [`/api/v1/schools/${site}`, `/api/v1/schools/${site}/sessions`, "/api/v1/openapi.json"],
    "own registrations": ["/en/me"],
    "files that were sent": LETTERS.map((letter) =>
      at("registrations/files/[file]").replace(world.sent.id, sent[letter]),
    ),
  };
}

type Answered = Awaited<ReturnType<typeof makeAnswered>>;

/** A world in which two people answered a question of each kind, one of them once more; with the words that say so. */
async function makeAnswered() {
  const world = await makeWorld();
  const { edition, registration } = world;
  const { organisationId } = edition;
  const chosen = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], approval: true });
  const pending = await makeRegistration(edition, chosen, { state: "pending" });
  const words = {} as Record<Letter, string>;
  const fields = {} as Record<Letter, string>;
  const sent = {} as Record<Letter, string>;
  for (const letter of LETTERS) {
    const question = await makeQuestion(edition, { readers: ASKED[letter].readers }, ASKED[letter]);
    fields[letter] = question.fieldId;
    words[letter] = `said ${letter} ${crypto.randomUUID()}`;
    for (const { id: registrationId } of [registration, pending])
      await db().answer.create({
        data: { organisationId, registrationId, fieldVersionId: question.id, value: words[letter] },
      });
    sent[letter] = await sendFile(world, letter);
  }
  return { world, pending, words, fields, sent };
}

/** A file as the answer to one question more of a kind; it has no words of its own. @returns its id */
async function sendFile({ edition, registration }: World, letter: Letter): Promise<string> {
  const { organisationId, id: editionId } = edition;
  const { readers } = ASKED[letter];
  const asked = await makeQuestion(edition, { kind: "file", readers }, ASKED[letter]);
  const file = await db().answerFile.create({
    data: {
      ...{ organisationId, editionId, registrationId: registration.id, fieldId: asked.fieldId },
      ...{ hash: hashOf(asked.id, Buffer.from(letter)), format: "pdf", name: "letter.pdf", bytes: 8 },
    },
  });
  const said = { organisationId, registrationId: registration.id, fieldVersionId: asked.id };
  await db().answer.create({ data: { ...said, value: fileAnswer(file) } });
  return file.id;
}

async function askFor(address: string, baseURL: string | undefined, cookie: string) {
  const headers = { "accept-encoding": "identity", ...(cookie ? { cookie } : {}) };
  const answer = await fetch(new URL(address, baseURL), { headers, redirect: "manual" });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const files = bytes.subarray(0, 2).toString("latin1") === "PK" ? [...readZip(bytes).values()] : [bytes];
  const text = files.map((file) => file.toString("utf8")).join("\n");
  const isFile = answer.status === 303 && answer.headers.get("location")?.startsWith("/files/");
  const isOpen = (isFile || answer.status === 200) && !text.includes("NEXT_HTTP_ERROR_FALLBACK;404");
  return isOpen ? text : null;
}

test("every reader finds on every page, in every file and mail the answers that are for them, and no other", async ({
  baseURL,
}) => {
  test.setTimeout(240_000);
  const made = await makeAnswered();
  const { world, words } = made;
  const people = await makePeople(world, await makeWorld());
  const pages = pagesOf(made);
  const seen: Record<string, string> = {};
  for (const row of Object.keys(TABLE)) {
    const cells: string[] = [];
    for (const who of WHO) {
      const texts = await Promise.all(
        (pages[row.trim()] ?? []).map((address) => askFor(address, baseURL, people[who])),
      );
      const open = texts.filter((text) => text !== null);
      if (row.startsWith("files")) {
        cells.push(LETTERS.filter((_, at) => texts[at] !== null).join("") || "-");
        continue;
      }
      expect(open.length === 0 || open.length === texts.length, `${who} at ${row}`).toBe(true);
      const found = LETTERS.filter((letter) => open.some((text) => text.includes(words[letter])));
      cells.push(texts.length === 0 || open.length === 0 ? "-" : found.join("") || ".");
    }
    seen[row] = cells.join(" ");
  }
  const meant = Object.fromEntries(
    Object.entries(TABLE).map(([row, cells]) => [row, cells.replace(/ +/g, " ")]),
  );
  expect(seen).toEqual(meant);
});

test("behind a private link its person finds all they said, and nobody finds it behind another's or an ended one", async ({
  baseURL,
}) => {
  const { world, words } = await makeAnswered();
  const other = await makeRegistration(world.edition, world.category);
  const link = ({ id }: { id: string }, version: number) => linkToken("private-link", id, version);
  const { linkVersion } = await db().registration.findFirstOrThrow({ where: { id: world.registration.id } });
  const found = async (token: string, page: string) => {
    const text = await askFor(`/en/r/${token}${page}`, baseURL, "");
    return text === null ? "-" : LETTERS.filter((letter) => text.includes(words[letter])).join("") || ".";
  };
  const tokens = [
    link(world.registration, linkVersion),
    link(other, other.linkVersion),
    link(world.registration, linkVersion + 1),
  ];
  const seen: Record<string, string> = {};
  for (const page of ["", "/change", "/data", "/download", "/withdraw", "/erase", "/email"])
    seen[page] = (await Promise.all(tokens.map((token) => found(token, page)))).join(" ");
  expect(seen).toEqual({
    "": ". . -",
    "/change": "dtos . -",
    "/data": "dtos . -",
    "/download": "dtos . -",
    "/withdraw": ". . -",
    "/erase": ". . -",
    "/email": ". . -",
  });
});
