import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Localised } from "@/components/ui/localised";
import type { SchoolScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { nameLanguage } from "@/lib/platform/dates/format";
import type { FieldError } from "@/lib/platform/form-data";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import type { PartCounts, proposeNext } from "@/lib/setup/queries/next-source";
import { FIRST_TICKED, PARTS, type Part, PERSONAL } from "@/lib/setup/rules/parts";
import { PartCount } from "./part-count";

type Proposal = Awaited<ReturnType<typeof proposeNext>>;
interface NextChoiceProps extends Proposal {
  scope: SchoolScope;
  /** What was chosen before, as the address has it. */
  asked: Record<string, string | string[] | undefined>;
  errors: readonly FieldError[];
}

/** What the next edition is called, where and when it is, and what comes along: filled with what is proposed. */
export async function NextChoice(props: NextChoiceProps) {
  const { scope, source, proposed, counts, asked, errors } = props;
  const [t, wrong, language] = await Promise.all([
    getTranslations("next-edition"),
    getTranslations("field-errors"),
    getLocale(),
  ]);
  const typed = (name: string, otherwise: string) => [asked[name] ?? otherwise].flat()[0] ?? "";
  const errorOf = (name: string) => {
    const code = errors.find(({ field }) => field === name || field.startsWith(`${name}.`))?.code;
    return code === undefined ? null : (findText(wrong, code) ?? wrong("invalid"));
  };
  const ticked = "look" in asked ? [asked.part ?? []].flat() : FIRST_TICKED;
  const [first = language, ...others] = source.languages;
  const nameOf = (tag: string) => typed(`title.${tag}`, proposed.title[tag] ?? "");
  const tick = (part: Part) => (
    <label key={part} className="choice">
      <input type="checkbox" name="part" value={part} defaultChecked={ticked.includes(part)} />
      <span>{t(`part.${part}`)}</span>
      <small>
        <PartCount part={part} counts={counts} t={t} />
      </small>
    </label>
  );
  const offered = PARTS.filter((part) => part !== "team" || may(scope, "manage-team")).filter((part) =>
    isThere(part, counts),
  );
  return (
    <>
      <p>
        <Link href={`/${language}/organise/${scope.schoolSlug}/${source.slug}/overview`} prefetch={false}>
          <Localised text={localise(source.title, language, source.languages)} />
        </Link>
      </p>
      <h1 className="above-3">{t("title")}</h1>
      <p>
        {t.rich("lead", {
          edition: () => <Localised text={localise(source.title, language, source.languages)} />,
        })}
      </p>
      <form className="above-5" method="get">
        <input type="hidden" name="from" value={source.slug} />
        <input type="hidden" name="look" value="on" />
        {errors.length > 0 ? (
          <p className="said said--no" role="alert">
            {t("missing")}
          </p>
        ) : null}
        <fieldset>
          <legend>
            <h2>{t("what")}</h2>
          </legend>
          <Asked
            name={`title.${first}`}
            label={others.length > 0 ? t("name-in", { language: nameLanguage(first, language) }) : t("name")}
            value={nameOf(first)}
            error={errorOf("title")}
            lang={first}
          />
          {others.length > 0 ? (
            <details className="fold">
              <summary>{t("other-names")}</summary>
              {others.map((tag) => (
                <Asked
                  key={tag}
                  name={`title.${tag}`}
                  label={t("name-in", { language: nameLanguage(tag, language) })}
                  value={nameOf(tag)}
                  error={null}
                  lang={tag}
                />
              ))}
            </details>
          ) : null}
          <Asked
            name="city"
            label={t("city")}
            hint={t("city-hint")}
            value={typed("city", proposed.city)}
            error={errorOf("city")}
          />
          <Asked
            name="firstDay"
            type="date"
            label={t("first-day")}
            hint={t("first-day-hint")}
            value={typed("firstDay", proposed.firstDay)}
            error={errorOf("firstDay")}
          />
        </fieldset>
        <fieldset className="above-5">
          <legend>
            <h2>{t("parts")}</h2>
          </legend>
          {offered.filter((part) => !PERSONAL.includes(part)).map(tick)}
        </fieldset>
        <fieldset className="above-5">
          <legend>
            <h2>{t("personal")}</h2>
          </legend>
          <p className="hint">{t("personal-hint")}</p>
          {offered.filter((part) => PERSONAL.includes(part)).map(tick)}
        </fieldset>
        <p className="above-5">
          <button type="submit" className="btn">
            <span>{t("look")}</span>
            <Icon name="arrow" />
          </button>
        </p>
      </form>
    </>
  );
}

/** What an edition has none of is not offered. */
function isThere(part: Part, counts: PartCounts): boolean {
  const of = counts[part as keyof PartCounts];
  return !of || !("count" in of) || of.count > 0;
}

interface AskedProps {
  name: string;
  label: ReactNode;
  hint?: string;
  value: string;
  error: string | null;
  type?: "text" | "date";
  lang?: string;
}

/** A field of a form that is sent by its address: it works without scripts, and so does the way back. */
function Asked({ name, label, hint, value, error, type = "text", lang }: AskedProps) {
  const id = `next-${name}`;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return (
    <div className={error ? "field field--bad" : "field"}>
      <label className="q" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="fault" id={`${id}-fault`}>
          {error}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type={type}
        className={type === "date" ? "in in--short" : "in"}
        dir="auto"
        defaultValue={value}
        lang={lang}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        autoComplete="off"
      />
    </div>
  );
}
