import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { firstSteps, Work } from "./to-do";
import styles from "./work-list.module.css";

interface WorkListProps {
  work: readonly Work[];
  base: string;
  t: Texts<"desk-overview">;
}

/** The to-do list; its first item is the page's primary action. */
export function WorkList({ work, base, t }: WorkListProps) {
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">{t("todo.title")}</h2>
      {work.length === 0 ? <p className="above-4">{t("todo.none")}</p> : null}
      <ol className={styles.todo} hidden={work.length === 0}>
        {work.map(({ key, values, leadsTo }, index) => (
          <li key={key} className={index === 0 ? styles.first : undefined}>
            <div>
              <b>{t(`todo.${key}.what`, values)}</b>
              <span>{t(`todo.${key}.why`, values)}</span>
            </div>
            {index === 0 ? (
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
        ))}
      </ol>
    </section>
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
