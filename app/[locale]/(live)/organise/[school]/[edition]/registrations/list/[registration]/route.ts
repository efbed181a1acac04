import { requireEdition } from "@/lib/access/access";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { AppError } from "@/lib/platform/errors";
import { answered, privateJson } from "../../../../../_desk/answer";

type Params = { params: Promise<{ school: string; edition: string; registration: string }> };

/** One registration for the side panel. */
export function GET(_request: Request, { params }: Params) {
  return answered(async () => {
    const { school, edition, registration } = await params;
    const scope = await requireEdition(school, edition, "view-registrations");
    const found = await findRegistrationForDesk(scope, registration);
    if (!found) throw new AppError("not-found");
    return privateJson(found);
  });
}
