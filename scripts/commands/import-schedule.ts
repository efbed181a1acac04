import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { findEditionForCommand } from "../../lib/interchange/access";
import { applyImport } from "../../lib/interchange/commands/apply-import";
import { createEditionFor } from "../../lib/interchange/commands/create-edition-for";
import { previewImport } from "../../lib/interchange/queries/preview-import";
import { changesNothing } from "../../lib/interchange/rules/plan-import";
import { readSchedule } from "../../lib/interchange/rules/read-schedule";
import { FILE_LIMITS, type ScheduleFile } from "../../lib/interchange/schema/schedule-file";
import { isTimeZone } from "../../lib/platform/dates/zones";
import { translator } from "../../lib/platform/i18n/translator";
import { type Command, CommandFailure, givenPath, UsageError } from "../convivio/command";
import { describePlan } from "../convivio/describe-plan";

async function readFileOf(word: string): Promise<ScheduleFile> {
  const path = givenPath(word);
  const { size } = await stat(path).catch(() => {
    throw new CommandFailure(`There is no file ${path}.`);
  });
  const say = translator("en", "import.file");
  if (size > FILE_LIMITS.bytes)
    throw new CommandFailure(say("too-large", { megabytes: FILE_LIMITS.bytes / 1024 / 1024 }));
  const file = readSchedule(await readFile(path));
  if (!file.ok) throw new CommandFailure(say(file.reason, file.detail));
  return file.value;
}

export const command: Command = {
  name: "import-schedule",
  summary: "Imports a schedule (frab XML or JSON) into the draft of an edition.",
  usage: `import-schedule FILE --school S --edition E [--dry-run] [OPTIONS]

  FILE             schedule.xml or schedule.json, told apart by its content
  --school S       the school's address, as in /en/schools/S
  --edition E      the edition's address below it
  --dry-run        only show what would change
  --language TAG   language of the file's texts (default: the edition's first)
  --remove-gone    also delete sessions that an earlier import brought and the file no longer has
  --create         make the edition when it is not there: unpublished, with the title, days and zone of the file
  --city NAME      for --create: where it takes place
  --time-zone ZONE for --create: instead of the one the file names

What would change is shown first, field by field; then all of it is done at once, or nothing. Events that can't be taken
are listed with their line and the reason. Only the draft changes: the public programme follows at the next release.
The same file again changes nothing.`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        school: { type: "string" },
        edition: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        language: { type: "string" },
        "remove-gone": { type: "boolean", default: false },
        create: { type: "boolean", default: false },
        city: { type: "string" },
        "time-zone": { type: "string" },
      },
    });
    const [word, ...more] = positionals;
    if (word === undefined || more.length > 0) throw new UsageError("Name the one file to import.");
    const { school, edition, language, city } = values;
    if (!school || !edition) throw new UsageError("Name the edition: --school S --edition E.");
    const zone = values["time-zone"];
    if (zone !== undefined && !isTimeZone(zone)) throw new UsageError(`"${zone}" is no time zone.`);
    const file = await readFileOf(word);
    let scope = await findEditionForCommand(school, edition);
    if (!scope && values.create && values["dry-run"])
      throw new CommandFailure("There is no such edition yet, and --dry-run makes none.");
    if (!scope && values.create) {
      if (!city) throw new UsageError("Say where the new edition takes place: --city NAME.");
      const made = await createEditionFor(file, { school, edition, city, timeZone: zone ?? null });
      if (!made.ok) throw new CommandFailure(REFUSALS[made.reason]);
      console.log(`Made the edition ${edition} of ${school}, not published yet.`);
      scope = await findEditionForCommand(school, edition);
    }
    if (!scope)
      throw new CommandFailure(
        `There is no edition "${edition}" of a school "${school}". --create makes one.`,
      );
    if (language !== undefined && !scope.languages.includes(language))
      throw new UsageError(`The edition's languages are ${scope.languages.join(", ")}.`);
    const options = {
      language: language ?? scope.languages[0] ?? "en",
      removeGone: values["remove-gone"],
    };
    const { plan, hash } = await previewImport(scope, file, options);
    console.log(describePlan(plan, scope.timeZone));
    if (changesNothing(plan)) return 0;
    if (values["dry-run"]) {
      console.log("\nNothing was changed (--dry-run).");
      return 0;
    }
    const applied = await applyImport(scope, { file, options, hash });
    if (!applied.ok)
      throw new CommandFailure(
        "The programme was changed while this ran, so nothing was imported. Look at the plan again.",
      );
    console.log("\nImported into the draft. The public programme changes at the next release.");
    return 0;
  },
};

const REFUSALS = {
  "no-school": "There is no such school. Create it at the desk first.",
  "no-days": "The file names no day, so the edition can't be made from it.",
  "no-zone": "The file names no known time zone. Say which: --time-zone Europe/Rome.",
  slug: "An edition's address has lower-case letters, digits and hyphens only.",
};
