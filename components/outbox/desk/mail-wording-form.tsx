import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { wordMailAction } from "@/lib/outbox/actions/messages";
import type { getMailWording } from "@/lib/outbox/queries/mail-wordings";
import { capitalise, formatLanguage } from "@/lib/platform/dates/format";
import { MailPreview } from "./mail-preview";

interface MailWordingFormProps {
  scope: EditionScope<"view-outbox">;
  wording: NonNullable<Awaited<ReturnType<typeof getMailWording>>>;
  /** Flat names of texts that are older than their original. */
  outdated: readonly string[];
}

/** How the edition says one mail, and how it reads then, in each of its languages. */
export async function MailWordingForm({ scope, wording, outdated }: MailWordingFormProps) {
  const [t, mails, fieldLanguages, blocks, language] = await Promise.all([
    fieldTexts("mail-wording"),
    getTranslations("emails"),
    fieldLanguagesOf(scope.languages),
    optionsOf("mail-block", wording.blocks),
    getLocale(),
  ]);
  const { template, form, placeholders } = wording;
  const hidden = {
    school: scope.schoolSlug,
    edition: scope.editionSlug,
    template,
    version: form.version,
  };
  const names = placeholders.map((name) => `{${name}}`).join(", ");
  const isOurs = Object.keys(form.values).length === 0;
  return (
    <>
      <h1>{capitalise(mails(`${template}.name`), language)}</h1>
      {may(scope, "edit-mails") ? (
        <section className="section" aria-labelledby="wording">
          <h2 id="wording">{t("heading")}</h2>
          <p>{t("introduction")}</p>
          <SaidHere>
            <DeskForm
              name="mail-wording"
              action={wordMailAction}
              hidden={hidden}
              submit={t("save")}
              done={t("saved")}
            >
              <FieldList
                fields={[
                  { name: "subject", kind: "line", optional: true },
                  { name: "opening", kind: "markdown", optional: true },
                  { name: "closing", kind: "markdown", optional: true },
                  ...(blocks.length > 0
                    ? [{ name: "leftOut", kind: "checks", options: blocks } as const]
                    : []),
                ]}
                values={form.values}
                fieldLanguages={fieldLanguages}
                outdated={outdated}
                t={t}
              />
              <p className="muted above-3">{t("may-use", { names })}</p>
            </DeskForm>
            {isOurs ? null : (
              <DeskForm
                name="mail-wording-standard"
                action={wordMailAction}
                hidden={hidden}
                submit={t("standard")}
                look="text"
                done={t("standard-done")}
                goesAway
                undo={{
                  action: wordMailAction,
                  hidden: { ...hidden, version: form.version + 1, ...form.values },
                  submit: t("standard-undo"),
                  done: t("saved"),
                }}
              />
            )}
          </SaidHere>
        </section>
      ) : null}
      <Previews wording={wording} language={language} />
    </>
  );
}

async function Previews({
  wording: { previews, readers, reader },
  language,
}: {
  wording: MailWordingFormProps["wording"];
  language: string;
}) {
  const t = await getTranslations("desk-lists");
  return (
    <section className="section" aria-labelledby="previews">
      <h2 id="previews">{t("outbox.preview-title")}</h2>
      {readers.length > 0 ? (
        <form className="row above-3" method="get">
          <label htmlFor="reader">{t("outbox.wording.read-as")}</label>
          <select className="in" id="reader" name="reader" defaultValue={reader ?? ""}>
            <option value="">{t("outbox.wording.made-up")}</option>
            {readers.map(({ id, fullName }) => (
              <option key={id} value={id} dir="auto">
                {fullName}
              </option>
            ))}
          </select>
          <button type="submit" className="btn btn--line btn--small">
            <span>{t("outbox.wording.show")}</span>
          </button>
        </form>
      ) : null}
      {previews.map((preview) => (
        <div className="above-4" key={preview.language}>
          <h3>{formatLanguage(preview.language, language)}</h3>
          {preview.written ? null : <p className="said said--note above-2">{t("outbox.wording.fallback")}</p>}
          <MailPreview mail={preview.mail} />
        </div>
      ))}
    </section>
  );
}
