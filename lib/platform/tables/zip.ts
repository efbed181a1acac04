import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file of an archive; its content is asked for once, when its turn comes. */
export interface ZipEntry {
  name: string;
  content: () => AsyncIterable<Uint8Array>;
}

// APPNOTE.TXT 6.3.10, 4.3 and 4.4: version 2.0; sizes stand behind the content (bit 3), names are UTF-8 (bit 11); deflate.
const VERSION = 20;
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980, where the dates of archives begin: that a file is the same says nothing of when it was made. */
const DATE = 0x0021;
/** From here on an archive would have to be a ZIP64. */
const MOST_BYTES = 0xffff_ffff;

/**
 * An archive, made while it is read: no entry is ever held whole, and nothing is read before somebody takes what there is.
 * Without its end, which lists the entries, an archive is none: one that breaks off can't be taken for whole.
 * @throws what the content of an entry throws, and RangeError at 4 GB
 */
export async function* zipBytes(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const listed: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const path = Buffer.from(name);
    const start = offset;
    const head = fields([0x04034b50, 4], ...MANNER, [0, 4], [0, 4], [0, 4], [path.length, 2], [0, 2]);
    yield Buffer.concat([head, path]);
    let [sum, size, packed] = [0, 0, 0];
    const deflate = createDeflateRaw();
    const fed = pipeline(async function* () {
      for await (const piece of content()) {
        sum = crc32(piece, sum);
        size += piece.length;
        yield piece;
      }
    }, deflate);
    // What it throws comes by the stream that is read here, too.
    fed.catch(() => undefined);
    for await (const piece of deflate) {
      packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
    await fed;
    yield fields([0x08074b50, 4], [sum, 4], [packed, 4], [size, 4]);
    offset += head.length + path.length + packed + 16;
    if (Math.max(offset, size) > MOST_BYTES) throw new RangeError("An archive of more than 4 GB");
    const sizes: Field[] = [
      [sum, 4],
      [packed, 4],
      [size, 4],
      [path.length, 2],
    ];
    const rest: Field[] = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [start, 4],
    ];
    listed.push(fields([0x02014b50, 4], [VERSION, 2], ...MANNER, ...sizes, ...rest), path);
  }
  const list = Buffer.concat(listed);
  const count: Field = [entries.length, 2];
  yield list;
  yield fields([0x06054b50, 4], [0, 2], [0, 2], count, count, [list.length, 4], [offset, 4], [0, 2]);
}

/** A number and its bytes. */
type Field = readonly [value: number, bytes: 2 | 4];
const MANNER: readonly Field[] = [
  [VERSION, 2],
  [FLAGS, 2],
  [DEFLATE, 2],
  [0, 2],
  [DATE, 2],
];

function fields(...list: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(list.reduce((sum, [, bytes]) => sum + bytes, 0));
  list.reduce((at, [value, bytes]) => buffer.writeUIntLE(value, at, bytes), 0);
  return buffer;
}
