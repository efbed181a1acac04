import Papa from "papaparse";
import { nameKey } from "@/lib/platform/name-key";
import { readLength, readLengthCell } from "./pasted-length";
import { type PastedPerson, readPeople, withAffiliations } from "./pasted-people";

/** The most characters of a line, or of the cells of a row. */
export const LONGEST_LINE = 2_000;

/** What a line or a row of cells was read as, before it is judged. */
export interface ReadCells {
  line: number;
  /** All of it, as it is told where it is left. */
  text: string;
  title: string;
  people: PastedPerson[];
  minutes: number | null;
  theme: string;
  /** It says what the columns hold. */
  headings: boolean;
}

type Column = "title" | "people" | "affiliation" | "minutes" | "theme" | "from" | "to";

/** What people write above a column: folded, in five languages. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  title: [
    ...["title", "titel", "titolo", "titre", "titulo", "session", "sessione", "seance", "sesion", "talk"],
    ...["programmpunkt", "veranstaltung", "vortrag", "intervento", "workshop", "what", "was", "topic"],
  ],
  people: [
    ...["speaker", "speakers", "name", "names", "person", "people", "presenter", "who", "wer"],
    ...["referent", "referentin", "referent in", "referentinnen", "referenten", "personen", "sprecher"],
    ...["relatore", "relatrice", "relatori", "persone", "intervenant", "intervenante", "intervenants"],
    ...[
      "intervenant e",
      "intervenant e s",
      "personnes",
      "ponente",
      "ponentes",
      "personas",
      "nome",
      "nom",
      "nombre",
    ],
  ],
  affiliation: [
    ...["cooperative", "organisation", "organization", "affiliation", "coop", "company", "institution"],
    ...["cooperativa", "organizzazione", "ente", "organizacion", "entidad", "structure", "genossenschaft"],
    ...["einrichtung", "firma", "cooperative or organisation"],
  ],
  minutes: [
    ...["minutes", "min", "length", "duration", "minuten", "dauer", "lange", "minuti", "durata", "duree"],
    ...[
      "minutos",
      "duracion",
      "time",
      "times",
      "zeit",
      "uhrzeit",
      "ora",
      "orario",
      "heure",
      "horaire",
      "hora",
      "horario",
    ],
  ],
  theme: ["theme", "themes", "track", "strand", "thema", "tema", "temi", "subject"],
  from: [
    "from",
    "start",
    "begins",
    "begin",
    "beginn",
    "von",
    "inizio",
    "dalle",
    "debut",
    "de",
    "inicio",
    "desde",
  ],
  to: ["to", "end", "ends", "until", "ende", "bis", "fine", "alle", "fin", "a", "hasta"],
};
const KNOWN = new Map(
  (Object.keys(HEADINGS) as Column[]).flatMap((column) =>
    HEADINGS[column].map((word) => [word, column] as const),
  ),
);

/** Whether most lines have cells: tabs, or semicolons that part more than the people of a line. */
export function isTable(lines: readonly string[]): boolean {
  return separatorOf(lines) !== null;
}

function separatorOf(lines: readonly string[]): "\t" | ";" | null {
  const filled = lines.filter((line) => line.trim() !== "");
  const most = (has: (line: string) => boolean) =>
    filled.filter(has).length * 2 >= Math.max(1, filled.length);
  if (most((line) => line.trim().includes("\t"))) return "\t";
  if (!most((line) => line.includes(";"))) return null;
  // A line with dashes says who speaks behind one of them; its semicolons part people, unless headings say otherwise.
  const isHeaded = headingsOf((filled[0] ?? "").split(";")) !== null;
  return isHeaded || !most((line) => /\s[–—|-]\s/.test(line)) ? ";" : null;
}

/** The rows of a table, their columns found by the headings, or else by what stands in them. */
export function readCells(text: string, themes: ReadonlySet<string>): ReadCells[] {
  const separator = separatorOf(text.split("\n")) ?? "\t";
  const rows = parse(text, separator).map((cells) =>
    // What is longer is too long to be a session, and nobody has to look for its end.
    cells.map((cell) =>
      cell
        .replace(/[^\S\n]+/gu, " ")
        .trim()
        .slice(0, LONGEST_LINE + 1),
    ),
  );
  const first = rows.findIndex((cells) => cells.some((cell) => cell !== ""));
  const headed = headingsOf(rows[first] ?? []);
  const body = rows.filter((_, at) => at !== first || !headed);
  const columns = headed ?? guessColumns(body, themes);
  return rows.map((cells, at): ReadCells => {
    const of = (column: Column) =>
      cells.filter((cell, index) => columns[index] === column && cell !== "").join("; ");
    const one = (column: Column) => of(column).replace(/\s+/gu, " ");
    return {
      line: at + 1,
      text: cells.filter(Boolean).join(" · ").replace(/\s+/gu, " "),
      title: one("title"),
      people: withAffiliations(readPeople(of("people")), of("affiliation")),
      minutes: lengthOf(one("minutes"), one("from"), one("to")),
      theme: one("theme"),
      headings: headed !== null && at === first,
    };
  });
}

/** A quotation mark that is not closed is a mark of the text: then nothing is quoted. */
function parse(text: string, delimiter: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  if (!errors.some(({ type }) => type === "Quotes")) return data;
  return text.split("\n").map((line) => line.split(delimiter));
}

function headingsOf(cells: readonly string[]): Array<Column | null> | null {
  const taken = new Set<Column>();
  const columns = cells.map((cell): Column | null => {
    const column = KNOWN.get(nameKey(cell)) ?? null;
    if (column === null || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
  return taken.has("title") && (taken.size > 1 || cells.filter(Boolean).length === 1) ? columns : null;
}

const CLOCK = /^\d{1,2}[:.h][0-5]\d(?:\s*(?:uhr|h))?$/iu;

/** Lengths, times and themes are known by how they look; what is left is title, people, where from and theme, in this order. */
function guessColumns(
  rows: readonly (readonly string[])[],
  themes: ReadonlySet<string>,
): Array<Column | null> {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const filled = Array.from({ length: width }, (_, at) =>
    rows.map((cells) => cells[at] ?? "").filter(Boolean),
  );
  const mostly = (cells: readonly string[], is: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(is).length * 2 > cells.length;
  const looks = filled.map((cells): Column | "number" | "clock" | null => {
    if (cells.length === 0) return "number";
    if (cells.every((cell, at) => cell.replace(/\.$/, "") === String(at + 1)) && cells.length > 1)
      return "number";
    if (mostly(cells, (cell) => CLOCK.test(cell))) return "clock";
    if (
      mostly(
        cells,
        (cell) => readLengthCell(cell) !== null && readLength(cell).rest.replace(/\d+/u, "") === "",
      )
    )
      return "minutes";
    return mostly(cells, (cell) => themes.has(nameKey(cell))) ? "theme" : null;
  });
  const clocks = looks.filter((look) => look === "clock").length;
  const has = (column: Column) => looks.includes(column);
  const queue: Column[] = ["title", "people", "affiliation", ...(has("theme") ? [] : (["theme"] as const))];
  let clock = 0;
  let minutes = 0;
  return looks.map((look) => {
    if (look === "number") return null;
    if (look === "theme") return look;
    // Of two lengths the first counts.
    if (look === "minutes") {
      minutes += 1;
      return minutes === 1 ? look : null;
    }
    if (look === "clock") {
      clock += 1;
      if (clocks === 1) return has("minutes") ? null : "minutes";
      return clock === 1 ? "from" : clock === 2 ? "to" : null;
    }
    return queue.shift() ?? null;
  });
}

function lengthOf(cell: string, from: string, to: string): number | null {
  const own = cell ? (isClock(cell) ? null : readLengthCell(cell)) : null;
  return own ?? (from && to ? readLength(`${from} – ${to}`).minutes : null);
}

/** "14:00" says when something begins; "0:45" how long it is. */
const isClock = (cell: string) => CLOCK.test(cell) && Number.parseInt(cell, 10) >= 8;
