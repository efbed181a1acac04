import { inflateRawSync } from "node:zlib";
import { parseXml, type XmlElement, XmlText } from "@rgrove/parse-xml";

/** A cell as a spreadsheet understands it: its type, its look's format of numbers, and what it holds. */
export interface ReadCell {
  type: "text" | "number" | "empty";
  format: string;
  value: string;
}

/**
 * The files of an archive by name, read from its end as archives are: a file that breaks off has none.
 * @throws where it has no end, or a sum of its bytes is not the one it names
 */
export function readZip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("The archive has no end");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const files = new Map<string, Buffer>();
  for (let read = 0; read < count; read += 1) {
    const [packed, size, length] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
    ];
    const name = bytes.toString("utf8", at + 46, at + 46 + length);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(from, from + packed));
    if (content.length !== size) throw new Error(`${name} has another length`);
    files.set(name, content);
    at += 46 + length;
  }
  return files;
}

/** The cells of a workbook's one sheet, and the element of the sheet. */
export function readWorkbook(bytes: Buffer): { rows: ReadCell[][]; sheet: XmlElement } {
  const files = readZip(bytes);
  const root = (name: string) => parseXml(files.get(name)?.toString("utf8") ?? "").root as XmlElement;
  const styles = root("xl/styles.xml");
  const codes = new Map(
    all(styles, "numFmt").map((one) => [one.attributes.numFmtId, one.attributes.formatCode]),
  );
  codes.set("49", "@");
  const formats = all(all(styles, "cellXfs")[0], "xf").map(
    (xf) => codes.get(xf.attributes.numFmtId) ?? "General",
  );
  const sheet = root("xl/worksheets/sheet1.xml");
  const rows = all(sheet, "row").map((row) =>
    all(row, "c").map((cell): ReadCell => {
      const format = formats[Number(cell.attributes.s ?? 0)] ?? "";
      const text = all(cell, "t")[0];
      if (cell.attributes.t === "inlineStr") return { type: "text", format, value: unescaped(textOf(text)) };
      const [value] = all(cell, "v");
      return { type: value ? "number" : "empty", format, value: textOf(value) };
    }),
  );
  return { rows, sheet };
}

/** Every element with this name, however deep. */
export function all(within: XmlElement | undefined, name: string): XmlElement[] {
  return (within?.children ?? []).flatMap((child) => {
    if (child.type !== "element") return [];
    const element = child as XmlElement;
    return [...(element.name === name ? [element] : []), ...all(element, name)];
  });
}

const textOf = (element: XmlElement | undefined) =>
  (element?.children ?? []).map((child) => (child instanceof XmlText ? child.text : "")).join("");

/** ISO/IEC 29500-1, 22.9.2.19: _xHHHH_ is the character with this number. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
