"use client";

import { useLocale, useTranslations } from "next-intl";
import type { FieldChange } from "@/lib/interchange/schema/import-plan";
import type { ViewPlacement } from "@/lib/interchange/schema/plan-view";
import { formatShortDate, formatTimeRange } from "@/lib/platform/dates/format";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { findText } from "@/lib/platform/i18n/texts";

interface ImportChangesProps {
  number?: number;
  title?: string;
  changes: readonly FieldChange[];
  moves: ReadonlyArray<{ before: ViewPlacement | null; after: ViewPlacement }>;
  zone: string;
}

/** One record, field by field: what it says now, and what it would say. */
export function ImportChanges({ number, title, changes, moves, zone }: ImportChangesProps) {
  const t = useTranslations("import");
  const site = useTranslations("site");
  const language = useLocale();
  const placement = (one: ViewPlacement) => placementText(one, zone, language, t("no-room"));
  const words = (field: string, value: string) => {
    if (field === "recording" && value !== "") return t("no-recording");
    if (value === "") return t("none");
    return (field === "kind" ? findText(t, `kind.${value}`) : null) ?? value;
  };
  return (
    <>
      {[number, title].filter(Boolean).join(" ")}
      <ul>
        {changes.map(({ field, before, after, language: tag }) => (
          <li key={field}>
            {field === "restored" ? (
              t(`field.${field}`)
            ) : (
              <>
                {asLabel(site, t(`field.${field}`))}{" "}
                <del lang={tag}>
                  <span className="vh">{t("before")} </span>
                  {words(field, before)}
                </del>{" "}
                →{" "}
                <ins lang={tag}>
                  <span className="vh">{t("after")} </span>
                  {words(field, after)}
                </ins>
              </>
            )}
          </li>
        ))}
        {moves.map(({ before, after }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan never changes its order
          <li key={`move-${index}`}>
            {asLabel(site, t("field.place"))} {before ? <del>{placement(before)}</del> : t("not-placed")} →{" "}
            <ins>{placement(after)}</ins>
          </li>
        ))}
      </ul>
    </>
  );
}

/** "3 May, 09:00–10:00, Hall" in the edition's zone. */
export function placementText(
  placement: ViewPlacement,
  zone: string,
  language: string,
  noRoom: string,
): string {
  const start = new Date(placement.start);
  const times = formatTimeRange(start, new Date(placement.end), zone, language);
  return `${formatShortDate(start, zone, language)}, ${times}, ${placement.room || noRoom}`;
}
