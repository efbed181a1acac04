import { findPublicSchool } from "@/lib/editions/queries/public-schools";
import { AppError } from "@/lib/platform/errors";
import { answerRead } from "@/lib/platform/http/json-api";
import { SchoolSchema, tell } from "../../_answers";
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
    return tell(SchoolSchema, schoolShape(school), 5);
  });
}
