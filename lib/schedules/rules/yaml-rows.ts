import { nameKey } from "@/lib/platform/name-key";
import { done, type Result } from "@/lib/platform/result";
import { cellText, type ReadRow, RowTaker, type TableRefusal } from "@/lib/platform/tables/row-taker";
import type { SessionColumn } from "../schema/session-table";
import { KNOWN_HEADINGS } from "./session-headings";
import { readWrittenTime } from "./written-times";
import { parseYaml, type YamlRefusal, type YamlTree } from "./yaml-tree";

type Mapping = Extract<YamlTree, { kind: "mapping" }>;
/** Heading → text, in the order in which the keys came. */
type Entry = ReadonlyMap<string, string>;

const columnOf = (key: string): SessionColumn | undefined => KNOWN_HEADINGS.get(nameKey(key));

/** What is said of several sessions by what they stand under; a title, a text or a link there is its own. */
const SHARED: ReadonlySet<SessionColumn | undefined> = new Set<SessionColumn | undefined>([
  ...(["day", "start", "end", "minutes", "zone", "room", "theme", "kind", "languages"] as const),
]);

/**
 * A list in YAML as the rows of a table, headings first: each mapping with a title in which no other has one is a session.
 * Where and when may be said once for several, by a key of what they stand under, and so may the day as a key itself. Where
 * nothing has a title, each mapping with no mapping in it is a row: its columns can be said.
 * @param text with LF at the ends of lines
 * @returns no rows for what is no list of anything
 */
export function yamlRows(text: string): Result<ReadRow[], YamlRefusal | TableRefusal> {
  const trees = parseYaml(text);
  if (!trees.ok) return trees;
  const titled = trees.value.some(hasTitle);
  const isRow = (tree: Mapping) =>
    titled ? isSession(tree) : tree.pairs.every(([, value]) => !holdsMapping(value));
  const rows: Array<{ line: number; entry: Entry }> = [];
  const walk = (tree: YamlTree, shared: Entry): void => {
    if (tree.kind === "list") for (const item of tree.items) walk(item, shared);
    if (tree.kind !== "mapping") return;
    if (isRow(tree)) {
      const entry = new Map(shared);
      for (const [key, value] of tree.pairs) entry.set(key, told(value));
      rows.push({ line: tree.line, entry });
      return;
    }
    const below = new Map(shared);
    for (const [key, value] of tree.pairs)
      if (value.kind === "text" && SHARED.has(columnOf(key))) below.set(key, cellText(value.text));
    for (const [key, value] of tree.pairs) {
      if (value.kind === "text") continue;
      const day = readWrittenTime(key, "day-first")?.day;
      walk(value, day ? new Map(below).set(DAY, day) : below);
    }
  };
  for (const tree of trees.value) walk(tree, new Map());
  return tableOf(rows);
}

/** The heading of a day that is a key itself. */
const DAY = "day";

/** Headings that mean the same, in two cases for instance, are one column: the first spelling names it. */
function tableOf(rows: ReadonlyArray<{ line: number; entry: Entry }>): Result<ReadRow[], TableRefusal> {
  const headings = new Map<string, string>();
  for (const { entry } of rows)
    for (const key of entry.keys()) if (!headings.has(nameKey(key))) headings.set(nameKey(key), key);
  const taker = new RowTaker();
  const first = rows[0];
  if (!first) return done([]);
  const trouble = taker.take(first.line, [...headings.values()]);
  if (trouble) return trouble;
  for (const { line, entry } of rows) {
    const cells = new Map([...entry].map(([key, value]) => [nameKey(key), value]));
    const tooMuch = taker.take(
      line,
      [...headings.keys()].map((key) => cells.get(key) ?? ""),
    );
    if (tooMuch) return tooMuch;
  }
  return done(taker.rows);
}

/** A text, several as one, people by name with where they come from. */
function told(tree: YamlTree): string {
  if (tree.kind === "text") return cellText(tree.text);
  if (tree.kind === "list")
    return cellText(
      tree.items
        .map(told)
        .filter((text) => text !== "")
        .join("; "),
    );
  const of = (column: SessionColumn) => {
    const value = tree.pairs.find(([key, { kind }]) => kind === "text" && columnOf(key) === column)?.[1];
    return value ? told(value) : "";
  };
  const [name, from] = [of("people"), of("affiliation")];
  if (name !== "") return from === "" ? name : `${name} (${from})`;
  return cellText(
    tree.pairs
      .map(([, value]) => told(value))
      .filter((text) => text !== "")
      .join("; "),
  );
}

/** What people are called in a list of them is no title of a session. */
const parts = ({ pairs }: Mapping): YamlTree[] =>
  pairs.flatMap(([key, value]) => (columnOf(key) === "people" ? [] : [value]));
const hasOwnTitle = ({ pairs }: Mapping): boolean =>
  pairs.some(([key, { kind }]) => kind === "text" && columnOf(key) === "title");
const isSession = (tree: Mapping): boolean => hasOwnTitle(tree) && !parts(tree).some(hasTitle);

function hasTitle(tree: YamlTree): boolean {
  if (tree.kind === "text") return false;
  if (tree.kind === "list") return tree.items.some(hasTitle);
  return hasOwnTitle(tree) || parts(tree).some(hasTitle);
}

function holdsMapping(tree: YamlTree): boolean {
  return tree.kind === "mapping" || (tree.kind === "list" && tree.items.some(holdsMapping));
}
