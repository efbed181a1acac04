import { getLocale, getTranslations } from "next-intl/server";
import { ChoiceField, TickField } from "@/components/forms/choice-field";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import type { Filterable } from "@/lib/audiences/queries/filterable";
import { readTarget } from "@/lib/audiences/rules/target";
import { LONGEST_TARGET } from "@/lib/audiences/schema";
import { planBulkAction } from "@/lib/participants/actions/bulk";
import { DECISIONS } from "@/lib/participants/schema/decision";
import { LONGEST_NOTE } from "@/lib/participants/schema/note";
import { localise } from "@/lib/platform/i18n/localised";
import { asFilters } from "../registration-address";

interface BulkFormsProps {
  scope: EditionScope;
  /** The query of the list. */
  asked: string;
  count: number;
  categories: readonly { id: string; name: unknown }[];
  filterable: Filterable;
}

/** What can be done to everybody of a list. Each form leads to a preview: nothing happens before that was seen. */
export async function BulkForms({ scope, asked, count, categories, filterable }: BulkFormsProps) {
  const [language, t, decide] = await Promise.all([
    getLocale(),
    getTranslations("desk-bulk"),
    getTranslations("desk-registrations"),
  ]);
  const desk = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const base = `${desk}/registrations`;
  const target = targetOf(new URLSearchParams(asked));
  const hidden = { school: scope.schoolSlug, edition: scope.editionSlug, asked };
  const rest = { category: "", tag: "", member: "", note: "", words: "" };
  const form = {
    action: planBulkAction,
    submit: t("look"),
    look: "outlined",
    doneHref: `${base}/bulk/{bulk}`,
  } as const;
  const tags = filterable.tags.map(({ name }) => name);
  return (
    <>
      <h1>{t("title", { count })}</h1>
      <p className="muted">{t("intro")}</p>
      {may(scope, "decide-registration") ? (
        <section className="section" aria-labelledby="bulk-decide">
          <h2 id="bulk-decide">{t("decide")}</h2>
          <DeskForm {...form} name="bulk-decide" hidden={{ ...hidden, ...omit(rest, "words") }}>
            <ChoiceField
              name="act"
              label={t("which")}
              options={DECISIONS.map((value) => ({ value, label: decide(`decide.${value}`) }))}
              chosen={["confirm"]}
            />
            <div className="field">
              <TickField name="tell" label={t("tell")} ticked />
            </div>
            <TextField name="words" label={decide("decide.words")} value="" rows={4} optional />
          </DeskForm>
        </section>
      ) : null}
      {may(scope, "annotate-registration") ? (
        <>
          <section className="section" aria-labelledby="bulk-tag">
            <h2 id="bulk-tag">{t("tag")}</h2>
            <DeskForm {...form} name="bulk-tag" hidden={{ ...hidden, ...omit(rest, "tag") }}>
              <ChoiceField
                name="act"
                label={t("which")}
                options={[
                  { value: "tag", label: t("put-tag") },
                  { value: "untag", label: t("take-tag") },
                ]}
                chosen={["tag"]}
              />
              <TextField
                name="tag"
                label={t("tag-name")}
                hint={decide("marks.name-hint")}
                value=""
                maxLength={40}
                list="tags-of-edition"
              />
              <datalist id="tags-of-edition">
                {tags.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </DeskForm>
          </section>
          <section className="section" aria-labelledby="bulk-assign">
            <h2 id="bulk-assign">{t("assign")}</h2>
            <DeskForm
              {...form}
              name="bulk-assign"
              hidden={{ ...hidden, ...omit(rest, "member"), act: "assign" }}
            >
              <SelectField
                name="member"
                label={t("member")}
                options={[
                  { value: "", label: t("nobody") },
                  ...filterable.team.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value=""
              />
            </DeskForm>
          </section>
          <section className="section" aria-labelledby="bulk-note">
            <h2 id="bulk-note">{t("note")}</h2>
            <DeskForm {...form} name="bulk-note" hidden={{ ...hidden, ...omit(rest, "note"), act: "note" }}>
              <TextField
                name="note"
                label={decide("notes.label")}
                hint={decide("notes.hint")}
                value=""
                rows={4}
                maxLength={LONGEST_NOTE}
              />
            </DeskForm>
          </section>
        </>
      ) : null}
      {may(scope, "change-registration") && categories.length > 1 ? (
        <section className="section" aria-labelledby="bulk-category">
          <h2 id="bulk-category">{t("category")}</h2>
          <DeskForm
            {...form}
            name="bulk-category"
            hidden={{ ...hidden, ...omit(omit(rest, "category"), "tell"), act: "category" }}
          >
            <SelectField
              name="category"
              label={decide("category")}
              hint={decide("move.hint")}
              options={categories.map(({ id, name }) => ({
                value: id,
                label: localise(name, language, scope.languages)?.text ?? "–",
              }))}
              value={categories[0]?.id ?? ""}
            />
            <div className="field">
              <TickField name="tell" label={t("tell")} ticked />
            </div>
          </DeskForm>
        </section>
      ) : null}
      {may(scope, "send-messages") ? (
        <p className="above-4">
          {"to" in target ? (
            <a className="act" href={`${desk}/outbox/write/new?${new URLSearchParams(target)}`}>
              {t("write")}
            </a>
          ) : (
            t(`write-not.${target.not}`)
          )}
        </p>
      ) : null}
      {may(scope, "print-attendance") ? (
        <p className="above-4">
          <a className="act" href={`${desk}/print?${asked}`}>
            {t("print")}
          </a>
        </p>
      ) : null}
      {may(scope, "print-attendance") ? (
        <p className="above-4">
          <a className="act" href={`${desk}/print?as=list&${asked}`}>
            {t("print-list")}
          </a>
        </p>
      ) : null}
      <p className="above-4">
        <a className="act" href={`${base}?${asked}`}>
          {t("back")}
        </a>
      </p>
    </>
  );
}

/** A list as whom a message is for, or why it can't be: a message remembers no words of a search, which are somebody's name. */
function targetOf(asked: URLSearchParams): { to: string } | { not: "search" | "long" } {
  if (asked.get("q")) return { not: "search" };
  const to = `set:${asFilters(asked)}`;
  return to.length > LONGEST_TARGET || !readTarget(to) ? { not: "long" } : { to };
}

function omit<Key extends string>(rest: Record<string, string>, key: Key): Record<string, string> {
  return Object.fromEntries(Object.entries(rest).filter(([name]) => name !== key));
}
