import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { formatLanguage } from "@/lib/platform/dates/format";
import type { ProgrammeSession } from "@/lib/programme/queries/public-programme";

/** "IT → EN, FR interpreted", in words for screen readers; no flags. */
export async function SpokenLanguages({ session, locale }: { session: ProgrammeSession; locale: string }) {
  const t = await getTranslations("public.agenda");
  if (session.languages.length === 0) return null;
  const spoken = session.languages.map((tag) => tag.toUpperCase()).join(", ");
  if (session.interpretations.length === 0) {
    return (
      <span className="tongue">
        {session.languages.length === 1
          ? t("only", { language: formatLanguage(session.languages[0] as string, locale) })
          : spoken}
      </span>
    );
  }
  const modes = [...new Set(session.interpretations.map((row) => row.mode))];
  const into = modes.map((mode) => {
    const targets = session.interpretations
      .filter((row) => row.mode === mode)
      .map((row) => row.toLanguage.toUpperCase());
    return `${[...new Set(targets)].join(", ")} ${t(`mode.${mode}`)}`;
  });
  return (
    <span className="tongue">
      {spoken} <Icon name="arrow" className="i to" />
      <span className="vh">{t("into")}</span> {into.join(", ")}
    </span>
  );
}
