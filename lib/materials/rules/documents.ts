/** What documents are taken, how they are served, and how they end. */
export const DOCUMENT_FORMATS = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
  odp: "application/vnd.oasis.opendocument.presentation",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  txt: "text/plain; charset=utf-8",
} as const;
export type DocumentFormat = keyof typeof DOCUMENT_FORMATS;

/** Whether a stored word is a format that is served. */
export const isDocumentFormat = (word: string): word is DocumentFormat =>
  Object.hasOwn(DOCUMENT_FORMATS, word);

/** Bytes of a document; slides with pictures have 5 to 15 MB. */
export const LARGEST_DOCUMENT = 20_000_000;

const ARCHIVE = 0x04034b50;
const LISTED = 0x02014b50;
const LIST_END = 0x06054b50;
const MOST_PARTS = 5_000;
const MOST_COMMENT = 0xffff;

/** Parts that run: of Office, of its sheets before those, of OpenDocument in its own language and in others. */
const MACROS = /(^|\/)vbaproject\.bin$|^xl\/macrosheets\/|^(basic|scripts)\//;

/**
 * What a document is by its bytes; its name and what a browser says of it are nobody's word. Null: none of those that are
 * taken. "macros": it would run something on the machine of whoever opens it.
 */
export function documentFormatOf(bytes: Uint8Array): DocumentFormat | "macros" | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString("latin1", 0, 5) === "%PDF-") return "pdf";
  if (buffer.length > 4 && buffer.readUInt32LE(0) === ARCHIVE) return packedFormat(buffer);
  return isText(buffer) ? "txt" : null;
}

function packedFormat(buffer: Buffer): DocumentFormat | "macros" | null {
  const names = partNames(buffer);
  if (!names) return null;
  const has = (name: string) => names.includes(name.toLowerCase());
  if (names.some((name) => MACROS.test(name))) return "macros";
  // ODF 1.3, part 2, 3.3: the kind stands first, as it is, so that it can be read here.
  const kind = /^mimetype(application\/vnd\.oasis\.opendocument\.[a-z]+)/.exec(
    buffer.toString("latin1", 30, 110),
  )?.[1];
  for (const format of ["odt", "odp", "ods"] as const) if (kind === DOCUMENT_FORMATS[format]) return format;
  if (!has("[Content_Types].xml")) return null;
  if (has("word/document.xml")) return "docx";
  if (has("ppt/presentation.xml")) return "pptx";
  return has("xl/workbook.xml") ? "xlsx" : null;
}

/** The names in the list at the end of an archive, in small letters; null where there is no such list. */
function partNames(buffer: Buffer): string[] | null {
  const from = Math.max(0, buffer.length - 22 - MOST_COMMENT);
  for (let at = buffer.length - 22; at >= from; at -= 1) {
    if (buffer.readUInt32LE(at) !== LIST_END) continue;
    const count = buffer.readUInt16LE(at + 10);
    // Nobody writes so many, and what is not read could be anything.
    if (count > MOST_PARTS) return null;
    let place = buffer.readUInt32LE(at + 16);
    const names: string[] = [];
    for (let n = 0; n < count; n += 1) {
      if (place + 46 > buffer.length || buffer.readUInt32LE(place) !== LISTED) return null;
      const length = buffer.readUInt16LE(place + 28);
      names.push(buffer.toString("utf8", place + 46, place + 46 + length).toLowerCase());
      place += 46 + length + buffer.readUInt16LE(place + 30) + buffer.readUInt16LE(place + 32);
    }
    return names;
  }
  return null;
}

/** Readable as UTF-8, and nothing a browser could take for a page. */
function isText(buffer: Buffer): boolean {
  if (buffer.length === 0) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(buffer);
    return (
      !/(?![\t\n\v\f\r])\p{Cc}/u.test(text) && !/^\s*<(?:!doctype|html|\?xml|svg|script|!--)/i.test(text)
    );
  } catch {
    return false;
  }
}

const LONGEST_NAME = 60;

/** What a document is called when it is saved: of its own name the letters and digits, with our ending. */
export function safeName(given: string, format: string, slug: (text: string) => string): string {
  const words =
    given
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.[A-Za-z0-9]{1,5}$/, "") ?? "";
  return `${slug(words).slice(0, LONGEST_NAME).replace(/-+$/, "") || "document"}.${format}`;
}

/** Its title until somebody gives it another: its own name as words. */
export function firstTitle(given: string, clean: (text: string) => boolean): string {
  const words = given
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replace(/[_\s]+/g, " ")
    .normalize("NFC")
    .trim()
    .slice(0, 200);
  return words && clean(words) ? words : "–";
}
