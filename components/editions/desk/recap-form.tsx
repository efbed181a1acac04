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
  const rows = (count: number) => Array.from({ length: count + SPARE_ROWS }, (_, index) => index);
  const shared = { values: form.values, fieldLanguages, t };
  return (
    <DeskForm
      name="recap"
      action={editRecapAction}
      hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, version: form.version }}
      submit={t("save")}
      done={t("saved")}
    >
      <FieldList
        {...shared}
        outdated={outdated}
        fields={[
          { name: "title", kind: "line" },
          { name: "article", kind: "markdown", optional: true },
          { name: "videoUrl", kind: "url", optional: true },
          { name: "videoCaption", kind: "line", optional: true },
        ]}
      />
      <h2 className="above-6">{t("figures")}</h2>
      {rows(form.figures).map((index) => (
        <details className="fold" key={index} open={index < form.figures}>
          <summary>{`${t("figure")} ${index + 1}`}</summary>
          <FieldList
            {...shared}
            prefix={`figures.${index}.`}
            fields={[
              { name: "value", kind: "number", short: true },
              { name: "label", kind: "line" },
            ]}
          />
        </details>
      ))}
      <h2 className="above-6">{t("documents")}</h2>
      {rows(form.documents).map((index) => (
        <details className="fold" key={index} open={index < form.documents}>
          <summary>{`${t("document")} ${index + 1}`}</summary>
          <FieldList
            {...shared}
            prefix={`documents.${index}.`}
            fields={[
              { name: "url", kind: "text" },
              { name: "title", kind: "line" },
              { name: "languages", kind: "text" },
            ]}
          />
        </details>
      ))}
      <FieldList {...shared} fields={[{ name: "published", kind: "tick" }]} />
    </DeskForm>
  );
}
