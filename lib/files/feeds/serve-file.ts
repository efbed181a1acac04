import "server-only";
import { buffer } from "node:stream/consumers";
import { hasAlready } from "@/lib/platform/http/feed";
import { FILE_HEADERS, givenKey, isHash, noSuchFile } from "@/lib/platform/http/file-answer";
import { storage } from "@/lib/platform/storage/storage";
import { findServedCopy } from "../queries/served-copy";
import { isFormat, mayOpen, mediaTypeOf, nameOf, ORIGINAL } from "../rules/addresses";
import { DESK_VIEW } from "../rules/places";

const DAY = 86_400;
const YEAR = 31_536_000;

/**
 * The answer to who asks for a stored file by its address: the bytes, 304 when the browser has them, 404 for what is not there,
 * not theirs, or called otherwise. A picture of a person may stay in a browser for a day and in nothing between; of all others
 * the bytes at an address never change.
 */
export async function serveFile(request: Request, hash: string, name: string): Promise<Response> {
  if (!isHash(hash)) return noSuchFile();
  const copy = await findServedCopy(hash);
  if (!copy || copy.cut === ORIGINAL || !isFormat(copy.format) || nameOf(copy) !== name) return noSuchFile();
  const isForAll = copy.isPublic && copy.cut !== DESK_VIEW.name;
  if (!isForAll && !mayOpen(hash, givenKey(request), new Date())) return noSuchFile();
  const headers = {
    ...FILE_HEADERS,
    etag: `"${hash}"`,
    "cache-control": cacheControlOf({ ...copy, isPublic: isForAll }),
    "content-disposition": `inline; filename="${name}"`,
  };
  const isKnown = hasAlready(request, headers.etag);
  // Copies are small: read whole, nothing stays open when nobody takes the body (HEAD, a line that was cut).
  const bytes = isKnown || request.method === "HEAD" ? await hasBytes(hash) : await readBytes(hash);
  if (!bytes) return noSuchFile();
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(bytes === true ? null : new Uint8Array(bytes), {
    headers: {
      ...headers,
      "content-type": mediaTypeOf(copy.format),
      "content-length": String(copy.bytes),
    },
  });
}

const hasBytes = (hash: string): Promise<boolean> => storage().has(hash);

async function readBytes(hash: string): Promise<Buffer | null> {
  const found = await storage().read(hash);
  return found && buffer(found.stream);
}

function cacheControlOf({ isPublic, showsPerson }: { isPublic: boolean; showsPerson: boolean }): string {
  if (!isPublic) return "private, no-store";
  return showsPerson ? `private, max-age=${DAY}` : `public, max-age=${YEAR}, immutable`;
}
