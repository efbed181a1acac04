import "server-only";
import * as z from "zod/mini";
import { type EditionScope, requireEdition } from "@/lib/access/access";
import type { Act } from "@/lib/access/policy";
import { askedOnce } from "@/lib/participants/schema/filter";
import { log, logFault } from "@/lib/platform/log";
import { csvBytes } from "@/lib/platform/tables/csv";
import { SEPARATORS, type Separator, type TableContent } from "@/lib/platform/tables/table";
import { xlsxBytes } from "@/lib/platform/tables/xlsx";
import { answered } from "./answer";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Which file an address asks for. Without a word it is CSV with semicolons, as it was before there was a choice. */
const FileSchema = z.object({
  format: z.catch(z._default(z.enum(["csv", "xlsx"]), "csv"), "csv"),
  separator: z.catch(z._default(z.enum(Object.keys(SEPARATORS) as [Separator]), "semicolon"), "semicolon"),
});

interface ListFile {
  scope: EditionScope<Act>;
  /** What the list is called in addresses, in the log and in the name of the file. */
  list: string;
  /** How many rows there are. */
  count: number;
  content: TableContent;
  language: string;
}

/** What a list's own handler says: its rows and how many there are. */
interface Gathered {
  count: number;
  content: TableContent;
}

/** The handler of a list's file: who may `act` takes it away, as its address asks for it. */
export function listRoute<const Given extends Act>(
  act: Given,
  list: string,
  gather: (scope: EditionScope<Given>, asked: Record<string, string>, language: string) => Promise<Gathered>,
) {
  type Params = { params: Promise<{ locale: string; school: string; edition: string }> };
  return (request: Request, { params }: Params) =>
    answered(async () => {
      const { locale: language, school, edition } = await params;
      const scope = await requireEdition(school, edition, act);
      const asked = askedOnce(new URL(request.url).searchParams);
      return tableFile(request, { scope, list, language, ...(await gather(scope, asked, language)) });
    });
}

/**
 * A list as a file, and a line of the log that says who took how much; reading writes nothing. It is made while it leaves, and a
 * file that breaks off ends the connection.
 */
async function tableFile(
  request: Request,
  { scope, list, count, content, language }: ListFile,
): Promise<Response> {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { format, separator } = FileSchema.parse(asked);
  const headers = {
    "content-type": TYPES[format],
    "content-disposition": `attachment; filename="${scope.editionSlug}-${list}.${format}"`,
    "cache-control": "private, no-store",
  };
  // Who asks only for the head takes no file away.
  if (request.method === "HEAD") return new Response(null, { headers });
  const who = { edition: scope.editionId, login: scope.actor.id };
  log.info({ ...who, rows: count, format }, `${list} exported`);
  const { timeZone } = scope;
  const bytes =
    format === "xlsx" ? xlsxBytes(content, timeZone) : csvBytes(content, separator, { language, timeZone });
  return new Response(streamOf(bytes), { headers });
}

/** Bytes as they are asked for: who reads slowly or goes away holds nothing up. */
function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        logFault(error, "desk");
        controller.error(error);
      }
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}
