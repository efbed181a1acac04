import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import * as z from "zod/mini";
import { AppError } from "@/lib/platform/errors";
import { type ReadRow, RowTaker, TABLE_LIMITS } from "@/lib/platform/tables/row-taker";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const RowsSchema = z.array(
  z.tuple([
    z.number().check(z.int(), z.minimum(1), z.maximum(1_048_576)),
    z.array(z.string().check(z.maxLength(TABLE_LIMITS.cell))),
  ]),
);

/** Rows as they travel with a page. */
export async function packRows(rows: readonly ReadRow[]): Promise<string> {
  const packed = await pack(JSON.stringify(rows.map(({ line, cells }) => [line, cells])));
  return packed.toString("base64");
}

/**
 * The way back. They come from a browser, so that they are read within the limits of a file.
 * @throws AppError("bad-request")
 */
export async function unpackRows(packed: string): Promise<ReadRow[]> {
  const rows = RowsSchema.safeParse(await readJson(packed));
  if (!rows.success) throw new AppError("bad-request");
  const taken = new RowTaker();
  for (const [line, cells] of rows.data) if (taken.take(line, cells)) throw new AppError("bad-request");
  return taken.rows;
}

async function readJson(packed: string): Promise<unknown> {
  try {
    const bytes = await unpack(Buffer.from(packed, "base64"), { maxOutputLength: TABLE_LIMITS.unpacked });
    if (!isOfRows(bytes)) throw new AppError("bad-request");
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new AppError("bad-request");
  }
}

const OPENING = new Set([..."[{"].map((sign) => sign.charCodeAt(0)));
const COMMA = ",".charCodeAt(0);
/** Two lists a row, and what people write in brackets. */
const MOST_LISTS = TABLE_LIMITS.texts;
/** A cell's own, and what people write. */
const MOST_COMMAS = 2 * TABLE_LIMITS.rows * TABLE_LIMITS.columns;

/** Whether there can be rows of a table in it: some kB unpack to millions of lists, which fill the memory before they are judged. */
function isOfRows(bytes: Buffer): boolean {
  let lists = 0;
  let commas = 0;
  for (const byte of bytes) {
    if (OPENING.has(byte)) lists += 1;
    else if (byte === COMMA) commas += 1;
  }
  return lists <= MOST_LISTS && commas <= MOST_COMMAS;
}
