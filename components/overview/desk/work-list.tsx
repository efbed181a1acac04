import Link from "next/link";
import type { ReactNode } from "react";
import { SaidHere } from "@/components/forms/desk/said-here";
import { Icon } from "@/components/ui/icon";
import type { Todo, TodoArrangement } from "@/lib/desk/schema";
import { nameIsoDay } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import { type firstSteps, partedWork, type Work } from "./to-do";
import styles from "./work-list.module.css";

interface WorkListProps {
  work: readonly Work[];
  /** What the team arranged about it, and how that is changed; null for who may only look. */
  arranged: ReadonlyMap<Todo, TodoArrangement>;
  arrange: ((todo: Todo) => ReactNode) | null;
  base: string;
  language: string;
  t: Texts<"desk-overview">;
}

/** The to-do list; its first item is the page's primary action. What was put off, or is somebody else's, is folded away. */
export function WorkList({ work, arranged, arrange, base, language, t }: WorkListProps) {
  const { now, aside } = partedWork(work, arranged);
  const item = ({ key, values, leadsTo }: Work, first: boolean) => (
    <li key={key} className={first ? styles.first : undefined}>
      <div>
        <b>{t(`todo.${key}.what`, values)}</b>
        <span>{t(`todo.${key}.why`, values)}</span>
        <Arranged arranged={arranged.get(key)} language={language} t={t} />
        {arrange?.(key)}
      </div>
      {first ? (
        <Link className="btn" href={`${base}/${leadsTo}`}>
          <span>{t(`todo.${key}.button`)}</span>
          <Icon name="arrow" />
        </Link>
      ) : (
        <Link className="sign" href={`${base}/${leadsTo}`}>
          {t(`todo.${key}.button`)}
        </Link>
      )}
    </li>
  );
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">{t("todo.title")}</h2>
      <SaidHere>
        {now.length === 0 ? <p className="above-4">{t("todo.none")}</p> : null}
        <ol className={styles.todo} hidden={now.length === 0}>
          {now.map((one, index) => item(one, index === 0))}
        </ol>
        {aside.length > 0 ? (
          <details className="fold">
            <summary>{t("arrange.aside", { count: aside.length })}</summary>
            <ol className={styles.todo}>{aside.map((one) => item(one, false))}</ol>
          </details>
        ) : null}
      </SaidHere>
    </section>
  );
}

interface ArrangedProps {
  arranged: TodoArrangement | undefined;
  language: string;
  t: Texts<"desk-overview">;
}

/** Whose it is, and until when nobody needs to. */
function Arranged({ arranged, language, t }: ArrangedProps) {
  if (!arranged) return null;
  const { member, until } = arranged;
  return (
    <span>
      {member
        ? member.mine
          ? t("arrange.yours")
          : t.rich("arrange.theirs", { name: () => <bdi>{member.name}</bdi> })
        : null}{" "}
      {until ? t("arrange.put-off", { day: nameIsoDay(until, language) }) : null}
    </span>
  );
}

interface FirstTransitionsProps {
  steps: ReturnType<typeof firstSteps>;
  /** Something more urgent has the page's filled button. */
  quiet: boolean;
  base: string;
  t: Texts<"desk-overview">;
}

/** What an edition needs before it is public; the first open step is the primary action. */
export function FirstSteps({ steps, base, quiet, t }: FirstTransitionsProps) {
  const next = quiet ? undefined : steps.find((step) => !step.done);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t("steps.title")}</h2>
      <ol className={styles.checks}>
        {steps.map((step) => (
          <li key={step.key} className={step.done ? styles["is-done"] : undefined}>
            <div>
              <b>
                {t(`steps.${step.key}.what`)}
                {step.done ? <span className="vh"> {t("steps.done")}</span> : null}
              </b>
              <span>
                {t(step.key === "publish" && step.done ? "steps.publish.public" : `steps.${step.key}.why`)}
              </span>
            </div>
            {step === next ? (
              <Link className="btn btn--small" href={`${base}/${step.leadsTo}`}>
                <span>{t(`steps.${step.key}.button`)}</span>
                <Icon name="arrow" />
              </Link>
            ) : (
              <Link className="sign" href={`${base}/${step.leadsTo}`}>
                {t(step.done ? "steps.again" : `steps.${step.key}.button`)}
                <span className="vh">: {t(`steps.${step.key}.what`)}</span>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
