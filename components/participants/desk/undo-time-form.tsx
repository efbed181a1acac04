import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { setUndoTimeAction } from "@/lib/editions/actions/edition";
import type { getUndoTime } from "@/lib/participants/queries/undo-time";

interface UndoTimeFormProps {
  scope: EditionScope<"view-drafts">;
  undoTime: Awaited<ReturnType<typeof getUndoTime>>;
}

/** For how long decisions about registrations can be undone; only for who may change it. */
export async function UndoTimeForm({ scope, undoTime }: UndoTimeFormProps) {
  if (!may(scope, "edit-edition")) return null;
  const t = await fieldTexts("undo-time");
  const { version, values } = undoTime;
  return (
    <section className="section" aria-labelledby="undo-decisions">
      <h2 id="undo-decisions">{t("heading")}</h2>
      <DeskForm
        name="undo-time"
        action={setUndoTimeAction}
        hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, version }}
        submit={t("save")}
        look="outlined"
        done={t("saved")}
      >
        <FieldList
          fields={[{ name: "seconds", kind: "number", short: true }]}
          values={values}
          fieldLanguages={[]}
          t={t}
        />
      </DeskForm>
    </section>
  );
}
