import { LOCALES } from "@/lib/platform/i18n/locales";

export const dynamic = "force-static";

/**
 * Which links of a document a browser may fetch before they are followed (the Speculation-Rules header of kept documents):
 * other documents, once somebody points at one. Never a form, a private page, a file or the API: those count, or are
 * somebody's.
 */
export function GET(): Response {
  const language = `/:language(${LOCALES.join("|")})`;
  const documents = [language, `${language}/practices`, `${language}/practices/*/*`, `${language}/schools/*`];
  const others = ["register", "register/*", "agenda/find", "agenda/index.json"];
  const rule = {
    where: {
      and: [
        { href_matches: documents },
        { not: { href_matches: others.map((path) => `${language}/schools/*/*/${path}`) } },
      ],
    },
    eagerness: "moderate",
  };
  return Response.json(
    { prefetch: [rule] },
    { headers: { "content-type": "application/speculationrules+json" } },
  );
}
