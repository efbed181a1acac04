"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ChoiceField, TickField } from "@/components/forms/choice-field";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { TextField } from "@/components/forms/text-field";
import { decideRegistrationsAction } from "@/lib/participants/actions/decide";
import { canDecide } from "@/lib/participants/rules/decisions";
import { DECISIONS, type Decision } from "@/lib/participants/schema/decision";
import type { RegistrationState } from "@/prisma/generated/enums";
import type { DecidedCount } from "./decided-note";
import { decisionWords } from "./decision-words";

interface DecideFormProps {
  name: string;
  registrations: readonly { id: string; fullName: string; state: RegistrationState }[];
  address: { school: string; edition: string };
  onDone: (decided: DecidedCount) => void;
}

/** Confirm, waitlist, decline or cancel: with the message to the person, and own words in it. */
export function DecideForm({ name, registrations, address, onDone }: DecideFormProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  const sent = useRef<Decision>("confirm");
  const options = DECISIONS.filter((decision) =>
    registrations.some((registration) => canDecide(decision, registration.state)),
  );
  const [first] = options;
  if (!first) return null;
  return (
    <DeskForm
      // Another choice of registrations is another form.
      key={registrations.map(({ id, state }) => id + state).join()}
      name={name}
      action={decideRegistrationsAction}
      hidden={address}
      submit={t("decide.submit")}
      done={t("decide.done")}
      beforeSend={(form) => {
        sent.current = new FormData(form).get("decision") as Decision;
        return true;
      }}
      onDone={(value) => {
        void client.invalidateQueries({ queryKey: ["registrations"] });
        const what = decisionWords(t, sent.current, registrations, value.decided);
        onDone({ registrations: registrations.map(({ id }) => id), ...value, what });
      }}
    >
      {registrations.map(({ id }) => (
        <input key={id} type="hidden" name="registrations" value={id} readOnly />
      ))}
      <ChoiceField
        name="decision"
        label={t("decide.what", { count: registrations.length })}
        options={options.map((value) => ({ value, label: t(`decide.${value}`) }))}
        chosen={[first]}
      />
      {options.includes("cancel") ? <p className="small muted">{t("decide.ends")}</p> : null}
      <div className="field">
        <TickField name="tell" label={t("decide.tell")} ticked />
      </div>
      <TextField name="words" label={t("decide.words")} value="" rows={4} optional />
    </DeskForm>
  );
}
