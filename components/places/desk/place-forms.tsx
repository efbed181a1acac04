import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { HistoryLink } from "@/components/desk/history-link";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import { ItemList } from "@/components/forms/desk/item-list";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { setCapacityAction } from "@/lib/places/actions/capacity";
import {
  createCategoryAction,
  createQuotaAction,
  editCategoryAction,
  removeCategoryAction,
  removeQuotaAction,
  renameQuotaAction,
} from "@/lib/places/actions/places";
import type { getPlaces } from "@/lib/places/queries/place-forms";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { localise } from "@/lib/platform/i18n/localised";

interface PlacesProps {
  scope: EditionScope;
  places: Awaited<ReturnType<typeof getPlaces>>;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
  /** The row a link leads to. */
  opened: string | undefined;
}

async function words({ scope }: PlacesProps, form: string) {
  const [t, site, fieldLanguages, language] = await Promise.all([
    fieldTexts(form),
    getTranslations("site"),
    fieldLanguagesOf(scope.languages),
    getLocale(),
  ]);
  const text = (json: unknown) => localise(json, language, scope.languages)?.text;
  const quotaName = (quota: PlacesProps["places"]["quotas"][number]) =>
    quota.root ? t("whole") : (text(quota.name) ?? "–");
  return { t, site, fieldLanguages, text, quotaName };
}

/** How many places there are: the whole edition, and parts of it kept for some. */
export async function QuotaForms(props: PlacesProps) {
  const { scope, places } = props;
  const { t, site, fieldLanguages, quotaName } = await words(props, "quota");
  const edits = may(scope, "edit-quotas");
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const named = places.quotas.map((quota) => ({
    ...quota,
    name: `${asLabel(site, quotaName(quota))} ${quota.capacity ?? t("unlimited")}`,
    outdated: props.outdated.get(quota.id) ?? [],
  }));
  return (
    <section className="section" aria-labelledby="quotas">
      <h2 id="quotas">{t("heading")}</h2>
      {may(scope, "set-capacity") ? (
        <DataTable
          look="folds"
          columns={["name", "capacity"]}
          rows={named.map((quota) => ({
            id: quota.id,
            cells: {
              name: <bdi>{quota.name}</bdi>,
              capacity: (
                <DeskForm
                  name={`capacity-${quota.id}`}
                  action={setCapacityAction}
                  hidden={{ ...address, quota: quota.id, version: quota.version }}
                  submit={t("save")}
                  look="outlined"
                  done={t("saved")}
                >
                  <FieldList
                    fields={[{ name: "capacity", kind: "number", short: true, optional: true }]}
                    values={quota.values}
                    fieldLanguages={[]}
                    t={t}
                  />
                </DeskForm>
              ),
            },
          }))}
        />
      ) : (
        <DataTable
          look="rows"
          columns={["name"]}
          rows={named.map(({ id, name }) => ({
            id,
            cells: {
              name: (
                <span className="name" dir="auto">
                  {name}
                </span>
              ),
            },
          }))}
        />
      )}
      {edits ? <h3 className="above-5">{t("parts")}</h3> : null}
      {edits ? (
        <ItemList
          name="quota"
          opened={props.opened}
          t={t}
          fieldLanguages={fieldLanguages}
          parts={named.filter((quota) => !quota.root)}
          hidden={address}
          idKey="quota"
          save={renameQuotaAction}
          remove={removeQuotaAction}
          removal={{}}
          also={(id) => <HistoryLink scope={scope} object={id} />}
          fields={[{ name: "name", kind: "line" }]}
          create={{
            action: createQuotaAction,
            hidden: address,
            further: [{ name: "capacity", kind: "number", short: true, optional: true }],
          }}
        />
      ) : null}
    </section>
  );
}

/** Why one may come, what it costs, and from which quotas it takes a place. */
export async function CategoryForms(props: PlacesProps) {
  const { scope, places } = props;
  const { t, site, fieldLanguages, text, quotaName } = await words(props, "category");
  const edits = may(scope, "edit-categories");
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const quotas = [
    { value: "", label: "–" },
    ...places.quotas.map((quota) => ({ value: quota.id, label: quotaName(quota) })),
  ];
  const root = places.quotas.find((quota) => quota.root);
  return (
    <section className="section" aria-labelledby="categories">
      <h2 id="categories">{t("heading")}</h2>
      {places.categories
        .filter(({ pending }) => pending > 0)
        .map(({ id, name, slug, pending }) => (
          <p key={id} className="small muted">
            <bdi>{asLabel(site, text(name) ?? slug)}</bdi> {t("waiting", { count: pending })}
          </p>
        ))}
      {edits ? (
        <ItemList
          name="category"
          opened={props.opened}
          t={t}
          fieldLanguages={fieldLanguages}
          parts={places.categories.map((category) => ({
            ...category,
            name: `${text(category.name) ?? category.slug} (${category.live})`,
            outdated: props.outdated.get(category.id) ?? [],
          }))}
          hidden={address}
          idKey="category"
          save={editCategoryAction}
          remove={removeCategoryAction}
          removal={{}}
          also={(id) => <HistoryLink scope={scope} object={id} />}
          fields={[
            { name: "name", kind: "line" },
            { name: "description", kind: "block", optional: true },
            { name: "cost", kind: "line", optional: true },
            { name: "payment", kind: "markdown", optional: true },
            { name: "public", kind: "tick" },
            { name: "approval", kind: "tick" },
            { name: "answerBy", kind: "date", short: true, optional: true },
            { name: "closed", kind: "tick" },
            {
              name: "quotas",
              kind: "rows",
              look: "lines",
              spare: 0,
              least: places.quotas.length,
              keys: [["quota"]],
              fields: [{ name: "quota", kind: "select", options: quotas }],
            },
            { name: "order", kind: "number", short: true },
          ]}
          create={{
            action: createCategoryAction,
            hidden: address,
            values: {
              public: "on",
              ...(root ? { "quotas.0.quota": root.id } : {}),
            },
            without: ["order"],
          }}
        />
      ) : (
        <DataTable
          look="rows"
          columns={["name", "live"]}
          rows={places.categories.map(({ id, name, slug, live }) => ({
            id,
            cells: {
              name: (
                <span className="name" dir="auto">
                  {text(name) ?? slug}
                </span>
              ),
              live: <span>{live}</span>,
            },
          }))}
        />
      )}
    </section>
  );
}
