import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type DeskAction, DeskForm } from "@/components/forms/desk/desk-form";
import type { DeskRefusal } from "@/components/forms/desk/desk-refusal";
import { FieldList, type FieldSpec } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import type { OneField } from "@/components/forms/desk/fields";
import type { DeskSections } from "@/lib/sections/queries/sections";
import { SECTIONS, type SectionField, type SectionShape } from "@/lib/sections/rules/kinds";

interface SectionFormProps {
  section: DeskSections["sections"][number];
  languages: readonly string[];
  address: Record<string, string>;
  own: string;
  outdated: ReadonlyMap<string, string[]>;
  actions: { save: DeskAction<unknown, DeskRefusal> };
  also?: ReactNode;
}

/** Empty rows at the end, for whoever comes. */
const SPARE_ROWS = 2;

/** One section with all its fields. */
export async function SectionForm(props: SectionFormProps) {
  const { section, languages, address, own, outdated, actions, also } = props;
  const [t, texts, fieldLanguages] = await Promise.all([
    getTranslations("sections"),
    fieldTexts("section"),
    fieldLanguagesOf(languages),
  ]);
  const { id, kind, version, values } = section;
  const { fields, rows } = SECTIONS[kind];
  const list: FieldSpec[] = rows
    ? [
        {
          ...{ kind: "rows", look: "parts", name: "rows", ordered: true, spare: SPARE_ROWS },
          ...{ heading: t("desk.rows"), row: t("desk.row"), fields: controlsOf(rows) },
          keys: keysOf(rows, languages[0] ?? "en"),
        },
      ]
    : [];
  return (
    <section className="section" id="section" aria-labelledby="section-title">
      <p>
        <Link className="sign" href={own} prefetch={false}>
          {t("desk.back")}
        </Link>
      </p>
      <h2 id="section-title" className="above-3">
        {t(`kind.${kind}`)}
      </h2>
      <DeskForm
        name={`section-${id}`}
        action={actions.save}
        hidden={{ ...address, id, kind, version }}
        submit={texts("save")}
        done={t("desk.saved")}
      >
        <FieldList
          fields={[{ name: "title", kind: "line" }, ...controlsOf(fields), ...list]}
          values={values}
          fieldLanguages={fieldLanguages}
          t={texts}
          outdated={outdated.get(id) ?? []}
        />
      </DeskForm>
      {also ? <div className="above-5">{also}</div> : null}
    </section>
  );
}

const CONTROLS: Record<SectionField, OneField["kind"]> = {
  line: "line",
  markdown: "markdown",
  name: "text",
  phone: "text",
  email: "email",
  url: "url",
};

const controlsOf = (shape: SectionShape): OneField[] =>
  Object.entries(shape).map(([name, field]) => ({ name, kind: CONTROLS[field], optional: true }) as OneField);

/** A row is known again by its first field. */
function keysOf(shape: SectionShape, source: string): string[][] {
  const [name = "", field] = Object.entries(shape)[0] ?? [];
  return [[field === "line" ? `${name}.${source}` : name]];
}
