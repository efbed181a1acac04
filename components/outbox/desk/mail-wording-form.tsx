import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { lookAtMailAction } from "@/lib/audiences/actions/mailings";
import { testMailAction, wordMailAction } from "@/lib/outbox/actions/messages";
import type { getMailWording } from "@/lib/outbox/queries/mail-wordings";
import { capitalise } from "@/lib/platform/dates/format";
import { LiveLook } from "./live-look";
import MailLooks from "./mail-looks";
import { TestMailForm } from "./test-mail-form";

interface MailWordingFormProps {
  scope: EditionScope<"view-outbox">;
  wording: NonNullable<Awaited<ReturnType<typeof getMailWording>>>;
  /** Flat names of texts that are older than their original. */
  outdated: readonly string[];
}

/** How the edition says one mail, and how it reads then, in each of its languages. */
export async function MailWordingForm({ scope, wording, outdated }: MailWordingFormProps) {
  const [t, lists, mails, fieldLanguages, blocks, language] = await Promise.all([
    fieldTexts("mail-wording"),
    getTranslations("desk-lists"),
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
  const isOurs = Object.values(form.values).every((value) => value === "");
  const said = {
    fallback: lists("outbox.wording.fallback"),
    unpublished: lists("outbox.preview-unpublished"),
  };
  const looks = {
    stored: <MailLooks looks={wording.previews} language={language} said={said} />,
    version: `${form.version} ${wording.reader}`,
    readers: wording.readers,
    reader: wording.reader,
    texts: {
      title: lists("outbox.preview-title"),
      readAs: lists("outbox.wording.read-as"),
      madeUp: lists("outbox.wording.made-up"),
      show: lists("outbox.wording.show"),
      ...said,
    },
  };
  const title = <h1>{capitalise(mails(`${template}.name`), language)}</h1>;
  if (!may(scope, "edit-mails"))
    return (
      <>
        {title}
        <LiveLook {...looks} />
      </>
    );
  return (
    <>
      {title}
      <LiveLook
        {...looks}
        action={lookAtMailAction}
        words={
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
        }
      >
        <h3 className="above-4">{t("test-heading")}</h3>
        <p>{t("test-introduction")}</p>
        <TestMailForm
          name="mail-test"
          action={testMailAction}
          hidden={{ template }}
          scope={scope}
          of="mail-wording"
        />
      </LiveLook>
    </>
  );
}
