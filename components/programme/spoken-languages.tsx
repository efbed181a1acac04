import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { Icon } from "@/components/ui/icon";
import type { ProgrammeSession } from "@/lib/agenda/queries/public-programme";
import { interpretedInto } from "@/lib/agenda/rules/interpreted-into";
import { spokenWords } from "@/lib/agenda/rules/spoken-words";
import { translator } from "@/lib/platform/i18n/translator";

const codes = (tags: readonly string[]) => tags.map((tag) => tag.toUpperCase()).join(", ");

/**
 * "IT → EN, FR interpreted · Captions: EN", no flags. Codes are for the eye: a screen reader hears one sentence with the
 * languages' names.
 */
export async function SpokenLanguages({ session, locale }: { session: ProgrammeSession; locale: string }) {
  const words = spokenWords(session, translator(locale, "public"), locale);
  if (!words) return null;
  if (session.interpretations.length === 0 && session.languages.length === 1)
    return <span className="spoken-language">{words}</span>;
  const t = await getTranslations("public.agenda");
  const { spoken, captions, sign } = interpretedInto(session.interpretations);
  const more = [
    captions.length > 0 && t("captions", { languages: codes(captions) }),
    sign.length > 0 && t("sign", { languages: codes(sign) }),
  ].filter((part) => part !== false);
  return (
    <>
      <span className="vh">{words}</span>{" "}
      <span className="spoken-language" aria-hidden="true">
        {codes(session.languages)}
        {spoken.length > 0 && (
          <>
            {" "}
            <Icon name="arrow" className="i to" /> {t("interpreted", { languages: codes(spoken) })}
          </>
        )}
        {more.map((part) => (
          <Fragment key={part}>
            {" "}
            <span>· {part}</span>
          </Fragment>
        ))}
      </span>
    </>
  );
}
