import { getLocale } from "next-intl/server";
import type { ComponentProps } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";

type Sent = Pick<ComponentProps<typeof DeskForm>, "name" | "action" | "hidden">;

interface TestMailFormProps extends Sent {
  scope: EditionScope;
  /** Whose texts the button and its answer are. */
  of: "mailing" | "mail-wording";
}

/** A mail as it is stored, to whoever asks, in a language of theirs where the edition has it. */
export async function TestMailForm({ scope, of, hidden, ...sent }: TestMailFormProps) {
  const [t, fieldLanguages, language] = await Promise.all([
    fieldTexts(of),
    fieldLanguagesOf(scope.languages),
    getLocale(),
  ]);
  const options = fieldLanguages.map(({ tag, name }) => ({ value: tag, label: name }));
  return (
    <DeskForm
      {...sent}
      hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, ...hidden }}
      submit={t("test")}
      icon="arrow"
      look="outlined"
      ofStored
      done={t("test-done")}
    >
      <FieldList
        fields={[{ name: "language", kind: "select", options }]}
        values={{ language: scope.languages.includes(language) ? language : (scope.languages[0] ?? "") }}
        fieldLanguages={fieldLanguages}
        t={t}
      />
    </DeskForm>
  );
}
