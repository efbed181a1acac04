import { serveFile } from "@/lib/files/feeds/serve-file";
import { isDocumentName, serveDocument } from "@/lib/materials/feeds/serve-document";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ hash: string; name: string }> };

/** The bytes of a stored file: a picture in one of its sizes, or a document. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { hash, name } = await params;
  return isDocumentName(name) ? serveDocument(request, hash, name) : serveFile(request, hash, name);
}
