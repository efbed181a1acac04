import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { command } from "./commands/import-registrations";

const folder = mkdtempSync(join(tmpdir(), "convivio-intake-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** As people have them: a title, semicolons, Windows-1252, blanks, somebody twice. */
const TABLE = [
  "Iscritti alla scuola;;;",
  "Nome;Cognome;Indirizzo e-mail ;Nazione",
  "Nicolò;Esempio;nicolo@example.org;Italia ",
  "Zoë;Beispiel;zoe at example.org;Germania",
  "Nicolò;Esempio;nicolo@example.org;Italia",
  ";;;",
].join("\r\n");

async function makeDesk() {
  const { ids } = await makeEntrance();
  const { school, slug } = await db().edition.findFirstOrThrow({
    where: { organisationId: ids.organisationId, id: ids.editionId },
    select: { slug: true, school: { select: { slug: true } } },
  });
  const run = async (table: string, ...words: string[]) => {
    const said: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line) => said.push(String(line)));
    const file = join(folder, "people.csv");
    writeFileSync(file, Buffer.from(table, "latin1"));
    const code = await command
      .run([file, "--school", school.slug, "--edition", slug, ...words])
      .catch((error: Error) => error.message);
    return { code, out: said.join("\n") };
  };
  const people = async () =>
    (await db().registration.findMany({ where: ids, orderBy: { fullName: "asc" } })).map(
      ({ fullName, email, country, language, state }) => [fullName, email, country, language, state],
    );
  return { ids, run, people };
}

test("a spreadsheet is shown, imported without its bad row, mended, and changes nothing once more", async () => {
  const { ids, run, people } = await makeDesk();
  const shown = await run(TABLE, "--dry-run");
  expect(shown).toMatchObject({ code: 1 });
  expect(shown.out).toContain("B   Cognome = lastName");
  expect(shown.out).toContain("Row 4, C (Indirizzo e-mail): this is no e-mail address: zoe at example.org");
  expect((await run(TABLE)).code).toContain("Nothing was imported. --good-rows imports the others.");
  expect(await people()).toEqual([]);
  expect(await run(TABLE, "--good-rows", "--language", "it")).toMatchObject({ code: 0 });
  expect(await people()).toEqual([["Nicolò Esempio", "nicolo@example.org", "IT", "it", "confirmed"]]);
  expect(await db().outboxMessage.findMany({ where: ids })).toMatchObject([{ state: "cancelled" }]);
  const mended = TABLE.replace("zoe at example.org", "zoe@example.org");
  expect(await run(mended, "--language", "de", "--tell")).toMatchObject({ code: 0 });
  expect(await people()).toEqual([
    ["Nicolò Esempio", "nicolo@example.org", "IT", "it", "confirmed"],
    ["Zoë Beispiel", "zoe@example.org", "DE", "de", "confirmed"],
  ]);
  expect(await db().outboxMessage.count({ where: { ...ids, state: "queued" } })).toBe(1);
  expect((await run(mended)).out).toContain("There is nothing to do.");
  expect(
    await db().auditEntry.count({ where: { ...ids, actorKind: "command", objectKind: "edition" } }),
  ).toBe(2);
});

test("columns are what one says, and that is kept", async () => {
  const { run, people } = await makeDesk();
  const odd = "Chi;Recapito;Dove\nAda;ada@example.org;IT\n";
  expect((await run(odd)).code).toContain("Say which column holds the name.");
  expect((await run(odd, "--column", "Chi=nobody")).code).toContain(
    '"nobody" is nothing that a column may hold',
  );
  expect((await run(odd, "--column", "Wer=fullName")).code).toContain('There is no column "Wer"');
  const said = ["--column", "Chi=fullName", "--column", "Recapito=email"];
  expect(await run(odd, ...said)).toMatchObject({ code: 0 });
  expect(await run(odd.replaceAll("da;a", "nna;a").replace("ada@", "anna@"))).toMatchObject({ code: 0 });
  expect((await people()).map(([name]) => name)).toEqual(["Ada", "Anna"]);
});
