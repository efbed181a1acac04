import { getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { planMailingAction } from "@/lib/audiences/actions/mailings";
import type { getMailingForm } from "@/lib/audiences/queries/mailings";
import { findText } from "@/lib/platform/i18n/texts";

interface PlanMailingProps {
  scope: EditionScope;
  form: Awaited<ReturnType<typeof getMailingForm>>;
}

/** A draft for later: at a moment, or by the days of the edition. */
export async function PlanMailing({ scope, form }: PlanMailingProps) {
  const [t, whens, sides, mails] = await Promise.all([
    fieldTexts("mailing"),
    optionsOf("when", ["days", "moment"]),
    optionsOf("side", ["before", "after"]),
    getTranslations("emails"),
  ]);
  const reason = form.stoppedBecause && findText(mails, `mailing-stopped.reasons.${form.stoppedBecause}`);
  return (
    <section className="section" aria-labelledby="plan">
      <h2 id="plan">{t("plan-heading")}</h2>
      {reason ? <p className="said said--note">{reason}</p> : null}
      <p>{t("plan-introduction")}</p>
      <DeskForm
        name="mailing-plan"
        action={planMailingAction}
        hidden={{
          school: scope.schoolSlug,
          edition: scope.editionSlug,
          mailing: form.id,
          version: form.version,
        }}
        submit={t("plan")}
        look="outlined"
        ofStored
        goesAway
        done={t("planned")}
      >
        <FieldList
          fields={[
            { name: "when", kind: "radio", options: whens },
            { name: "days", kind: "number", short: true, optional: true },
            { name: "side", kind: "select", options: sides },
            { name: "time", kind: "time", short: true, optional: true },
            { name: "at", kind: "datetime-local", optional: true },
          ]}
          values={{ when: "days", days: 3, side: "before", time: "09:00" }}
          fieldLanguages={[]}
          t={t}
        />
      </DeskForm>
    </section>
  );
}
