import { findPublicSchool } from "@/lib/editions/queries/public-schools";
import { AppError } from "@/lib/platform/errors";
import { answerRead, publicJson } from "@/lib/platform/http/json-api";
import { schoolShape } from "../../_shapes";

export const dynamic = "force-dynamic";

/** One school with its editions. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ school: string }> },
): Promise<Response> {
  return answerRead(request, async (language) => {
    const school = await findPublicSchool(language, (await params).school);
    if (!school) throw new AppError("not-found");
    return publicJson(schoolShape(school), 5);
  });
}
