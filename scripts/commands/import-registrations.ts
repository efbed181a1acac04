import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { importRegistrations } from "../../lib/intake/commands/import-registrations";
import { planOf, readIntake } from "../../lib/intake/queries/plan";
import { targetsOf } from "../../lib/intake/rules/columns";
import { categoryOf, type IntakeOffer } from "../../lib/intake/rules/offer";
import { doesNothing, type Others } from "../../lib/intake/rules/plan-intake";
import { fold } from "../../lib/intake/rules/words";
import type { TableColumn } from "../../lib/intake/schema/intake-plan";
import type { DayOrder } from "../../lib/intake/schema/intake-request";
import { type CommandEdition, findEditionForCommand } from "../../lib/interchange/access";
import { isLocale, LOCALES } from "../../lib/platform/i18n/locales";
import { translator } from "../../lib/platform/i18n/translator";
import { readTable } from "../../lib/platform/tables/read-table";
import type { ReadRow } from "../../lib/platform/tables/row-taker";
import { type Command, CommandFailure, givenPath, UsageError } from "../convivio/command";
import { describeColumns, describeIntake } from "../convivio/describe-intake";

const say = translator("en", "intake");
/** Of a file; more than 20,000 people fill. */
const MOST_BYTES = 20 * 1024 * 1024;

const OPTIONS = {
  school: { type: "string" },
  edition: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  column: { type: "string", multiple: true, default: [] as string[] },
  "month-first": { type: "boolean", default: false },
  "day-first": { type: "boolean", default: false },
  category: { type: "string" },
  language: { type: "string" },
  tell: { type: "boolean", default: false },
  "good-rows": { type: "boolean", default: false },
  other: { type: "string", multiple: true, default: [] as string[] },
} as const;

export const command: Command = {
  name: "import-registrations",
  summary: "Imports registrations from a spreadsheet (.xlsx or CSV).",
  usage: `import-registrations FILE --school S --edition E [--dry-run] [OPTIONS]

  FILE             a workbook (.xlsx) or CSV, told apart by its content; the first sheet is read
  --school S       the school's address, as in /en/schools/S
  --edition E      the edition's address below it
  --dry-run        only show what would change
  --column HEADING=TARGET
                   what a column holds; may be repeated. Targets: fullName, firstName, lastName, email, affiliation,
                   country, language, category, mode, answer.KEY for a question, or nothing (HEADING=) not to read it.
                   It is kept for the next spreadsheet of the edition
  --day-first, --month-first
                   how days like 3/4/2027 are written, where no other day of their column tells
  --category C     category of rows that name none: its address, or its name in any language
  --language TAG   language for messages of rows that name none (default: the edition's first)
  --tell           write to the new people: the confirmation with the private link, or the waiting list
  --good-rows      import the other rows though some are wrong
  --other LINE     the person of this row is another one than whoever may be meant on the list; may be repeated,
                   or "all". Without it they are left out

What would change is shown first; then all of it is done at once, or nothing. Somebody is known by e-mail and name: who is
registered is changed where the row says otherwise, and who withdrew stays so. Answers about diet and access are never
imported: nobody consents for somebody else. The same file again changes nothing.`,
  async run(args) {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [word, ...more] = positionals;
    if (word === undefined || more.length > 0) throw new UsageError("Name the one file to import.");
    const { school, edition } = values;
    if (!school || !edition) throw new UsageError("Name the edition: --school S --edition E.");
    const rows = await readFileOf(word);
    const scope = await findEditionForCommand(school, edition);
    if (!scope) throw new CommandFailure(`There is no edition "${edition}" of a school "${school}".`);
    return importInto(scope, rows, values);
  },
};

interface Wanted {
  column: readonly string[];
  category?: string | undefined;
  language?: string | undefined;
  tell: boolean;
  "good-rows": boolean;
  other: readonly string[];
  "dry-run": boolean;
  "month-first": boolean;
  "day-first": boolean;
}

async function readFileOf(word: string): Promise<ReadRow[]> {
  const path = givenPath(word);
  const { size } = await stat(path).catch(() => {
    throw new CommandFailure(`There is no file ${path}.`);
  });
  if (size > MOST_BYTES)
    throw new CommandFailure(say("file.too-large", { megabytes: MOST_BYTES / 1024 / 1024 }));
  const rows = await readTable(await readFile(path));
  if (!rows.ok) throw new CommandFailure(say(`file.${rows.reason}`, rows.detail));
  return rows.value;
}

/** Shows what a table would do, and does it. */
async function importInto(scope: CommandEdition, rows: readonly ReadRow[], wanted: Wanted): Promise<number> {
  const guessed = await readIntake(scope, rows, { targets: null });
  const targets = givenColumns(wanted.column, guessed.columns, guessed.offer);
  const read = await readIntake(scope, rows, { targets });
  const planned = await planOf(scope, read, {
    categoryId: givenCategory(wanted.category, guessed.offer),
    language: givenLanguage(wanted.language, scope),
    days: givenDays(wanted),
  });
  if (!planned.ok) {
    console.log(describeColumns(read.columns).join("\n"));
    throw new CommandFailure(`${say(`file.${planned.reason}`, planned.detail)} See --column.`);
  }
  console.log(describeIntake(planned.value));
  const { plan } = planned.value;
  if (wanted["dry-run"]) {
    console.log("\nNothing was changed (--dry-run).");
    return plan.wrongRows > 0 ? 1 : 0;
  }
  const { tell, "good-rows": goodRows } = wanted;
  const others = givenOthers(wanted.other);
  const imported = await importRegistrations(scope, planned.value, { tell, goodRows, others });
  if (!imported.ok) {
    const hint = imported.reason === "wrong-rows" ? " --good-rows imports the others." : "";
    throw new CommandFailure(`${say(`refused.${imported.reason}`, imported.detail)}${hint}`);
  }
  console.log(
    `\n${doesNothing(plan) && plan.wrongRows === 0 ? say("nothing") : say("done", { ...imported.value })}`,
  );
  return 0;
}

function givenDays(wanted: Wanted): DayOrder | null {
  if (wanted["day-first"] && wanted["month-first"])
    throw new UsageError("Say --day-first or --month-first, not both.");
  if (wanted["day-first"]) return "day-first";
  return wanted["month-first"] ? "month-first" : null;
}

/** The targets as they were guessed, but for the headings that somebody says something else of. */
function givenColumns(
  words: readonly string[],
  columns: readonly TableColumn[],
  offer: IntakeOffer,
): string[] {
  const targets: string[] = columns.map(({ target }) => target ?? "");
  for (const word of words) {
    const sign = word.lastIndexOf("=");
    const [heading, target] = [word.slice(0, sign), word.slice(sign + 1)];
    const at = columns.findIndex((column) => fold(column.heading) === fold(heading));
    if (sign < 1 || at < 0)
      throw new UsageError(`There is no column "${heading || word}". Say --column HEADING=TARGET.`);
    if (target !== "" && !targetsOf(offer).some((one) => one === target))
      throw new UsageError(`"${target}" is nothing that a column may hold: ${targetsOf(offer).join(", ")}.`);
    const before = target === "" ? -1 : targets.indexOf(target);
    if (before >= 0) targets[before] = "";
    targets[at] = target;
  }
  return targets;
}

/** The rows whose people are other ones than those who may be meant. */
function givenOthers(words: readonly string[]): Others {
  if (words.includes("all")) return "all";
  const lines = words.map(Number);
  if (!lines.every((line) => Number.isInteger(line) && line > 0))
    throw new UsageError('Say the number of a row, or "all": --other LINE.');
  return new Set(lines);
}

/** Where there is one category only, it is meant. */
function givenCategory(word: string | undefined, offer: IntakeOffer): string | null {
  const [only, second] = offer.categories;
  if (word === undefined) return only && !second ? only.id : null;
  const found = categoryOf(offer, word);
  if (!found) throw new UsageError(`There is no open category "${word}", or there are several.`);
  return found;
}

function givenLanguage(word: string | undefined, { languages }: CommandEdition): string {
  if (word !== undefined && !isLocale(word)) throw new UsageError(`The languages are ${LOCALES.join(", ")}.`);
  return word ?? languages.find(isLocale) ?? "en";
}
