import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { setSignUpAction } from "@/lib/signups/actions/desk";
import type { SignUpForm } from "@/lib/signups/queries/session-places";
import { SIGN_UP_MODES } from "@/lib/signups/schema";

interface SessionPlacesProps {
  scope: EditionScope<"edit-sessions">;
  session: string;
  places: SignUpForm;
}

/** Whether one signs up for a session, for how many places and from when; and how many did. */
export async function SessionPlacesForm({ scope, session, places }: SessionPlacesProps) {
  const [t, programme, list, language, modes] = await Promise.all([
    fieldTexts("session-places"),
    getTranslations("desk-programme"),
    getTranslations("session-places.list"),
    getLocale(),
    optionsOf("signUp", SIGN_UP_MODES),
  ]);
  const { version, values, signUp, capacity, taken, waiting } = places;
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme/sessions`;
  return (
    <section className="section" aria-labelledby="places">
      <h2 id="places">{t("heading")}</h2>
      {(signUp !== "free" || taken + waiting > 0) && (
        <p>
          {programme("signed-up", { taken, waiting, capacity: capacity ?? "none" })}{" "}
          {may(scope, "view-registrations") && <a href={`${base}/${session}/places`}>{list("link")}</a>}
        </p>
      )}
      <DeskForm
        name="session-places"
        action={setSignUpAction}
        hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, session, version }}
        submit={t("save")}
        look="outlined"
        done={t("saved")}
      >
        <FieldList
          values={values}
          fieldLanguages={[]}
          t={t}
          fields={[
            { name: "signUp", kind: "select", options: modes },
            { name: "capacity", kind: "number", short: true, optional: true },
            { name: "opensAt", kind: "datetime-local", short: true, optional: true },
          ]}
        />
      </DeskForm>
    </section>
  );
}
