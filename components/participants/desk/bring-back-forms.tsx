"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChoiceField, TickField } from "@/components/forms/choice-field";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { TextField } from "@/components/forms/text-field";
import { bringBackAction, letInAboveAction } from "@/lib/participants/actions/bring-back";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { isEnded } from "@/lib/registration/rules/phases";
import type { DecidedCount } from "./decided-note";

interface BringBackProps {
  detail: RegistrationDetail;
  address: { school: string; edition: string };
  onDone: (decided: DecidedCount) => void;
}

/** The ways back in that are acts of their own: out of an ended registration, and for owners above the capacity. */
export function BringBackForms({ detail, address, onDone }: BringBackProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  const { id, fullName: name, state, above } = detail;
  const hidden = { ...address, registration: id };
  const tell = (undoSeconds: number, what: string) => {
    void client.invalidateQueries({ queryKey: ["registrations"] });
    onDone({ registrations: [id], decided: 1, left: 0, letIn: 0, undoSeconds, what });
  };
  const message = (
    <>
      <div className="field">
        <TickField name="tell" label={t("decide.tell")} ticked />
      </div>
      <TextField name="words" label={t("decide.words")} value="" rows={4} optional />
    </>
  );
  return (
    <>
      {isEnded(state) && !detail.undoable ? (
        <details className="fold no-print">
          <summary>{t("back.open")}</summary>
          <p className="small muted">{t("back.text")}</p>
          <DeskForm
            name="bring-back"
            action={bringBackAction}
            hidden={hidden}
            submit={t("back.submit")}
            done={t("back.done")}
            onDone={(value) => tell(value.undoSeconds, t(`back.${value.state}`, { name }))}
          >
            <ChoiceField
              name="to"
              label={t("back.to")}
              options={(["front", "end"] as const).map((value) => ({ value, label: t(`back.${value}`) }))}
              chosen={["front"]}
            />
            {message}
          </DeskForm>
        </details>
      ) : null}
      {above ? (
        <details className="fold no-print">
          <summary>{t("above.open")}</summary>
          <p className="small muted">{t("above.text", above)}</p>
          <DeskForm
            name="let-in-above"
            action={letInAboveAction}
            hidden={hidden}
            submit={t("above.submit", above)}
            icon="warning"
            look="outlined"
            done={t("back.done")}
            onDone={({ undoSeconds, taken, capacity }) =>
              tell(
                undoSeconds,
                capacity !== null && taken > capacity
                  ? t("above.done", { name, taken, capacity })
                  : t("back.confirmed", { name }),
              )
            }
          >
            {message}
          </DeskForm>
        </details>
      ) : null}
    </>
  );
}
