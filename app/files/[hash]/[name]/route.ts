import { serveFile } from "@/lib/files/feeds/serve-file";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ hash: string; name: string }> };

/** The bytes of a stored file, in one of its sizes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { hash, name } = await params;
  return serveFile(request, hash, name);
}
