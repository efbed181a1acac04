import { crc32, deflateSync } from "node:zlib";
import { encode } from "uqr";

const QUIET_MODULES = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A QR code as a black and white PNG (level M, with its quiet zone): mail programs show neither SVG nor `data:`.
 * @param scale pixels a module
 */
export function qrImage(text: string, scale = 8): Buffer {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_MODULES });
  const width = size * scale;
  const rows = data.flatMap((modules) => Array<Buffer>(scale).fill(pixelRow(modules, scale)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  // One bit a pixel, greys, no interlacing.
  header[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** One row of pixels behind its filter byte; a set bit is white. */
function pixelRow(modules: readonly boolean[], scale: number): Buffer {
  const width = modules.length * scale;
  const row = Buffer.alloc(1 + Math.ceil(width / 8));
  for (let x = 0; x < width; x += 1) {
    const at = 1 + (x >> 3);
    if (!modules[Math.floor(x / scale)]) row[at] = (row[at] ?? 0) | (0x80 >> (x & 7));
  }
  return row;
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
