import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { MailPreview } from "@/components/outbox/desk/mail-preview";
import type { EditionScope } from "@/lib/access/access";
import { saveMailingAction, sendMailingAction } from "@/lib/audiences/actions/mailings";
import type { getMailingForm } from "@/lib/audiences/queries/mailings";
import { AUDIENCES } from "@/lib/audiences/schema";
import { formatLanguage } from "@/lib/platform/dates/format";

interface MailingFormProps {
  scope: EditionScope;
  /** Null: a new one. */
  form: Awaited<ReturnType<typeof getMailingForm>> | null;
}

/** Audience and words, saved as a draft; then one button that says how many it reaches. */
export async function MailingForm({ scope, form }: MailingFormProps) {
  const [t, fieldLanguages, audiences, language] = await Promise.all([
    fieldTexts("mailing"),
    fieldLanguagesOf(scope.languages),
    optionsOf("audience", AUDIENCES),
    getLocale(),
  ]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/outbox`;
  const fields = [
    { name: "audience", kind: "checks", options: audiences },
    { name: "subject", kind: "line" },
    { name: "body", kind: "markdown" },
  ] as const;
  return (
    <>
      <h1>{t("heading")}</h1>
      {form?.state === "sent" ? <p className="said said--note">{t("was-sent")}</p> : null}
      {form?.state === "sent" ? null : (
        <DeskForm
          name="mailing"
          action={saveMailingAction}
          hidden={{ ...address, mailing: form?.id ?? "", version: form?.version ?? 0 }}
          submit={t("save-draft")}
          look={form ? "outlined" : "filled"}
          done={t("saved")}
          {...(form ? {} : { doneHref: `${base}/write/{mailingId}` })}
        >
          <FieldList
            fields={fields}
            values={form?.values ?? { audience: "confirmed" }}
            fieldLanguages={fieldLanguages}
            t={t}
          />
        </DeskForm>
      )}
      {form ? <Previews form={form} language={language} /> : null}
      {form?.state === "draft" ? (
        <DeskForm
          name="mailing-send"
          action={sendMailingAction}
          hidden={{ ...address, mailing: form.id, version: form.version }}
          submit={`${t("send")} (${form.reaches})`}
          icon="arrow"
          ofStored
          done={t("sent")}
        />
      ) : null}
    </>
  );
}

/** The mail itself, once for each language of those who get it. */
async function Previews({
  form,
  language,
}: {
  form: NonNullable<MailingFormProps["form"]>;
  language: string;
}) {
  const t = await getTranslations("desk-lists");
  return (
    <section className="section" aria-labelledby="previews">
      <h2 id="previews">{t("outbox.preview-title")}</h2>
      {form.previews.map((preview) => (
        <div className="above-4" key={preview.language}>
          <h3>
            {preview.people === 0
              ? t("outbox.preview-none")
              : t("outbox.preview-for", {
                  count: preview.people,
                  language: formatLanguage(preview.language, language),
                })}
          </h3>
          {preview.written ? null : <p className="said said--note above-2">{t("outbox.preview-fallback")}</p>}
          <MailPreview mail={preview.mail} />
        </div>
      ))}
    </section>
  );
}
