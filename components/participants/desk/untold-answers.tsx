"use client";

import { useTranslations } from "next-intl";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SaidHere } from "@/components/forms/desk/said-here";
import { reopenAnswersAction, tellAnswersAction } from "@/lib/participants/actions/answer";
import { ANSWERS, type Answer } from "@/lib/participants/schema/answer";
import styles from "./pending.module.css";

interface UntoldAnswersProps {
  people: readonly { id: string; label: string; verdict: Answer }[];
  counts: Record<Answer, number>;
  address: { school: string; edition: string };
}

/** Of whom it is decided and not told: told all at once, or opened again one by one. */
export function UntoldAnswers({ people, counts, address }: UntoldAnswersProps) {
  const t = useTranslations("desk-pending");
  const count = ANSWERS.reduce((sum, answer) => sum + counts[answer], 0);
  return (
    <SaidHere>
      {count > 0 ? (
        <section aria-labelledby="untold" className="above-4">
          <h2 id="untold">{t("untold.title", { count })}</h2>
          <p>{t("untold.what", counts)}</p>
          <p className="small muted">{t("untold.until")}</p>
          <DeskForm
            name="tell"
            action={tellAnswersAction}
            hidden={address}
            submit={t("untold.tell", { count })}
            done={t("untold.told")}
            goesAway
          />
          <details className="fold">
            <summary>{t("untold.who")}</summary>
            <ul className={`plain ${styles.untold}`}>
              {people.map(({ id, label, verdict }) => (
                <li key={id} className="row row--spread">
                  <span>
                    <bdi>{label}</bdi> <b className="tag">{t(`verdict.${verdict}`)}</b>
                  </span>
                  <DeskForm
                    name={`reopen-${id}`}
                    action={reopenAnswersAction}
                    hidden={{ ...address, registrations: id }}
                    submit={t("untold.reopen", { name: label })}
                    look="text"
                    done={t("untold.reopened")}
                    goesAway
                  />
                </li>
              ))}
            </ul>
          </details>
        </section>
      ) : null}
    </SaidHere>
  );
}
