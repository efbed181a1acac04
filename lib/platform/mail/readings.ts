const DEEPEST = 4;
/** Invisible signs that keep mail programs from making a link of an address, or come along when one is copied. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  commat: "@",
  period: ".",
};

/**
 * Everything that a mail file may say, as one text to search in: as it stands, its folded lines joined, its encoded
 * headers, and each part that travels as quoted-printable or base64 decoded, with the mails inside it. It reads too much
 * rather than too little: what is no mail is no error.
 */
export function readingsOf(file: Buffer, depth = 0): string {
  const raw = file.toString("utf8");
  const plain = joined(raw);
  const readings = [plain, decodeHeaders(plain), decodeQuoted(raw)];
  if (depth < DEEPEST)
    for (const block of raw.matchAll(/(?:^[A-Za-z0-9+/]{2,}={0,2}[ \t]*(?:\r?\n|$))+/gm))
      readings.push(readingsOf(Buffer.from(block[0], "base64"), depth + 1));
  return readings.map(decodeMarks).join("\n");
}

/** Folded lines, in both ways that programs join them. */
const joined = (text: string) =>
  `${text.replace(/\r?\n(?=[ \t])/g, "")}\n${text.replace(/\r?\n[ \t]+/g, "")}`;

/** RFC 2047: words in another encoding, without the blanks between two of them; and %XX of RFC 2231. */
function decodeHeaders(text: string): string {
  return text
    .replace(/(\?=)\s+(?==\?)/g, "$1")
    .replace(/(?:=\?[\w-]+(?:\*[\w-]+)?\?[bBqQ]\?[^?]*\?=)+/g, (words) => {
      const parts = [...words.matchAll(/=\?([\w-]+)(?:\*[\w-]+)?\?([bBqQ])\?([^?]*)\?=/g)];
      const bytes = parts.map(([, , way = "", code = ""]) =>
        /b/i.test(way) ? Buffer.from(code, "base64") : quotedBytes(code.replaceAll("_", " ")),
      );
      return decode(Buffer.concat(bytes), parts[0]?.[1]);
    });
}

const decodeQuoted = (text: string) => decode(quotedBytes(text.replace(/=[ \t]*\r?\n/g, "")), "utf-8");

function quotedBytes(text: string): Buffer {
  const pieces = text.split(/=([0-9A-Fa-f]{2})/);
  return Buffer.concat(pieces.map((piece, at) => Buffer.from(piece, at % 2 ? "hex" : "utf8")));
}

function decode(bytes: Buffer, charset = "utf-8"): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}

/** What HTML, addresses of links and our own marks stand for. */
function decodeMarks(text: string): string {
  const seen = text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(UNSEEN, "");
  const opened = seen.replace(/(?:%[0-9A-Fa-f]{2})+/g, (codes) =>
    Buffer.from(codes.replaceAll("%", ""), "hex").toString("utf8"),
  );
  return opened === seen ? seen : `${seen}\n${opened}`;
}
