import { listPublicSchools } from "@/lib/editions/queries/public-schools";
import { answerRead, publicJson } from "@/lib/platform/http/json-api";
import { schoolShape } from "../_shapes";

export const dynamic = "force-dynamic";

/** Every school with a published edition. */
export function GET(request: Request): Promise<Response> {
  return answerRead(request, async (language) => {
    const schools = await listPublicSchools(language);
    return publicJson({ items: schools.map(schoolShape), nextCursor: null }, 5);
  });
}
