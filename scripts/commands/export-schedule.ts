import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { findEditionForCommand } from "../../lib/interchange/access";
import { commandSchedule } from "../../lib/interchange/feeds/schedule";
import { writeScheduleJson, writeScheduleXml } from "../../lib/schedules/rules/write-schedule";
import { type Command, CommandFailure, givenPath, UsageError } from "../convivio/command";

export const command: Command = {
  name: "export-schedule",
  summary: "Writes the schedule of an edition as frab XML or JSON.",
  usage: `export-schedule FILE --school S --edition E [--draft]

  FILE         ends in .xml or .json
  --school S   the school's address, as in /en/schools/S
  --edition E  the edition's address below it
  --draft      the draft with all its overlaps, instead of the current release

The file is valid against the published schema of frab and c3voc schedules; import-schedule reads it back and changes
nothing.`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        school: { type: "string" },
        edition: { type: "string" },
        draft: { type: "boolean", default: false },
      },
    });
    const [word, ...more] = positionals;
    const { school, edition, draft } = values;
    if (!word || more.length > 0 || !school || !edition)
      throw new UsageError("Name one file, and --school and --edition.");
    const kind = /\.(xml|json)$/.exec(word)?.[1];
    if (!kind) throw new UsageError("The file must end in .xml or .json.");
    const found = await findEditionForCommand(school, edition);
    if (!found) throw new CommandFailure(`There is no edition ${school}/${edition}.`);
    const schedule = await commandSchedule(found, basename(word), draft ? "draft" : "release");
    if (!schedule) throw new CommandFailure("Nothing is released yet. With --draft the draft is written.");
    const path = givenPath(word);
    await writeFile(path, kind === "xml" ? writeScheduleXml(schedule) : writeScheduleJson(schedule));
    console.log(`Wrote ${schedule.events.length} events to ${path}.`);
    return 0;
  },
};
