import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import type { getEditionForms } from "@/lib/editions/queries/edit-forms";
import { formatDay, formatDeadlineDay, formatLanguages, nameIsoDay } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import styles from "./page-sections.module.css";

/** The parts of an edition's page in the order of the page; each has an address of its own. */
export const PAGE_SECTIONS = [
  "texts",
  "place",
  "venues",
  "registration",
  "days",
  "hosts",
  "access",
  "questions",
  "sections",
  "notices",
  "publish",
  "translations",
] as const;
export type PageSectionKey = (typeof PAGE_SECTIONS)[number];

type Gaps = ReadonlyArray<{ language: string; missing: number; outdated: number }>;

interface StopsProps {
  scope: EditionScope;
  forms: Awaited<ReturnType<typeof getEditionForms>>;
  gaps: Gaps;
}

/** How many texts wait for a translator, all languages together. */
const waitingTexts = (gaps: Gaps) => gaps.reduce((sum, gap) => sum + gap.missing + gap.outdated, 0);

/** One way from part to part; the chosen language of texts travels along. */
export async function PageTabs(props: {
  current: PageSectionKey | null;
  base: string;
  text: string | undefined;
  gaps: Gaps;
}) {
  const t = await getTranslations("desk-page");
  const kept = props.text ? `&text=${encodeURIComponent(props.text)}` : "";
  const waiting = waitingTexts(props.gaps);
  return (
    <nav className="tabs above-5" aria-label={t("parts")}>
      <Link href={props.base} prefetch={false} aria-current={props.current === null ? "page" : undefined}>
        {t("all")}
      </Link>
      {PAGE_SECTIONS.map((part) => (
        <Link
          key={part}
          href={`${props.base}?part=${part}${kept}`}
          prefetch={false}
          aria-current={part === props.current ? "page" : undefined}
        >
          {t(`part.${part}`)}
          {part === "translations" && waiting > 0 ? <small> {waiting}</small> : null}
        </Link>
      ))}
    </nav>
  );
}

/** All parts with what they say now, and what still waits. */
export async function PageSummary({ scope, forms, gaps, base }: StopsProps & { base: string }) {
  const [t, language] = await Promise.all([getTranslations("desk-page"), getLocale()]);
  const says = await sectionStates({ scope, forms, gaps });
  return (
    <ol className={`${styles.parts} above-5`}>
      {PAGE_SECTIONS.map((part) => (
        <li key={part} className={says[part].open ? styles["is-open"] : undefined}>
          <Link href={`${base}?part=${part}`} prefetch={false} lang={language}>
            {t(`part.${part}`)}
          </Link>
          <p dir="auto">{says[part].text}</p>
        </li>
      ))}
    </ol>
  );
}

interface SectionState {
  text: string;
  /** Something is still to be done there. */
  open: boolean;
}

async function sectionStates({
  scope,
  forms,
  gaps,
}: StopsProps): Promise<Record<PageSectionKey, SectionState>> {
  const [t, language] = await Promise.all([getTranslations("desk-page"), getLocale()]);
  const { opensAt, closesAt } = forms;
  const day = (at: Date) => formatDay(at, scope.timeZone, language);
  const text = (json: unknown) => localise(json, language, scope.languages)?.text;
  const summary = text(forms.summary);
  const from = forms.days[0];
  const to = forms.days.at(-1);
  const since = forms.cancelledAt ?? forms.publishedAt;
  const state = forms.cancelledAt ? "cancelled" : forms.publishedAt ? "published" : "draft";
  const waiting = waitingTexts(gaps);
  const listed = (names: readonly (string | undefined)[]) => names.slice(0, 3).filter(Boolean).join(", ");
  return {
    texts: { text: summary ?? t("state.no-summary"), open: !summary },
    place: {
      text: [
        forms.place.values.city || t("state.no-city"),
        formatLanguages(scope.languages, language),
        scope.timeZone.replaceAll("_", " "),
      ].join(" · "),
      open: !forms.place.values.city,
    },
    venues: {
      text:
        listed(forms.venues.map(({ name, address }) => text(name) ?? text(address))) || t("state.no-venue"),
      open: forms.venues.length === 0,
    },
    registration: {
      text: opensAt
        ? [
            t("state.opens", { date: day(opensAt) }),
            closesAt
              ? t("state.closes", { date: formatDeadlineDay(closesAt, scope.timeZone, language) })
              : t("state.no-close"),
          ].join(" · ")
        : t("state.no-window"),
      open: !opensAt,
    },
    days: {
      text:
        from && to
          ? `${t("state.days", { count: forms.days.length })} · ${nameIsoDay(from.name, language)}${to === from ? "" : ` – ${nameIsoDay(to.name, language)}`}`
          : t("state.no-days"),
      open: !from,
    },
    hosts: { text: listed(forms.hosts.map(({ name }) => name)) || t("state.none"), open: false },
    access: {
      text: listed(forms.access.map(({ name }) => text(name))) || t("state.none"),
      open: forms.access.length === 0,
    },
    questions: {
      text:
        forms.questions.length > 0
          ? t("state.questions", { count: forms.questions.length })
          : t("state.none"),
      open: false,
    },
    sections: { text: t("state.sections", { count: forms.sections }), open: false },
    notices: { text: t("state.notices", { count: forms.notices }), open: false },
    publish: {
      text: since ? t(`state.${state}`, { date: day(since) }) : t("state.draft"),
      open: state === "draft",
    },
    translations: {
      text: waiting > 0 ? t("state.waiting", { count: waiting }) : t("state.translated"),
      open: waiting > 0,
    },
  };
}
