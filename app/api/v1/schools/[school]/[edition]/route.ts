import { readPlaces } from "@/lib/places/queries/count-places";
import { answerRead } from "@/lib/platform/http/json-api";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { requireRegisterForm } from "@/lib/registration/access/draft";
import { EditionNowSchema, tell, toldPhase } from "../../../_answers";
import { toldQuestion } from "../../../_kinds";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** One edition as it is now: phase, places left, categories, and what a registration is asked. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRead(request, async (language) => {
    const { school, edition } = await params;
    const { head, phase, questions, later } = await requireRegisterForm(language, school, edition);
    const places = await readPlaces(head);
    return tell(EditionNowSchema, {
      school: head.schoolSlug,
      slug: head.editionSlug,
      title: head.title.text,
      phase: toldPhase(phase),
      city: head.city,
      country: head.country,
      timeZone: head.timeZone,
      mode: head.mode,
      languages: head.languages,
      days: head.days.map((day) => day.date),
      registrationOpensAt: head.registrationOpensAt,
      registrationClosesAt: head.registrationClosesAt,
      ...places,
      categories: places.categories.map((category) => ({
        ...category,
        name: asLocalised(category.name),
        cost: asLocalised(category.cost),
      })),
      questions: questions.map((question) => toldQuestion(question, language, head.languages)),
      laterQuestions: later.map((question) => toldQuestion(question, language, head.languages)),
    });
  });
}
