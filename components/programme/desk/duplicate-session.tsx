import { getLocale } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { localise } from "@/lib/platform/i18n/localised";
import { duplicateSessionAction } from "@/lib/programme/actions/programme";
import type { DuplicateTarget } from "@/lib/programme/queries/duplicate-targets";

interface DuplicateProps {
  scope: EditionScope;
  session: string;
  targets: readonly DuplicateTarget[];
}

/** The session once more, here or in another edition; then its own form, for what is different. */
export async function DuplicateSession({ scope, session, targets }: DuplicateProps) {
  const [t, language] = await Promise.all([fieldTexts("duplicate"), getLocale()]);
  const hidden = { school: scope.schoolSlug, edition: scope.editionSlug, session };
  const words = (text: unknown, languages: readonly string[]) =>
    localise(text, language, languages)?.text ?? "";
  const doneHref = `/${language}/organise/{school}/{edition}/programme/sessions/{sessionId}`;
  return (
    <details className="fold">
      <summary>{t("ask")}</summary>
      <p className="hint">{t("lead")}</p>
      <DeskForm
        name="session-duplicate"
        action={duplicateSessionAction}
        hidden={{ ...hidden, into: "" }}
        submit={t("here")}
        look="outlined"
        icon="plus"
        ofStored
        done={t("done")}
        doneHref={doneHref}
      />
      {targets.length > 0 ? (
        <DeskForm
          name="session-duplicate-elsewhere"
          action={duplicateSessionAction}
          hidden={hidden}
          submit={t("elsewhere")}
          look="outlined"
          icon="plus"
          ofStored
          done={t("done")}
          doneHref={doneHref}
        >
          <FieldList
            values={{}}
            fieldLanguages={[]}
            t={t}
            fields={[
              {
                name: "into",
                kind: "select",
                options: targets.map(({ into, title, languages, school }) => ({
                  value: into,
                  label: `${words(title, languages)} · ${words(school, languages)}`,
                })),
              },
              { name: "people", kind: "tick" },
            ]}
          />
        </DeskForm>
      ) : null}
    </details>
  );
}
