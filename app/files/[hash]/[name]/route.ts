import { serveFile } from "@/lib/files/feeds/serve-file";
import { isDocumentName, serveDocument } from "@/lib/materials/feeds/serve-document";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ hash: string; name: string }> };

/** The bytes of a stored file: a picture in one of its sizes, a document, or what somebody sent with their registration. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { hash, name } = await params;
  if (isDocumentName(name)) return serveDocument(request, hash, name);
  const picture = await serveFile(request, hash, name);
  // A photo that somebody sent is called as they called it, and opens by a key alone.
  const isKeyed = new URL(request.url).searchParams.has("key");
  return picture.status === 404 && isKeyed ? serveDocument(request, hash, name) : picture;
}
