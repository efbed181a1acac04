"use client";

import { useTranslations } from "next-intl";
import { TypedLines } from "@/components/ui/localised";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDayAndTime, formatLanguage } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";

interface PanelConsentsProps {
  consents: RegistrationDetail["consents"];
  languages: readonly string[];
  language: string;
  timeZone: string;
}

/** What somebody agreed to and what they were told, each in the version and the language they had before them. */
export function PanelConsents({ consents, languages, language, timeZone }: PanelConsentsProps) {
  const t = useTranslations("desk-registrations.consents");
  if (consents.length === 0) return null;
  const say = (json: unknown, wanted: string) => {
    const found = localise(json, wanted, languages);
    return found ? (
      <bdi dir="auto" lang={found.lang ?? wanted}>
        <TypedLines text={found.text} />
      </bdi>
    ) : (
      "–"
    );
  };
  const day = (at: string) => formatDayAndTime(new Date(at), timeZone, language);
  return (
    <section>
      <h3 className="above-5">{t("title")}</h3>
      <ul className="plain">
        {consents.map(({ id, text, number, read, at, agreed, withdrawn }) => (
          <li key={id} className="above-3">
            <p>
              <b>{t(withdrawn ? "withdrawn" : agreed ? "agreed" : "told", { date: day(withdrawn ?? at) })}</b>{" "}
              <span className="small muted">
                {t("version", { number, language: formatLanguage(read, language) })}
              </span>
            </p>
            <details className="fold">
              <summary>{t("text")}</summary>
              <p className="small">{say(text, read)}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
