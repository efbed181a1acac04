import { readPlaces } from "@/lib/places/queries/count-places";
import { answerRead, publicJson } from "@/lib/platform/http/json-api";
import { requireRegisterForm } from "@/lib/registration/access/draft";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** One edition as it is now: phase, places left, categories. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRead(request, async (language) => {
    const { school, edition } = await params;
    const { head, phase } = await requireRegisterForm(language, school, edition);
    const places = await readPlaces(head);
    return publicJson({
      school: head.schoolSlug,
      slug: head.editionSlug,
      title: head.title.text,
      phase,
      city: head.city,
      country: head.country,
      timeZone: head.timeZone,
      mode: head.mode,
      languages: head.languages,
      days: head.days.map((day) => day.date),
      registrationOpensAt: head.registrationOpensAt,
      registrationClosesAt: head.registrationClosesAt,
      ...places,
    });
  });
}
