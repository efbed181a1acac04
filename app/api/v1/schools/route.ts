import { answerApi, publicJson } from "@/lib/platform/http/json-api";
import { isLocale } from "@/lib/platform/i18n/locales";
import { listPublicSchools } from "@/lib/schools/queries/public-schools";
import { schoolShape } from "../_shapes";

export const dynamic = "force-dynamic";

/** Every school with a published edition. */
export function GET(request: Request): Promise<Response> {
  return answerApi(async () => {
    const lang = new URL(request.url).searchParams.get("lang") ?? "en";
    const schools = await listPublicSchools(isLocale(lang) ? lang : "en");
    return publicJson({ items: schools.map(schoolShape), nextCursor: null }, 5);
  });
}
