import { tellAnswer } from "@/lib/forms/rules/tell-answer";
import { AppError, statusOf } from "@/lib/platform/errors";
import { translator } from "@/lib/platform/i18n/translator";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { findMyFile } from "@/lib/registration/queries/my-file";
import { findMyPage } from "@/lib/registration/queries/my-registration";

/** Everything that is held about a registration, as a file for its person. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; token: string }> },
) {
  const { locale, token } = await params;
  try {
    const scope = await requirePrivateLink(token);
    const page = await findMyPage(locale, scope);
    if (!page) throw new AppError("not-found");
    const { ticket: _secret, id: _id, changed: _told, consents, ...registration } = page.registration;
    const site = translator(locale, "site");
    const reader = {
      language: locale,
      fallback: page.head.languages,
      words: { yes: site("yes"), no: site("no"), wish: site("wish") },
    };
    const file = await findMyFile(scope);
    const body = {
      event: { school: page.head.schoolTitle.text, edition: page.head.title.text, days: page.head.days },
      controller: page.controller,
      registration: {
        ...registration,
        answers: registration.answers.map((answer) => ({
          ...answer,
          told: tellAnswer(answer.value, answer, reader).map(({ text }) => text),
        })),
        ...file,
        // Agreed to is what had a box and was ticked; the rest was told.
        consents: consents.filter((one) => one.agreedAt).map(({ id: _one, givenAt: _shown, ...one }) => one),
        told: consents
          .filter((one) => !one.agreedAt)
          .map(({ kind, text, number, givenAt }) => ({ kind, text, number, toldAt: givenAt })),
      },
    };
    return new Response(`${JSON.stringify(body, null, 2)}\n`, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="registration-${registration.reference}.json"`,
        "cache-control": "private, no-store",
        "x-robots-tag": "noindex",
      },
    });
  } catch (error) {
    // An outage gets the page of outages.
    if (error instanceof AppError && error.code !== "unavailable")
      return new Response(null, { status: statusOf(error.code) });
    throw error;
  }
}
