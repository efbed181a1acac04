import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import styles from "@/components/forms/desk/language-switch.module.css";
import type { EditionScope } from "@/lib/access/access";
import { formatLanguage, nameIsoDay } from "@/lib/platform/dates/format";
import { isIsoDate } from "@/lib/platform/dates/iso-date";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import type { TranslationTask } from "@/lib/translations/queries/translation-gaps";

export interface Gap {
  language: string;
  missing: number;
  outdated: number;
}

/** The language asked for in the address, or the first that lacks something. */
export function chosenGap(gaps: readonly Gap[], asked: string | undefined): Gap | undefined {
  return (
    gaps.find(({ language }) => language === asked) ??
    gaps.find(({ missing, outdated }) => missing + outdated > 0)
  );
}

interface TranslationsProps {
  scope: EditionScope<"view-drafts">;
  gaps: readonly Gap[];
  /** The language whose texts are listed; absent where the edition has one language. */
  chosen: Gap | undefined;
  /** What waits in it. */
  tasks: readonly TranslationTask[];
  base: string;
}

/** What waits for the translator of one language: a line a record, each a link to its form in that language. */
export async function Translations({ scope, gaps, chosen, tasks, base }: TranslationsProps) {
  const [t, site, language] = await Promise.all([
    getTranslations("desk-page"),
    getTranslations("site"),
    getLocale(),
  ]);
  const count = chosen ? chosen.missing + chosen.outdated : 0;
  const listed = tasks.reduce((sum, task) => sum + task.missing.length + task.outdated.length, 0);
  return (
    <section className="section" aria-labelledby="translations">
      <h2 id="translations">{t("part.translations")}</h2>
      <div className={styles["field-languages"]}>
        <ul>
          {gaps.map((gap) => (
            <li key={gap.language}>
              <Link
                href={`${base}/page?part=translations&text=${gap.language}`}
                prefetch={false}
                aria-current={gap === chosen ? "true" : undefined}
              >
                {formatLanguage(gap.language, language)}
                <small className={gap.missing + gap.outdated > 0 ? styles.lacks : undefined}>
                  {gap.missing + gap.outdated > 0
                    ? t("gaps", { missing: gap.missing, outdated: gap.outdated })
                    : t("complete")}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {chosen && tasks.length > 0 ? (
        <DataTable
          look="rows"
          columns={["text", "state"]}
          rows={
            await Promise.all(
              tasks.map(async (task) => ({
                id: `${task.objectKind}-${task.objectId}`,
                cells: {
                  text: (
                    <>
                      <Link
                        className="name"
                        href={recordHref(fieldsOf(task), base, chosen.language)}
                        prefetch={false}
                      >
                        {task.label === null
                          ? findText(t, `kind.${task.objectKind}`)
                          : `${asLabel(site, findText(t, `kind.${task.objectKind}`) ?? "")} ${labelText(task.label, language, scope.languages)}`}
                      </Link>
                      <p>{await fieldNames(task.objectKind, [...task.missing, ...task.outdated])}</p>
                    </>
                  ),
                  state: task.outdated.length > 0 ? <span className="tag">{t("changed")}</span> : null,
                },
              })),
            )
          }
        />
      ) : (
        <p className="above-4">{t("state.translated")}</p>
      )}
      {listed < count ? <p className="above-3 muted">{t("more", { count: count - listed })}</p> : null}
    </section>
  );
}

const fieldsOf = (task: TranslationTask) => ({ ...task, fields: [...task.missing, ...task.outdated] });

/** What a record is called, in a reader's language. */
export function labelText(label: unknown, language: string, languages: readonly string[]): string {
  if (typeof label === "string") return isIsoDate(label) ? nameIsoDay(label, language) : label;
  return localise(label, language, languages)?.text ?? "–";
}

/** The form whose labels name a record's fields. */
const FORMS: Record<string, string> = {
  edition: "edition-texts",
  "edition-day": "day",
  "access-item": "access",
  slot: "break",
  field: "form-question",
};

/** What fields of a record are called in its form. */
export async function fieldNames(objectKind: string, fields: readonly string[]): Promise<string> {
  const t = await fieldTexts(FORMS[objectKind] ?? objectKind);
  const place = await fieldTexts("edition-place");
  const named = (whole: string) => {
    // A field of a row is called as in every row.
    const field = whole.replace(/^rows\.\d+\./, "");
    return t.has(`${field}.label`)
      ? t(`${field}.label`)
      : place.has(`${field}.label`)
        ? place(`${field}.label`)
        : field;
  };
  return [...new Set(fields.map(named))].join(", ");
}

/** Where a record's texts are edited, in the language that lacks them. */
export function recordHref(
  { objectKind, objectId }: { objectKind: string; objectId: string },
  base: string,
  tag: string,
): string {
  const at = (path: string) => `${base}/${path}${path.includes("?") ? "&" : "?"}text=${tag}`;
  switch (objectKind) {
    case "edition":
      return at("page?part=texts");
    case "venue":
      return at(`page?part=venues&open=${objectId}`);
    case "edition-day":
      return at(`page?part=days&open=${objectId}`);
    case "access-item":
      return at(`page?part=access&open=${objectId}`);
    case "section":
      return at(`page?part=sections&open=${objectId}`);
    case "question":
      return at(`page?part=questions&open=${objectId}`);
    case "session":
      return at(`programme/sessions/${objectId}`);
    case "slot":
      return at(`programme/breaks/${objectId}`);
    case "theme":
    case "room":
      return at(`programme/parts?open=${objectId}`);
    case "speaker":
      return at(`speakers?open=${objectId}`);
    case "practice":
      return at(`practices?open=${objectId}`);
    case "file":
      return at(`pictures/${objectId}`);
    case "material":
      return at(`materials?open=${objectId}`);
    case "field":
      return at(`form?open=${objectId}`);
    case "mail-wording":
      return at("outbox/wording");
    case "category":
    case "quota":
      return at(`settings?open=${objectId}`);
    case "school":
      return `${base.slice(0, base.lastIndexOf("/"))}?text=${tag}`;
    default:
      return at("recap");
  }
}
