import { AppError } from "@/lib/platform/errors";
import { answerApi, publicJson } from "@/lib/platform/http/json-api";
import { isLocale } from "@/lib/platform/i18n/locales";
import { findPublicSchool } from "@/lib/schools/queries/public-schools";
import { schoolShape } from "../../_shapes";

export const dynamic = "force-dynamic";

/** One school with its editions. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ school: string }> },
): Promise<Response> {
  return answerApi(async () => {
    const lang = new URL(request.url).searchParams.get("lang") ?? "en";
    const school = await findPublicSchool(isLocale(lang) ? lang : "en", (await params).school);
    if (!school) throw new AppError("not-found");
    return publicJson(schoolShape(school), 5);
  });
}
