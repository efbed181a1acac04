import { formatCountry } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { TableContent, TableRow } from "@/lib/platform/tables/table";
import type { listSessionsForExport, listSpeakersForExport } from "@/lib/programme/queries/export-programme";

interface ProgrammeWords {
  name: string;
  t: Texts<"desk-lists">;
  fields: Texts<"desk-fields">;
  language: string;
  languages: readonly string[];
}

type Sessions = Awaited<ReturnType<typeof listSessionsForExport>>["pages"];
type Session = Sessions extends AsyncGenerator<(infer One)[]> ? One : never;

/** The sessions as a file holds them: a row for each time, one without a time for what has none. */
export function sessionContent(pages: Sessions, words: ProgrammeWords): TableContent {
  const { name, t } = words;
  return {
    name,
    columns: [
      ...(["number", "title", "kind", "theme"] as const).map((key) => t(`file.${key}`)),
      ...(["from", "to"] as const).map((key) => ({ moments: t(`file.${key}`) })),
      ...(["room", "languages", "people", "cancelled"] as const).map((key) => t(`file.${key}`)),
    ],
    async *pages() {
      for await (const sessions of pages) yield sessions.flatMap((session) => rowsOf(session, words));
    },
  };
}

function rowsOf(session: Session, { t, fields, language, languages }: ProgrammeWords): TableRow[] {
  const say = (json: unknown) => localise(json, language, languages)?.text ?? "";
  const slots = session.slots.length > 0 ? session.slots : [null];
  return slots.map((slot) => [
    session.number,
    say(session.title),
    fields(`values.session.${session.kind}`),
    session.theme ? say(session.theme.title) : "",
    slot?.startsAt ?? null,
    slot?.endsAt ?? null,
    slot?.room?.name ?? "",
    session.languages.join(", "),
    namesOf(session.people.map(({ speaker }) => speaker)),
    session.cancelledAt ? t("file.yes") : "",
  ]);
}

/** Each once, parted by what no name has; a comma in the only name is none between two. */
function namesOf(speakers: ReadonlyArray<{ id: string; fullName: string }>): string {
  const each = [...new Map(speakers.map(({ id, fullName }) => [id, fullName])).values()];
  return each.length === 1 && each[0]?.includes(",") ? `${each[0]};` : each.join("; ");
}

/** The people of the programme as a file holds them. */
export function speakerContent(
  pages: Awaited<ReturnType<typeof listSpeakersForExport>>["pages"],
  { name, t, language, languages }: ProgrammeWords,
): TableContent {
  const headings = ["name", "what-they-do", "affiliation", "country", "sessions"] as const;
  return {
    name,
    columns: headings.map((key) => t(`file.${key}`)),
    async *pages() {
      for await (const speakers of pages)
        yield speakers.map((speaker) => [
          speaker.fullName,
          localise(speaker.headline, language, languages)?.text ?? "",
          speaker.affiliation,
          speaker.country ? formatCountry(speaker.country, language) : "",
          [...new Set(speaker.sessions.map(({ session }) => session.number))]
            .sort((one, other) => one - other)
            .join(", "),
        ]);
    },
  };
}
