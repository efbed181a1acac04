"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { TickField } from "@/components/forms/choice-field";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FilledFold } from "@/components/forms/desk/filled-fold";
import { TextField } from "@/components/forms/text-field";
import { decideRegistrationsAction } from "@/lib/participants/actions/decide";
import { canDecide } from "@/lib/participants/rules/decisions";
import { DECISIONS, type Decision } from "@/lib/participants/schema/decision";
import type { RegistrationState } from "@/prisma/generated/enums";
import type { DecidedCount } from "./decided-note";
import { decisionWords } from "./decision-words";

interface DecidePersonProps {
  registration: { id: string; fullName: string; state: RegistrationState };
  address: { school: string; edition: string };
  onDone: (decided: DecidedCount) => void;
}

/**
 * What can be decided about one registration: each decision is a button, so that it is one press. To cancel is asked for first,
 * with the reason that the person reads.
 */
export function DecidePerson({ registration, address, onDone }: DecidePersonProps) {
  const t = useTranslations("desk-registrations.decide");
  const words = useTranslations("desk-registrations");
  const client = useQueryClient();
  const sent = useRef<Decision>("confirm");
  const { id, state } = registration;
  const options = DECISIONS.filter((decision) => canDecide(decision, state));
  const [first, ...others] = options.filter((decision) => decision !== "cancel");
  const shared = {
    action: decideRegistrationsAction,
    hidden: { ...address, registrations: id },
    done: t("done"),
    beforeSend: (form: HTMLFormElement, submitter: HTMLElement | null) => {
      sent.current = new FormData(form, submitter).get("decision") as Decision;
      return true;
    },
    onDone: (value: Omit<DecidedCount, "registrations">) => {
      void client.invalidateQueries({ queryKey: ["registrations"] });
      const what = decisionWords(words, sent.current, [registration], value.decided);
      onDone({ registrations: [id], ...value, what });
    },
  };
  const message = (label: string) => (
    <>
      <div className="field">
        <TickField name="tell" label={t("tell")} ticked />
      </div>
      <TextField name="words" label={label} value="" rows={4} optional />
    </>
  );
  return (
    <>
      {first ? (
        <div className="no-print">
          <DeskForm
            key={`${id}${state}`}
            name="decide"
            {...shared}
            submit={t(first)}
            sends={{ name: "decision", value: first }}
            look={first === "confirm" ? "filled" : "outlined"}
            secondary={others.map((decision) => (
              <button
                key={decision}
                type="submit"
                name="decision"
                value={decision}
                className="btn btn--line btn--small"
              >
                <span>{t(decision)}</span>
              </button>
            ))}
          >
            <FilledFold summary={t("own")} names={["words"]}>
              {message(t("words"))}
            </FilledFold>
          </DeskForm>
        </div>
      ) : null}
      {options.includes("cancel") ? (
        <details className="fold no-print">
          <summary>{t("cancel-open")}</summary>
          <p className="small muted">{t("ends")}</p>
          <DeskForm
            key={`${id}${state}`}
            name="cancel"
            {...shared}
            submit={t("cancel")}
            sends={{ name: "decision", value: "cancel" }}
            look="outlined"
          >
            {message(t("why"))}
          </DeskForm>
        </details>
      ) : null}
    </>
  );
}
