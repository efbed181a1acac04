import { bodyOf, sendAction } from "@/e2e/authorization/send";
import { cookieOf } from "@/e2e/authorization/world";
import { packRows } from "@/lib/intake/commands/pack-rows";
import { planOf, readIntake } from "@/lib/intake/queries/plan";
import { db } from "@/lib/platform/db/client";
import { readTable } from "@/lib/platform/tables/read-table";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { textRow, workbookOf } from "@/prisma/testing/make-workbook";
import { editionScope } from "@/prisma/testing/scopes";
import type { Outcome } from "./measure-rush";
import { mostMemoryOf } from "./memory";
import type { Site } from "./site";
import { figure, table } from "./table";

const PEOPLE = 10_000;
const FEW = 300;
/** Of the preview and the import together, in ms; and of the web process above what it holds idle, in bytes. */
const MOST_MS = 30_000;
const MOST_MEMORY = 300e6;

/**
 * What it takes to import a workbook of 10,000 people at the desk: the preview, the import, and the same file again.
 * @param quick few people, judged all the same
 */
export async function measureImports(
  site: Site,
  quick: boolean,
  say: (line: string) => void,
): Promise<Outcome> {
  const people = quick ? FEW : PEOPLE;
  say(`  a workbook of ${people} people`);
  const { organisation, school, edition } = await makeOpenEdition({ capacity: people });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  for (const key of ["train", "room", "shirt"]) await makeQuestion(edition, { key });
  const cookie = await cookieOf((await makeMember(organisation)).login);
  const page = `/en/organise/${school.slug}/${edition.slug}/registrations/import`;
  const bytes = workbook(people);
  const rows = await readTable(bytes);
  if (!rows.ok) throw new Error(rows.reason);
  const scope = await editionScope<"import-registrations">(edition);
  const read = await readIntake(scope, rows.value, { targets: null });
  const planned = await planOf(scope, read, { categoryId: category.id, language: "en" });
  if (!planned.ok) throw new Error(planned.reason);
  const column = read.columns.map(({ target }) => target ?? "");
  const form = { school: school.slug, edition: edition.slug, category: category.id, language: "en" };
  const send = async (body: FormData) => {
    const { outcome } = await sendAction("importRegistrationsAction", body, {
      baseURL: site.url,
      cookie,
      page,
    });
    if (outcome !== "done") throw new Error(`An import answered ${outcome}`);
  };
  const showing = () => {
    const body = bodyOf({ ...form, step: "show" });
    body.set("_1_file", new Blob([new Uint8Array(bytes)]), "people.xlsx");
    return send(body);
  };
  const packed = await packRows(rows.value);
  const { hash } = planned.value;
  const pid = site.web()?.pid ?? 0;
  // The first answer compiles and connects; it is not what an import costs.
  await fetch(`${site.url}${page}`, { headers: { cookie } });
  const shown = await mostMemoryOf(pid, showing);
  const moved = await mostMemoryOf(pid, () =>
    send(bodyOf({ ...form, step: "apply", packed, hash, column, shown: column.join(","), tell: "on" })),
  );
  const again = await mostMemoryOf(pid, showing);
  const made = await db().registration.count({ where: { editionId: edition.id, state: "confirmed" } });
  const faults = made === people ? [] : [`${made} registrations of ${people} rows`];
  const ms = shown.ms + moved.ms;
  if (ms > MOST_MS) faults.push(`an import took ${figure(ms)} ms, not at most ${MOST_MS}`);
  const memory = Math.max(shown.memory, moved.memory, again.memory);
  if (memory > MOST_MEMORY)
    faults.push(`an import took ${figure(memory / 1e6)} MB above idle, not at most 300`);
  const line = (name: string, one: typeof shown) => [name, figure(one.ms), figure(one.memory / 1e6)];
  return {
    text: table(
      [`import of ${people}`, "ms", "MB above idle"],
      [line("preview", shown), line("import", moved), line("preview again", again)],
    ),
    faults,
  };
}

function workbook(people: number): Buffer {
  const rows = Array.from({ length: people }, (_, at) =>
    textRow(
      at + 2,
      `Ada Esempio ${at}`,
      `ada-${at}@example.org`,
      "Italia",
      `Coop ${at % 90}`,
      "9.30",
      "12",
      "L",
    ),
  );
  const head = textRow(1, "Name", "E-mail", "Country", "Organisation", "train", "room", "shirt");
  return workbookOf({ rows: [head, ...rows].join("") });
}
