import { getTranslations } from "next-intl/server";
import type { FormWords } from "@/components/forms/form-words";
import { SavedNote } from "@/components/ui/saved-note";
import { formatLanguage } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { SpeakerPage } from "@/lib/speakers/queries/my-page";
import type { ReplyAction, SpeakerRefusal } from "./form-words";
import styles from "./speaker-page.module.css";
import { TextsForm } from "./texts-form";

interface OwnTextsProps {
  locale: Locale;
  page: SpeakerPage;
  saved: boolean;
  words: FormWords<SpeakerRefusal>;
  action: ReplyAction;
  hidden: Record<string, string>;
}

/** What the programme says of a speaker, in their own words: they mend it until the last day. */
export async function OwnTexts({ locale, page, saved, words, action, hidden }: OwnTextsProps) {
  const t = await getTranslations("speak");
  const { version, languages, headline, biography, closed } = page.texts;
  const stored = Object.fromEntries(
    languages.flatMap((tag) => [
      [`headline.${tag}`, headline[tag] ?? ""],
      [`biography.${tag}`, biography[tag] ?? ""],
    ]),
  );
  const labelled = (label: string, tag: string) =>
    languages.length > 1 ? `${label}, ${formatLanguage(tag, locale)}` : label;
  return (
    <section className={styles.texts} aria-labelledby="texts">
      <h2 id="texts" className="h3">
        {t("texts.title")}
      </h2>
      {saved && <SavedNote>{t("texts.saved")}</SavedNote>}
      {closed ? (
        <p className="above-3">{t(`texts.closed.${closed}`, { contact: page.contact })}</p>
      ) : (
        <>
          <p className="above-3">{t("texts.intro")}</p>
          <TextsForm
            key={version}
            action={action}
            words={words}
            hidden={{ ...hidden, version: String(version) }}
            idPrefix="texts-"
            stored={stored}
            submit={t("texts.send")}
            hint={t("texts.hint")}
            languages={languages.map((tag) => ({
              tag,
              headline: labelled(t("texts.headline"), tag),
              biography: labelled(t("texts.biography"), tag),
            }))}
          />
        </>
      )}
    </section>
  );
}
