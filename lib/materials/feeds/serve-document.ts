import "server-only";
import { mayOpen } from "@/lib/files/rules/addresses";
import { hasAlready } from "@/lib/platform/http/feed";
import { storage } from "@/lib/platform/storage/storage";
import { findServedDocument } from "../queries/served-document";
import { DOCUMENT_FORMATS, isDocumentFormat } from "../rules/documents";

const HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
};

const missing = () =>
  new Response("Not found\n", {
    status: 404,
    headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** Whether an address behind `/files/` ends as documents do; pictures end otherwise. */
export const isDocumentName = (name: string): boolean => isDocumentFormat(name.split(".").at(-1) ?? "");

/**
 * The answer to who asks for a document by its address: to be saved, never to be opened in our name. 404 for what is not there,
 * not theirs, or called otherwise. It may be taken away: no copy in between lives longer than its page's hour.
 */
export async function serveDocument(request: Request, hash: string, name: string): Promise<Response> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return missing();
  const document = await findServedDocument(hash);
  if (!document || document.fileName !== name || !isDocumentFormat(document.format ?? "")) return missing();
  const asked = new URL(request.url).searchParams;
  const given = { until: asked.get("until"), key: asked.get("key") };
  if (!document.isPublic && !mayOpen(hash, given, new Date())) return missing();
  if (!(await storage().has(hash))) return missing();
  const headers = {
    ...HEADERS,
    etag: `"${hash}"`,
    "cache-control": document.isPublic ? "public, max-age=3600" : "private, no-store",
  };
  if (hasAlready(request, headers.etag)) return new Response(null, { status: 304, headers });
  const format = document.format as keyof typeof DOCUMENT_FORMATS;
  return new Response(request.method === "HEAD" ? null : bytesOf(hash), {
    headers: {
      ...headers,
      "content-type": DOCUMENT_FORMATS[format],
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
