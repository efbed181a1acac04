import Link from "next/link";
import type { ReactNode } from "react";
import { Fill } from "@/components/desk/fill";
import { langOf } from "@/components/ui/localised";
import { type Act, may, type Rights } from "@/lib/access/policy";
import { nameLanguage } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import styles from "./figures.module.css";
import { answered, peopleOf } from "./people-of";

interface FiguresProps {
  confirmed: number;
  /** The categories of those who take one. */
  inside: readonly string[];
  held: number;
  capacity: number | null;
  /** Confirmed people whose category takes no place: counted beside, and listed with the others. */
  outside: number;
  /** Null: nobody waits for an answer, and nobody will. */
  pending: number | null;
  /** Whole days the oldest pending registration has waited. */
  pendingDays: number;
  draftsLeft: number;
  countries: number;
  interpreting: readonly { value: string; count: number }[];
  interpretingQuestions: readonly string[];
  /** Null: the reader may not know. */
  accessNeeds: number | null;
  accessQuestions: readonly string[];
  /** Messages that wait until an organiser has read them. */
  messagesWaiting: number;
  sessions: number;
  unscheduled: number;
  /** The edition before this one, as it stood on the same day before its beginning. */
  lastTime: { title: unknown; slug: string; count: number } | null;
  /** Below which the pages lie that list what is counted. */
  base: string;
  rights: Rights;
  language: string;
  languages: readonly string[];
  t: Texts<"desk-overview">;
}

/** Where what a figure counts is listed. Forms that were begun and not sent are listed nowhere: nobody reads them. */
const leadsTo = ({
  interpretingQuestions: [interpreting, ...otherInterpreting],
  accessQuestions: [access, ...otherAccess],
}: FiguresProps): Partial<Record<Figure, { place: string; act: Act }>> => ({
  pending: { place: "registrations/pending", act: "decide-registration" },
  countries: { place: "overview#countries", act: "view-registrations" },
  interpreting: {
    place: interpreting && otherInterpreting.length === 0 ? `totals?question=${interpreting}` : "totals",
    act: "view-registrations",
  },
  access: {
    place: access && otherAccess.length === 0 ? answered(access) : "totals",
    act: "view-sensitive",
  },
  messages: { place: "outbox?state=draft", act: "view-outbox" },
  sessions: { place: "programme", act: "view-drafts" },
});

type Figure = "pending" | "drafts" | "countries" | "interpreting" | "access" | "messages" | "sessions";

/** The numbers that matter, the places first. */
export function Figures(props: FiguresProps) {
  const { confirmed, held, capacity, lastTime, base, t } = props;
  const places = leadsTo(props);
  const last = lastTime && localise(lastTime.title, props.language, props.languages);
  const left = capacity === null ? null : Math.max(0, capacity - confirmed - held);
  const demand = props.interpreting.reduce((sum, { count }) => sum + count, 0);
  const languages = props.interpreting
    .slice(0, 3)
    .map(({ value, count }) => `${count} ${nameOf(value, props.language)}`)
    .join(", ");
  const listed = (text: ReactNode, categories: readonly string[] | null) => (
    <Link href={`${base}/${peopleOf("confirmed", categories)}`}>{text}</Link>
  );
  const small: [Figure, number, string][] = [
    ...(props.pending === null
      ? []
      : [
          [
            "pending",
            props.pending,
            props.pending > 0 ? t("figures.oldest", { days: props.pendingDays }) : "–",
          ] as [Figure, number, string],
        ]),
    ["drafts", props.draftsLeft, t("figures.drafts-note")],
    ["countries", props.countries, t("figures.countries-note")],
    ["interpreting", demand, languages || "–"],
    ...(props.accessNeeds === null
      ? []
      : [["access", props.accessNeeds, t("figures.access-note")] as [Figure, number, string]]),
    ["messages", props.messagesWaiting, t("figures.messages-note")],
    ["sessions", props.sessions, t("figures.sessions-note", { unscheduled: props.unscheduled })],
  ];
  return (
    <dl className={`${styles.figures} ${styles[`figures--${small.length}`] ?? ""}`}>
      <div className={styles.wide}>
        <dt>{t("figures.confirmed")}</dt>
        <dd className="num">
          {listed(confirmed, props.outside > 0 ? props.inside : null)}{" "}
          {capacity === null ? null : <small>{t("figures.of", { capacity })}</small>}
        </dd>
        <dd>
          {capacity === null ? null : <Fill taken={confirmed} held={held} whole={capacity} />}
          {left === null ? t("figures.unlimited") : t("figures.left", { left, held })}
          {props.outside > 0 ? (
            <>
              {` ${t("figures.outside", { count: props.outside })} `}
              {listed(t("figures.all", { count: confirmed + props.outside }), null)}
            </>
          ) : null}
          {lastTime ? (
            <span className={styles.last}>
              {t.rich("figures.last-time", {
                now: confirmed,
                last: lastTime.count,
                edition: () => <bdi {...langOf(last)}>{last?.text ?? lastTime.slug}</bdi>,
              })}
            </span>
          ) : null}
        </dd>
      </div>
      {small.map(([key, value, note]) => (
        <div key={key}>
          <dt>{t(`figures.${key}`)}</dt>
          <dd className="num">
            <Listed base={base} rights={props.rights} leadsTo={places[key]}>
              {value}
            </Listed>
          </dd>
          <dd>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ListedProps {
  leadsTo: { place: string; act: Act } | undefined;
  base: string;
  rights: Rights;
  children: number;
}

/** A figure, as the way to what it counts for whoever may see that. */
function Listed({ leadsTo: place, base, rights, children }: ListedProps) {
  if (!place || !may(rights, place.act)) return children;
  return <Link href={`${base}/${place.place}`}>{children}</Link>;
}

/** Options of the standard form are called by their language's tag; an organiser's own have small letters only. */
function nameOf(value: string, language: string): string {
  return /^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/.test(value) ? nameLanguage(value, language) : value;
}
