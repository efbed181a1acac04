import { type XmlElement, XmlText } from "@rgrove/parse-xml";
import { inTurns, type Turns } from "@/lib/platform/in-turns";
import { done, type Result, refused } from "@/lib/platform/result";
import { ZipReader } from "./read-zip";
import { cellText, NO_RESULT, type ReadRow, RowTaker, TABLE_LIMITS, type TableRefusal } from "./row-taker";
import { BrokenPart, elementsOf, piecesOf, rootOf } from "./xlsx-pieces";
import { lookOf, type NumberLook, numberText, serialText } from "./xlsx-values";

type Refused = Result<never, TableRefusal>;

/** Thrown from within the reading, and answered by `readXlsx`. */
class Stop extends Error {
  constructor(readonly refusal: Refused) {
    super("A workbook that is not read");
  }
}

/**
 * The rows of a workbook's first sheet that is not hidden (ECMA-376). Formulas give what they last gave, and say so where no
 * program has reckoned them yet; macros, links and pictures are not looked at. Sheets are read row by row: a tree of a whole sheet would be many times its size.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<ReadRow[], TableRefusal>> {
  const archive = ZipReader.open(bytes);
  if (!archive.ok) return archive;
  try {
    return done(await readSheet(archive.value));
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    if (error instanceof BrokenPart) return refused(error.reason);
    throw error;
  }
}

async function readSheet(archive: ZipReader): Promise<ReadRow[]> {
  const take = async (name: string) => {
    const part = await archive.part(name);
    if (!part.ok) throw new Stop(part);
    return part.value;
  };
  const need = async (name: string) => {
    const part = await take(name);
    if (!part) throw new BrokenPart();
    return part;
  };
  const office = relations(await need("_rels/.rels"), "").find(({ type }) => type === "officeDocument");
  // An archive of something else: a text document, a photo album.
  if (!office) throw new Stop(refused("no-table"));
  const slash = office.target.lastIndexOf("/") + 1;
  const folder = office.target.slice(0, slash);
  const workbook = rootOf(await need(office.target));
  const related = relations(await need(`${folder}_rels/${office.target.slice(slash)}.rels`), folder);
  const sheet = sheetOf(workbook, related);
  const partOf = async (kind: string) => {
    const found = related.find(({ type }) => type === kind);
    return found ? take(found.target) : null;
  };
  const strings = await partOf("sharedStrings");
  const styles = await partOf("styles");
  const [settings] = elementsOf(workbook, "workbookPr");
  const known: Known = {
    texts: strings ? await inTurns(readTexts(strings)) : [],
    looks: styles ? readLooks(rootOf(styles)) : [],
    from1904: /^(1|true)$/.test(settings?.attributes.date1904 ?? ""),
  };
  return inTurns(readRows(await need(sheet), known));
}

interface Relation {
  id: string;
  /** The last word of its type, which is the same in the strict and the transitional form. */
  type: string;
  target: string;
}

function relations(part: Buffer, folder: string): Relation[] {
  return elementsOf(rootOf(part), "Relationship").flatMap(({ attributes }) => {
    const { Id = "", Type = "", Target = "", TargetMode } = attributes;
    // What stands elsewhere is never fetched.
    if (TargetMode === "External") return [];
    const target = Target.startsWith("/") ? Target.slice(1) : folder + Target.replace(/^\.\//, "");
    return [{ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target }];
  });
}

/** Where the first sheet that is shown stands. */
function sheetOf(workbook: XmlElement, related: readonly Relation[]): string {
  const [list] = elementsOf(workbook, "sheets");
  for (const { attributes } of list ? elementsOf(list, "sheet") : []) {
    if (attributes.state && attributes.state !== "visible") continue;
    const id = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name) && name !== "id")?.[1];
    const found = related.find((one) => one.id === id && one.type === "worksheet");
    if (found) return found.target;
  }
  throw new Stop(refused("empty"));
}

/** The texts that cells share, in their order. */
function* readTexts(part: Buffer): Turns<string[]> {
  const texts: string[] = [];
  for (const item of piecesOf(part, "si")) {
    if (texts.length >= TABLE_LIMITS.texts) throw new BrokenPart("unpacks-too-large");
    texts.push(textOf(item));
    yield;
  }
  return texts;
}

/** How each style of cells shows numbers, by its place. */
function readLooks(styles: XmlElement): NumberLook[] {
  const [formats] = elementsOf(styles, "numFmts");
  const codes = new Map(
    (formats ? elementsOf(formats, "numFmt") : []).map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? "",
    ]),
  );
  const [cells] = elementsOf(styles, "cellXfs");
  return (cells ? elementsOf(cells, "xf") : []).map(({ attributes }) => {
    const format = Number(attributes.numFmtId ?? 0);
    return lookOf(format, codes.get(format));
  });
}

interface Known {
  texts: readonly string[];
  looks: readonly NumberLook[];
  from1904: boolean;
}

function* readRows(part: Buffer, known: Known): Turns<ReadRow[]> {
  const taken = new RowTaker();
  let line = 0;
  for (const row of piecesOf(part, "row")) {
    line = placeOf(row.attributes.r, line + 1);
    const cells: string[] = [];
    let column = -1;
    for (const cell of elementsOf(row, "c")) {
      column = columnOf(cell.attributes.r, column + 1);
      const text = cellText(shownIn(cell, known));
      if (text === "") continue;
      // Nothing is laid out up to a corner that holds one word: it is refused where it stands.
      if (column >= TABLE_LIMITS.columns) {
        const refusal = new RowTaker().take(line, Object.assign([], { [column]: text }));
        if (refusal) throw new Stop(refusal);
      }
      while (cells.length < column) cells.push("");
      cells[column] = text;
    }
    const refusal = taken.take(line, cells);
    if (refusal) throw new Stop(refusal);
    yield;
  }
  return taken.rows;
}

/** ECMA-376 knows 1,048,576 rows and 16,384 columns; what is missing follows the one before. */
function placeOf(written: string | undefined, next: number): number {
  if (written === undefined) return next;
  const place = Number(written);
  if (!Number.isInteger(place) || place < 1 || place > 1_048_576) throw new BrokenPart();
  return place;
}

function columnOf(reference: string | undefined, next: number): number {
  if (reference === undefined) return next;
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (!letters) throw new BrokenPart();
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column >= 16_384) throw new BrokenPart();
  return column;
}

function shownIn(cell: XmlElement, { texts, looks, from1904 }: Known): string {
  const { t: type = "n", s: style } = cell.attributes;
  if (type === "inlineStr") {
    const [inline] = elementsOf(cell, "is");
    return inline ? textOf(inline) : "";
  }
  const [value] = elementsOf(cell, "v");
  const written = value ? plainText(value) : "";
  // A formula that gave an empty text keeps that as its value; one that no program has reckoned keeps none.
  const isText = value !== undefined && type === "str";
  if (written === "" && !isText && elementsOf(cell, "f").length > 0) return NO_RESULT;
  if (type === "s") return texts[Number(written)] ?? "";
  if (type === "b") return written === "1" ? "true" : "false";
  if (type === "d") return written.replace(/T00:00:00(\.0+)?Z?$/, "");
  // What a formula gave, and errors: "#N/A" says so itself.
  if (type !== "n") return unescaped(written);
  const look = looks[Number(style ?? 0)] ?? "plain";
  const date = look === "date" && written !== "" ? serialText(Number(written), from1904) : null;
  return date ?? numberText(written);
}

/** The words of a text in runs, without how they are pronounced (`rPh`). */
function textOf(item: XmlElement): string {
  const own = elementsOf(item, "t").map(plainText);
  const runs = elementsOf(item, "r").flatMap((run) => elementsOf(run, "t").map(plainText));
  return unescaped([...own, ...runs].join(""));
}

const plainText = (element: XmlElement) =>
  element.children.map((child) => (child instanceof XmlText ? child.text : "")).join("");

/** ECMA-376 part 1, 22.9.2.19: _xHHHH_ is the character with this number. */
const unescaped = (text: string) =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
