import { nameLanguage } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import { Fill } from "../fill";
import styles from "./figures.module.css";

interface FiguresProps {
  confirmed: number;
  held: number;
  capacity: number | null;
  /** Confirmed people whose category takes no place. */
  outside: number;
  /** Null: nobody waits for an answer, and nobody will. */
  pending: number | null;
  /** Whole days the oldest pending registration has waited. */
  pendingDays: number;
  draftsLeft: number;
  countries: number;
  interpreting: readonly { value: string; count: number }[];
  /** Null: the reader may not know. */
  accessNeeds: number | null;
  messagesWaiting: number;
  sessions: number;
  unscheduled: number;
  language: string;
  t: Texts<"desk-overview">;
}

type Figure = "pending" | "drafts" | "countries" | "interpreting" | "access" | "messages" | "sessions";

/** The numbers that matter, the places first. */
export function Figures(props: FiguresProps) {
  const { confirmed, held, capacity, t } = props;
  const left = capacity === null ? null : Math.max(0, capacity - confirmed - held);
  const demand = props.interpreting.reduce((sum, { count }) => sum + count, 0);
  const languages = props.interpreting
    .slice(0, 3)
    .map(({ value, count }) => `${count} ${nameOf(value, props.language)}`)
    .join(", ");
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
          {confirmed} {capacity === null ? null : <small>{t("figures.of", { capacity })}</small>}
        </dd>
        <dd>
          {capacity === null ? null : <Fill taken={confirmed} held={held} whole={capacity} />}
          {left === null ? t("figures.unlimited") : t("figures.left", { left, held })}
          {props.outside > 0 ? ` ${t("figures.outside", { count: props.outside })}` : ""}
        </dd>
      </div>
      {small.map(([key, value, note]) => (
        <div key={key}>
          <dt>{t(`figures.${key}`)}</dt>
          <dd className="num">{value}</dd>
          <dd>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Options of the standard form are called by their language's tag; an organiser's own have small letters only. */
function nameOf(value: string, language: string): string {
  return /^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/.test(value) ? nameLanguage(value, language) : value;
}
