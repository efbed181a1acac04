import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { editRecapAction } from "@/lib/editions/actions/edition";
import type { getRecapForm } from "@/lib/editions/queries/edit-forms";

/** Empty rows at the end of each list, for what comes. */
const SPARE_ROWS = 2;

interface RecapFormProps {
  scope: EditionScope;
  form: Awaited<ReturnType<typeof getRecapForm>>;
  /** Texts older than their original. */
  outdated: readonly string[];
}

/** The recap of an edition: article, film, figures and papers, saved together. */
export async function RecapForm({ scope, form, outdated }: RecapFormProps) {
  const [t, fieldLanguages] = await Promise.all([fieldTexts("recap"), fieldLanguagesOf(scope.languages)]);
  if (!may(scope, "edit-recap")) return <p className="said said--note">{t("read-only")}</p>;
  const source = fieldLanguages[0]?.tag ?? "en";
  return (
    <DeskForm
      name="recap"
      action={editRecapAction}
      hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, version: form.version }}
      submit={t("save")}
      done={t("saved")}
    >
      <FieldList
        values={form.values}
        fieldLanguages={fieldLanguages}
        t={t}
        outdated={outdated}
        fields={[
          { name: "title", kind: "line" },
          { name: "article", kind: "markdown", optional: true },
          { name: "videoUrl", kind: "url", optional: true },
          { name: "videoCaption", kind: "line", optional: true },
          {
            name: "figures",
            kind: "rows",
            ordered: true,
            look: "folds",
            spare: SPARE_ROWS,
            heading: t("figures"),
            row: t("figure"),
            keys: [[`label.${source}`], ["value"]],
            fields: [
              { name: "value", kind: "number", short: true },
              { name: "label", kind: "line" },
            ],
          },
          {
            name: "documents",
            kind: "rows",
            ordered: true,
            look: "folds",
            spare: SPARE_ROWS,
            heading: t("documents"),
            row: t("document"),
            keys: [["url"], [`title.${source}`]],
            fields: [
              { name: "url", kind: "text" },
              { name: "title", kind: "line" },
              { name: "languages", kind: "text" },
            ],
          },
          { name: "published", kind: "tick" },
        ]}
      />
    </DeskForm>
  );
}
