import { getLocale } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { FieldTexts } from "@/components/forms/desk/fields";
import { SaidHere } from "@/components/forms/desk/said-here";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import { TextField } from "@/components/forms/text-field";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { cancelEditionAction, stopCancellationAction } from "@/lib/editions/actions/edition";
import type { CancellationNews } from "@/lib/editions/queries/cancellation";
import type { getEditionForms } from "@/lib/editions/queries/edit-forms";
import { formatDay, formatTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { transitionEditionAction } from "@/lib/setup/actions/setup";
import { PageSection } from "./page-texts";

interface PublishFormsProps {
  scope: EditionScope<"view-drafts">;
  forms: Awaited<ReturnType<typeof getEditionForms>>;
  news: CancellationNews;
  fieldLanguages: FieldLanguage[];
}

/** Publish, take back, archive or cancel; only the transitions that make sense now are shown. */
export async function PublishForms({ scope, forms, news, fieldLanguages }: PublishFormsProps) {
  const [t, language] = await Promise.all([fieldTexts("publish"), getLocale()]);
  const name = localise(forms.title, language, scope.languages)?.text ?? "";
  const hidden = { school: scope.schoolSlug, edition: scope.editionSlug, version: forms.version };
  // While a cancellation waits there is one thing to decide.
  const transitions = forms.cancelDueAt ? [] : transitionsNow(forms);
  const since = forms.cancelledAt ?? forms.publishedAt;
  const state = forms.cancelledAt ? "cancelled" : forms.publishedAt ? "published" : "draft";
  return (
    <PageSection scope={scope} id="publish" form="publish" act="publish-edition">
      <p className="above-3" role="status">
        {t(`state-${state}`)}
        {since ? ` ${formatDay(since, scope.timeZone, language)}.` : ""}
        {forms.cancelDueAt
          ? ` ${t("state-cancelling", { time: formatTime(forms.cancelDueAt, scope.timeZone, language) })}`
          : ""}
      </p>
      <CancellationSaid news={news} cancelled={forms.cancelledAt !== null} t={t} />
      {/* Whatever is done here takes its own form away. */}
      <SaidHere>
        {forms.cancelDueAt && may(scope, "cancel-edition") ? (
          <DeskForm
            name="stop-cancellation"
            action={stopCancellationAction}
            hidden={hidden}
            submit={t("stop")}
            icon="back"
            done={t("stop-done")}
            goesAway
          />
        ) : null}
        <div className="row above-4">
          {transitions.map((transition, index) => (
            <DeskForm
              key={transition}
              name={transition}
              action={transitionEditionAction}
              hidden={{ ...hidden, transition: transition === "revive" ? "publish" : transition }}
              submit={t(transition)}
              look={index === 0 && transition === "publish" ? "filled" : "outlined"}
              icon={transition === "revive" ? "back" : "arrow"}
              done={t(`${transition}-done`)}
              goesAway
            />
          ))}
        </div>
        {forms.publishedAt && !forms.cancelledAt && !forms.cancelDueAt && may(scope, "cancel-edition") ? (
          <details className="fold">
            <summary>{t("cancel-title")}</summary>
            <p>{t("cancel-text", { count: news.people })}</p>
            <DeskForm
              name="cancel"
              action={cancelEditionAction}
              hidden={hidden}
              submit={t("cancel", { count: news.people })}
              look="outlined"
              icon="warning"
              done={t("cancel-done")}
              goesAway
            >
              <FieldList
                fields={[{ name: "reason", kind: "line" }]}
                values={{}}
                fieldLanguages={fieldLanguages}
                t={t}
              />
              <TextField name="name" value="" label={t("name.label", { name })} hint={t("name.hint")} />
            </DeskForm>
          </details>
        ) : null}
      </SaidHere>
    </PageSection>
  );
}

/** What a cancellation did to people, and what bringing it back does; after that, what it did. */
function CancellationSaid({
  news,
  cancelled,
  t,
}: {
  news: CancellationNews;
  cancelled: boolean;
  t: FieldTexts;
}) {
  if (cancelled) {
    const count = news.cancelled ?? { left: 0, waiting: 0 };
    return (
      <>
        <p className="above-3">{t("cancelled-mails", count)}</p>
        <p className="muted above-3">{t("revive-text")}</p>
      </>
    );
  }
  return news.revived ? <p className="above-3">{t("revived-mails", news.revived)}</p> : null;
}

function transitionsNow(edition: {
  publishedAt: Date | null;
  archivedAt: Date | null;
  cancelledAt: Date | null;
}) {
  if (edition.cancelledAt) return ["revive"];
  if (edition.archivedAt) return ["unarchive"];
  return edition.publishedAt ? ["unpublish", "archive"] : ["publish"];
}
