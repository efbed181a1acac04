import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type CommandEdition, findEditionForCommand } from "../../lib/interchange/access";
import { applyImport } from "../../lib/interchange/commands/apply-import";
import { createEditionFor, type NewEditionRefusal } from "../../lib/interchange/commands/create-edition-for";
import { previewImport } from "../../lib/interchange/queries/preview-import";
import { readRememberedColumns } from "../../lib/interchange/queries/remembered-columns";
import { personNameKey } from "../../lib/interchange/rules/people-identity";
import { changesNothing } from "../../lib/interchange/rules/plan-import";
import type { PeopleChoices } from "../../lib/interchange/schema/import-plan";
import { isTimeZone } from "../../lib/platform/dates/zones";
import { translator } from "../../lib/platform/i18n/translator";
import { nameKey } from "../../lib/platform/name-key";
import { type AnyReading, readAnyFile, scheduleOf } from "../../lib/schedules/rules/read-any-file";
import { FILE_LIMITS, type ScheduleFile } from "../../lib/schedules/schema/schedule-file";
import { type DayOrder, SESSION_COLUMNS, type TableColumn } from "../../lib/schedules/schema/session-table";
import { type Command, CommandFailure, givenPath, UsageError } from "../convivio/command";
import { describePlan } from "../convivio/describe-plan";

interface TableWords {
  columns: readonly string[];
  order: DayOrder;
  /** Null: the edition is made from the file. */
  scope: CommandEdition | null;
}

interface ReadFile {
  file: ScheduleFile;
  /** Of a table. */
  columns?: TableColumn[];
}

async function readFileOf(word: string, table: TableWords): Promise<ReadFile> {
  const path = givenPath(word);
  const { size } = await stat(path).catch(() => {
    throw new CommandFailure(`There is no file ${path}.`);
  });
  const say = translator("en", "import.file");
  if (size > FILE_LIMITS.bytes)
    throw new CommandFailure(say("too-large", { megabytes: FILE_LIMITS.bytes / 1024 / 1024 }));
  const bytes = await readFile(path);
  const remembered = table.scope ? await readRememberedColumns(table.scope) : {};
  const options = { remembered, order: table.order };
  const guessed = await readAnyFile(bytes, { ...options, targets: null });
  if (!guessed.ok) throw new CommandFailure(say(guessed.reason, guessed.detail));
  const found = guessed.value.table;
  if (!found) return { file: scheduleIn(guessed.value) };
  const targets = givenColumns(table.columns, found.columns);
  const read = await readAnyFile(bytes, { ...options, targets });
  if (!read.ok) throw new CommandFailure(say(read.reason, read.detail));
  const columns = read.value.table?.columns ?? [];
  console.log(columns.map(({ heading, target }) => `${heading}: ${target ?? "not read"}`).join("\n"));
  return { file: scheduleIn(read.value), columns };
}

function scheduleIn(reading: AnyReading): ScheduleFile {
  const { table } = reading;
  if (table && "refusal" in table.read) {
    const said = translator("en", "import.columns-refused")(table.read.refusal, {
      heading: table.read.heading,
    });
    throw new CommandFailure(`${said} See --column.`);
  }
  const file = scheduleOf(reading);
  if (!file) throw new CommandFailure("There is no schedule in this file.");
  return file;
}

/** The targets as they were guessed, but for the headings that somebody says something else of. */
function givenColumns(words: readonly string[], columns: readonly TableColumn[]): string[] {
  const targets: string[] = columns.map(({ target }) => target ?? "");
  for (const word of words) {
    const sign = word.lastIndexOf("=");
    const [heading, target] = [word.slice(0, sign), word.slice(sign + 1)];
    const at = columns.findIndex((column) => nameKey(column.heading) === nameKey(heading));
    if (sign < 1 || at < 0)
      throw new UsageError(`There is no column "${heading || word}". Say --column HEADING=TARGET.`);
    if (target !== "" && !SESSION_COLUMNS.some((one) => one === target))
      throw new UsageError(`"${target}" is nothing that a column may hold: ${SESSION_COLUMNS.join(", ")}.`);
    const before = target === "" ? -1 : targets.indexOf(target);
    if (before >= 0) targets[before] = "";
    targets[at] = target;
  }
  return targets;
}

const OPTIONS = {
  school: { type: "string" },
  edition: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  language: { type: "string" },
  "remove-gone": { type: "boolean", default: false },
  "confirm-removal": { type: "string" },
  same: { type: "string", multiple: true, default: [] as string[] },
  different: { type: "string", multiple: true, default: [] as string[] },
  column: { type: "string", multiple: true, default: [] as string[] },
  "month-first": { type: "boolean", default: false },
  create: { type: "boolean", default: false },
  city: { type: "string" },
  "time-zone": { type: "string" },
} as const;

export const command: Command = {
  name: "import-schedule",
  summary:
    "Imports a schedule (frab XML or JSON, a calendar, a table or a list) into the draft of an edition.",
  usage: `import-schedule FILE --school S --edition E [--dry-run] [OPTIONS]

  FILE             schedule.xml or schedule.json, a calendar (.ics), a workbook (.xlsx), CSV or
                   a list in YAML, told apart by its content
  --school S       the school's address, as in /en/schools/S
  --edition E      the edition's address below it
  --dry-run        only show what would change
  --language TAG   language of the file's texts (default: the edition's first)
  --remove-gone    also delete sessions that an earlier import brought and the file no longer has
  --confirm-removal N
                   with --remove-gone, where that deletes all or most of them: yes, these N sessions
  --same NAME      whoever has this name is one person, --different NAME: different people; both may be repeated. The
                   plan lists whom it took for whom and why
  --column HEADING=TARGET
                   what a column of a table holds; may be repeated. Targets: ${SESSION_COLUMNS.slice(0, 9).join(", ")},
                   ${SESSION_COLUMNS.slice(9).join(", ")}, or nothing (HEADING=) not to read it. It is kept for
                   the next table of the edition
  --month-first    3/4/2027 in a table is the fourth of March
  --create         make the edition when it is not there: unpublished, with the title, days and zone of the file
  --city NAME      for --create: where it takes place
  --time-zone ZONE for --create: instead of the one the file names

What would change is shown first, field by field; then all of it is done at once, or nothing. Events that can't be taken
are listed with their line and the reason, and so is whatever else in the file was not read. Only the draft changes: the
public programme follows at the next release. The same file again changes nothing.`,
  async run(args) {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [word, ...more] = positionals;
    if (word === undefined || more.length > 0) throw new UsageError("Name the one file to import.");
    const { school, edition } = values;
    if (!school || !edition) throw new UsageError("Name the edition: --school S --edition E.");
    const zone = values["time-zone"] ?? null;
    if (zone !== null && !isTimeZone(zone)) throw new UsageError(`"${zone}" is no time zone.`);
    const people = givenPeople(values.same, values.different);
    const scope = await findEditionForCommand(school, edition);
    const order = values["month-first"] ? "month-first" : "day-first";
    const { file, columns } = await readFileOf(word, { columns: values.column, order, scope });
    if (scope)
      return importInto(scope, {
        file,
        ...(columns ? { columns } : {}),
        language: values.language ?? null,
        people,
        deleteGone: values["remove-gone"],
        dryRun: values["dry-run"],
        deletion: givenNumber(values["confirm-removal"]),
      });
    if (!values.create)
      throw new CommandFailure(
        `There is no edition "${edition}" of a school "${school}". --create makes one.`,
      );
    if (values["dry-run"])
      throw new CommandFailure("There is no such edition yet, and --dry-run makes none.");
    if (!values.city) throw new UsageError("Say where the new edition takes place: --city NAME.");
    const language = values.language ?? null;
    const made = await createEditionFor(file, {
      school,
      edition,
      city: values.city,
      timeZone: zone,
      language,
      people,
    });
    if (!made.ok) throw new CommandFailure(`${REFUSALS[made.reason](made.detail ?? {})} Nothing was made.`);
    console.log(describePlan(made.value.plan, made.value.timeZone));
    console.log(`\nMade the edition ${edition} of ${school}, not published yet, with this draft.`);
    return 0;
  },
};

interface Wanted extends ReadFile {
  language: string | null;
  people: PeopleChoices;
  deleteGone: boolean;
  dryRun: boolean;
  deletion: number | null;
}

/** Shows the plan of a file for an edition that is there, and does it. */
async function importInto(scope: CommandEdition, wanted: Wanted): Promise<number> {
  const { file, people, deleteGone, deletion } = wanted;
  const language = wanted.language ?? scope.languages[0] ?? "en";
  if (!scope.languages.includes(language))
    throw new UsageError(`The edition's languages are ${scope.languages.join(", ")}.`);
  const options = { language, deleteGone, people };
  const { plan, hash } = await previewImport(scope, file, options);
  console.log(describePlan(plan, scope.timeZone));
  if (changesNothing(plan)) return 0;
  if (wanted.dryRun) {
    console.log("\nNothing was changed (--dry-run).");
    return 0;
  }
  const { columns } = wanted;
  const agreed = { file, options, hash, deletion, ...(columns ? { columns } : {}) };
  const applied = await applyImport(scope, agreed);
  if (!applied.ok && applied.reason === "deletion-unconfirmed")
    throw new CommandFailure(
      `This would delete ${plan.gone.length} of the ${plan.imported} sessions that earlier imports brought. Nothing was imported. If that is what you want, add --confirm-removal ${plan.gone.length}.`,
    );
  if (!applied.ok)
    throw new CommandFailure(
      "The programme was changed while this ran, so nothing was imported. Look at the plan again.",
    );
  console.log("\nImported into the draft. The public programme changes at the next release.");
  return 0;
}

/** Answers to guesses about people: by a name, or by a key as the plan shows it ("id:7"). */
function givenPeople(same: readonly string[], different: readonly string[]): PeopleChoices {
  const keysOf = (word: string) =>
    /^(id|here):/.test(word) ? [word] : [personNameKey(word), `here:${personNameKey(word)}`];
  const answers = (words: readonly string[], answer: "one" | "apart") =>
    words.flatMap(keysOf).map((key) => [key, answer] as const);
  const both = same.find((word) => different.includes(word));
  if (both !== undefined) throw new UsageError(`"${both}" can't be the same and different.`);
  return Object.fromEntries([...answers(same, "one"), ...answers(different, "apart")]);
}

function givenNumber(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (!/^\d{1,6}$/.test(word)) throw new UsageError("--confirm-removal takes a number of sessions.");
  return Number(word);
}

const REFUSALS: Record<NewEditionRefusal, (detail: Record<string, string | number>) => string> = {
  "no-school": () => "There is no such school. Create it at the desk first.",
  "no-days": () => "The file names no day, so the edition can't be made from it.",
  "no-zone": () => "The file names no known time zone. Say which: --time-zone Europe/Rome.",
  slug: () => "An edition's address has lower-case letters, digits and hyphens only.",
  "no-language": ({ languages }) => `The organisation's languages are ${languages}.`,
  "nothing-taken": ({ refused }) =>
    `None of the ${refused} events in the file can be taken. Import it into an edition that is there with --dry-run to see why.`,
};
