import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { capitalise, formatList, nameLanguage } from "@/lib/platform/dates/format";
import type { ProgrammeSession } from "@/lib/programme/queries/public-programme";
import { interpretedInto } from "@/lib/programme/rules/interpreted-into";

const codes = (tags: readonly string[]) => tags.map((tag) => tag.toUpperCase()).join(", ");

/**
 * "IT → EN, FR interpreted", then captions and sign language by name; no flags. Codes are for the eye: a screen reader
 * hears one sentence with the languages' names.
 */
export async function SpokenLanguages({ session, locale }: { session: ProgrammeSession; locale: string }) {
  const t = await getTranslations("public.agenda");
  const [first] = session.languages;
  if (!first) return null;
  const named = (tags: readonly string[]) =>
    formatList(
      tags.map((tag) => nameLanguage(tag, locale)),
      locale,
    );
  const { spoken, captions, sign } = interpretedInto(session.interpretations);
  if (session.interpretations.length === 0 && session.languages.length === 1)
    return (
      <span className="tongue">
        {capitalise(t("only", { language: nameLanguage(first, locale) }), locale)}
      </span>
    );
  const said = [
    t("saySpoken", { languages: named(session.languages) }),
    spoken.length > 0 && t("sayInto", { languages: named(spoken) }),
    captions.length > 0 && t("sayCaptions", { languages: named(captions) }),
    sign.length > 0 && t("saySign", { languages: named(sign) }),
  ].filter(Boolean);
  return (
    <>
      <span className="vh">{said.join(", ")}</span>
      <span className="tongue" aria-hidden="true">
        {codes(session.languages)}
        {spoken.length > 0 && (
          <>
            {" "}
            <Icon name="arrow" className="i to" /> {t("interpreted", { languages: codes(spoken) })}
          </>
        )}
      </span>
      {captions.length > 0 && (
        <span className="tongue" aria-hidden="true">
          {t("captions", { languages: codes(captions) })}
        </span>
      )}
      {sign.length > 0 && (
        <span className="tongue" aria-hidden="true">
          {t("sign", { languages: codes(sign) })}
        </span>
      )}
    </>
  );
}
