import { listPublicSchools } from "@/lib/editions/queries/public-schools";
import { answerRead } from "@/lib/platform/http/json-api";
import { SchoolsSchema, tell } from "../_answers";
import { schoolShape } from "../_shapes";

export const dynamic = "force-dynamic";

/** Every school with a published edition. */
export function GET(request: Request): Promise<Response> {
  return answerRead(request, async (language) => {
    const schools = await listPublicSchools(language);
    return tell(SchoolsSchema, { items: schools.map(schoolShape), nextCursor: null }, 5);
  });
}
