import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { answerFeed } from "@/lib/platform/http/feed";

export const dynamic = "force-dynamic";

let built: Promise<string | null> | null = null;

/** The worker that opens kept pages without a network; in development there is none. */
export async function GET(request: Request): Promise<Response> {
  built ??= readFile(join(process.cwd(), ".next/worker.js"), "utf8").catch(() => null);
  return answerFeed(request, await built, "text/javascript; charset=utf-8");
}
