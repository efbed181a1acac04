import { requireEdition } from "@/lib/access/access";
import { AppError } from "@/lib/platform/errors";
import { findFileForDesk } from "@/lib/registration/queries/answer-files";
import { answered } from "../../../../../_desk/answer";

type Params = { params: Promise<{ school: string; edition: string; file: string }> };

/** A file that somebody sent, for who may read the answer: on to an address that opens for a while. */
export function GET(_request: Request, { params }: Params) {
  return answered(async () => {
    const { school, edition, file } = await params;
    const location = await findFileForDesk(await requireEdition(school, edition, "view-registrations"), file);
    if (location === null) throw new AppError("not-found");
    return new Response(null, { status: 303, headers: { location, "cache-control": "private, no-store" } });
  });
}
