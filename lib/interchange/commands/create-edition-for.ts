import "server-only";
import * as z from "zod/mini";
import { findSchoolForRole } from "@/lib/access/queries";
import { consecutiveDays } from "@/lib/editions/rules/phases";
import { dateColumn, isIsoDate, isoDate, isTimeZone } from "@/lib/platform/dates/zones";
import { reading, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { SlugSchema } from "@/lib/platform/text";
import { cleanLine } from "@/lib/schedules/rules/clean-text";
import type { ScheduleFile } from "@/lib/schedules/schema/schedule-file";
import { addEdition } from "@/lib/setup/commands/create-edition";
import { BY_COMMAND, type CommandEdition } from "../access";
import { planImport } from "../rules/plan-import";
import type { CurrentProgramme } from "../schema/current-programme";
import type { ImportPlan, PeopleChoices } from "../schema/import-plan";
import { writeImport } from "./apply-import";

const DAY_MS = 86_400_000;
const MOST_DAYS = 60;

export type NewEditionRefusal =
  | "no-school"
  | "no-days"
  | "no-zone"
  | "slug"
  | "no-language"
  | "nothing-taken";

interface NewEdition {
  school: string;
  edition: string;
  city: string;
  timeZone: string | null;
  /** Of the file's texts; null: the first of the organisation's. */
  language: string | null;
  people: PeopleChoices;
}

/**
 * Makes the edition a file is for, unpublished: its title, its days from the first to the last event, its zone; and
 * imports the file, both or nothing. For the command line only.
 */
export async function createEditionFor(
  file: ScheduleFile,
  wanted: NewEdition,
): Promise<Result<{ plan: ImportPlan; timeZone: string }, NewEditionRefusal>> {
  const school = await findSchoolForRole(wanted.school);
  if (!school) return refused("no-school");
  if (!z.safeParse(SlugSchema, wanted.edition).success) return refused("slug");
  const timeZone = wanted.timeZone ?? file.timeZone;
  if (timeZone === null || !isTimeZone(timeZone)) return refused("no-zone");
  const days = daysOf(file, timeZone);
  const [firstDay] = days;
  if (firstDay === undefined) return refused("no-days");
  const length =
    (dateColumn(days.at(-1) ?? firstDay).getTime() - dateColumn(firstDay).getTime()) / DAY_MS + 1;
  const { privacyContact } = await reading((reader) =>
    reader.organisation.findUniqueOrThrow({
      where: { id: school.organisationId },
      select: { privacyContact: true },
    }),
  );
  const [language = "en"] = school.languages;
  if (wanted.language !== null && !school.languages.includes(wanted.language))
    return refused("no-language", { languages: school.languages.join(", ") });
  // What an edition holds that was just made, so that it is planned here: others wait for the writing only.
  const current: CurrentProgramme = {
    ...emptyEdition(timeZone),
    languages: [...school.languages],
    days: consecutiveDays(firstDay, Math.min(length, MOST_DAYS)).map(isoDate),
  };
  const options = { language: wanted.language ?? language, deleteGone: false, people: wanted.people };
  const plan = planImport(file, current, options);
  if (plan.counts.taken === 0) return refused("nothing-taken", { refused: plan.counts.refused });
  return transaction(async (tx) => {
    const made = await addEdition(
      tx,
      { ...school, actor: BY_COMMAND },
      {
        slug: wanted.edition,
        title: { [language]: cleanLine(file.title).slice(0, 160) || wanted.city },
        city: cleanLine(wanted.city).slice(0, 120),
        firstDay,
        days: Math.min(length, MOST_DAYS),
        timeZone,
        capacity: null,
        contactEmail: privacyContact,
      },
      null,
    );
    const scope = { ...school, ...made, timeZone, actor: BY_COMMAND } as CommandEdition;
    await writeImport(tx, scope, plan, current);
    return done({ plan, timeZone });
  });
}

function emptyEdition(timeZone: string): CurrentProgramme {
  return { timeZone, languages: [], days: [], rooms: [], themes: [], speakers: [], sessions: [] };
}

/** The days on which something happens; what the file calls days only where nothing does. */
function daysOf(file: ScheduleFile, timeZone: string): string[] {
  const { newDays } = planImport(file, emptyEdition(timeZone), { language: "en", deleteGone: false });
  return newDays.length > 0
    ? newDays
    : file.days
        .map((day) => day.slice(0, 10))
        .filter(isIsoDate)
        .sort();
}
