import { requireEdition } from "@/lib/access/access";
import { readAsked } from "@/lib/participants/queries/asked";
import { listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { answered, privateJson } from "../../../../_desk/answer";

/** The rows behind the table, as its address asks for them. */
export function GET(request: Request, { params }: { params: Promise<{ school: string; edition: string }> }) {
  return answered(async () => {
    const { school, edition } = await params;
    const scope = await requireEdition(school, edition, "view-registrations");
    const asked = await readAsked(scope, new URL(request.url).searchParams);
    return privateJson(await listRegistrationsForDesk(scope, RegistrationFilterSchema.parse(asked)));
  });
}
