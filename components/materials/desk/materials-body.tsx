import { getLocale, getTranslations } from "next-intl/server";
import { HistoryLink } from "@/components/desk/history-link";
import { rowHrefOf } from "@/components/desk/row-href";
import type { FieldSpec } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { ItemList } from "@/components/forms/desk/item-list";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import {
  createLinkAction,
  editMaterialAction,
  removeMaterialAction,
} from "@/lib/materials/actions/materials";
import type { DeskMaterial, getDeskMaterials } from "@/lib/materials/queries/materials";
import { LARGEST_DOCUMENT } from "@/lib/materials/rules/documents";
import { AUDIENCES } from "@/lib/materials/schema";
import { findText } from "@/lib/platform/i18n/texts";
import { MaterialAbout, MaterialWay } from "../material-list";
import { DocumentForm } from "./document-form";

interface MaterialsBodyProps {
  scope: EditionScope;
  read: Awaited<ReturnType<typeof getDeskMaterials>>;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
  opened: string | undefined;
  /** The session that a link asks for. */
  session: string | undefined;
  /** Why the last document could not be taken. */
  refused: { reason: string; detail: Record<string, string> } | null;
}

/** All documents and links of an edition: whom each is for, and the forms that take another one. */
export async function MaterialsBody({ scope, read, outdated, opened, session, refused }: MaterialsBodyProps) {
  const [t, words, fieldLanguages, audiences, language] = await Promise.all([
    fieldTexts("material"),
    getTranslations("desk-materials"),
    fieldLanguagesOf(scope.languages),
    optionsOf("material-audience", AUDIENCES),
    getLocale(),
  ]);
  const mayEdit = may(scope, "edit-pictures");
  const hidden = { school: scope.schoolSlug, edition: scope.editionSlug };
  const sessions = [{ value: "", label: t("whole") }, ...read.sessions];
  const said = new Map(audiences.map(({ value, label }) => [value, label]));
  const row = (material: DeskMaterial, opens = false) => (
    <MaterialLine material={material} audience={said.get(material.audience)} opens={opens} />
  );
  const way = (id: string) => {
    const material = read.materials.find((one) => one.id === id);
    return material ? <MaterialWay material={material} /> : null;
  };
  const fields: FieldSpec[] = [
    { name: "title", kind: "line" },
    { name: "audience", kind: "select", options: audiences },
    { name: "session", kind: "select", options: sessions },
    { name: "url", kind: "url", optional: true },
    { name: "order", kind: "number", short: true },
  ];
  const page = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/materials`;
  const refusal =
    refused && (findText(words, `refused.${refused.reason}`, refused.detail) ?? words("refused.other"));
  return (
    <>
      <p className="muted">{words("intro")}</p>
      <p className="above-2">{words("usage", { used: read.used, most: read.most })}</p>
      {read.materials.length === 0 ? (
        <div className="empty">
          <p>{words("none")}</p>
        </div>
      ) : null}
      {mayEdit ? (
        <>
          <DocumentForm
            hidden={{ locale: language, ...hidden }}
            sessions={sessions}
            session={session}
            most={LARGEST_DOCUMENT / 1_000_000}
            refusal={refusal}
          />
          <h2 className="above-6">{t("heading")}</h2>
          <ItemList
            name="material"
            parts={read.materials.map((material) => ({
              id: material.id,
              name: row(material),
              values: material.form.values,
              version: material.form.version,
              outdated: outdated.get(material.id) ?? [],
            }))}
            fields={fields}
            fieldLanguages={fieldLanguages}
            t={t}
            hidden={hidden}
            idKey="materialId"
            opened={opened}
            rowHref={rowHrefOf(page, undefined)}
            save={editMaterialAction}
            remove={removeMaterialAction}
            removal={{}}
            also={(id) => (
              <>
                <p>{way(id)}</p>
                <HistoryLink scope={scope} object={id} />
              </>
            )}
            create={{
              action: createLinkAction,
              hidden,
              values: { audience: "team", session: session ?? "" },
              without: ["order", "url"],
              further: [{ name: "url", kind: "url" }],
            }}
          />
        </>
      ) : (
        <ul className="plain">
          {read.materials.map((material) => (
            <li key={material.id}>{row(material, true)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

interface MaterialLineProps {
  material: DeskMaterial;
  audience: string | undefined;
  /** The title leads to it; else the line leads to its form, where the way to it stands. */
  opens: boolean;
}

/** What it is, whose, for whom. */
function MaterialLine({ material, audience, opens }: MaterialLineProps) {
  const facts = [audience, material.session].filter(Boolean).join(" · ");
  return (
    <>
      {opens ? <MaterialWay material={material} /> : material.title.text}{" "}
      <MaterialAbout material={material} /> <span className="muted">{facts}</span>
    </>
  );
}
