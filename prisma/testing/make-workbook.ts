import { deflateRawSync } from "node:zlib";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An archive of these files, written by other code than the product's, sizes as they are. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const path = Buffer.from(name);
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes, { level: 1 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    pieces.push(head, path, packed);
    list.push(entry, path);
    offset += head.length + path.length + packed.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(list.length / 2, 8);
  end.writeUInt16LE(list.length / 2, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listed, end]);
}

/** What a workbook of a test is made of; whatever is left out is as a spreadsheet program writes it. */
export interface WorkbookParts {
  /** What stands in `<sheetData>`. */
  rows: string;
  /** What stands behind it: merged cells, for example. */
  behind?: string;
  /** The shared texts, each the inside of an `<si>`. */
  texts?: readonly string[];
  styles?: string;
  workbookPr?: string;
  sheets?: string;
  /** Parts that replace these or stand beside them. */
  more?: Readonly<Record<string, string>>;
}

/** A workbook of one sheet as a spreadsheet program saves it. */
export function workbookOf({ rows, behind = "", texts = [], styles = "", ...rest }: WorkbookParts): Buffer {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPES}/${kind}" Target="${target}"/>`;
  const relations = (list: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  const items = texts.map((text) => `<si>${text}</si>`).join("");
  const sheets = rest.sheets ?? '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>';
  return zipOf({
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<?xml version="1.0"?><workbook ${MAIN} xmlns:r="${TYPES}">${rest.workbookPr ?? ""}<sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") +
        relation("rId2", "sharedStrings", "sharedStrings.xml") +
        relation("rId3", "styles", "styles.xml") +
        relation("rId4", "worksheet", "worksheets/sheet2.xml"),
    ),
    "xl/worksheets/sheet1.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet ${MAIN}><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${items}</sst>`,
    "xl/styles.xml": `<styleSheet ${MAIN}>${styles}</styleSheet>`,
    ...rest.more,
  });
}

/** A row with texts in its cells. */
export const textRow = (line: number, ...cells: readonly string[]): string =>
  `<row r="${line}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
