import "server-only";
import { mayOpen } from "@/lib/files/rules/addresses";
import { hasAlready } from "@/lib/platform/http/feed";
import { FILE_HEADERS, givenKey, isHash, noSuchFile } from "@/lib/platform/http/file-answer";
import { storage } from "@/lib/platform/storage/storage";
import { findServedDocument } from "../queries/served-document";
import { DOCUMENT_FORMATS, isDocumentFormat } from "../rules/documents";

/** What is given to be saved: documents, and photos that somebody sent. */
const SAVED: Readonly<Record<string, string>> = {
  ...DOCUMENT_FORMATS,
  jpg: "image/jpeg",
  png: "image/png",
};

/** Whether an address behind `/files/` ends as documents do; pictures end otherwise. */
export const isDocumentName = (name: string): boolean => isDocumentFormat(name.split(".").at(-1) ?? "");

/**
 * The answer to who asks for a document by its address: to be saved, never to be opened in our name. 404 for what is not there,
 * not theirs, or called otherwise. It may be taken away: no copy in between lives longer than its page's hour.
 */
export async function serveDocument(request: Request, hash: string, name: string): Promise<Response> {
  if (!isHash(hash)) return noSuchFile();
  const document = await findServedDocument(hash);
  const type = document?.format ? SAVED[document.format] : undefined;
  if (!document || !type || document.fileName !== name) return noSuchFile();
  if (!document.isPublic && !mayOpen(hash, givenKey(request), new Date())) return noSuchFile();
  if (!(await storage().has(hash))) return noSuchFile();
  const headers = {
    ...FILE_HEADERS,
    etag: `"${hash}"`,
    "cache-control": document.isPublic ? "public, max-age=3600" : "private, no-store",
  };
  if (hasAlready(request, headers.etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : bytesOf(hash), {
    headers: {
      ...headers,
      "content-type": type,
      "content-length": String(document.bytes),
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}

/** The bytes as they are taken: the file is opened by who begins to read, and shut when they leave. */
function bytesOf(hash: string): ReadableStream<Uint8Array> {
  let opened: { chunks: AsyncIterator<Buffer>; close: () => void } | null = null;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!opened) {
          const found = await storage().read(hash);
          if (!found) return controller.error(new Error("A document went while it was sent"));
          const { stream } = found;
          opened = { chunks: stream[Symbol.asyncIterator](), close: () => stream.destroy() };
        }
        const { done, value } = await opened.chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel: () => opened?.close(),
    },
    { highWaterMark: 0 },
  );
}
