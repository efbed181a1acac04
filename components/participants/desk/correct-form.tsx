"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { correctRegistrationAction } from "@/lib/participants/actions/correct";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { listCountries } from "@/lib/platform/i18n/countries";
import { LOCALE_OPTIONS } from "@/lib/platform/i18n/locales";
import { APPLICANT, APPLICANT_NAMES } from "@/lib/registration/schema/applicant";
import type { FactWords } from "./applicant-words";

interface CorrectFormProps {
  registration: RegistrationDetail;
  language: string;
  factWords: FactWords;
  address: { school: string; edition: string };
}

/** Who somebody is, corrected with a reason. The person is told, at both addresses where there is another one. */
export function CorrectForm({ registration, language, factWords, address }: CorrectFormProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  const countries = useMemo(() => [{ value: "", label: "–" }, ...listCountries(language)], [language]);
  const words = { fullName: t("name"), language: t("language"), ...factWords };
  return (
    <DeskForm
      name="correct"
      action={correctRegistrationAction}
      hidden={{ ...address, registration: registration.id, version: registration.version }}
      submit={t("correct.submit")}
      look="outlined"
      done={t("correct.done")}
      onDone={() => void client.invalidateQueries({ queryKey: ["registrations"] })}
    >
      <p className="small muted">{t("correct.told")}</p>
      {APPLICANT_NAMES.map((name) => {
        const { control, most, needed } = APPLICANT[name];
        const shared = { name, label: words[name], value: registration[name], optional: !needed.desk };
        if (control === "language") return <SelectField key={name} {...shared} options={LOCALE_OPTIONS} />;
        if (control === "country") return <SelectField key={name} {...shared} options={countries} />;
        return <TextField key={name} {...shared} type={control} maxLength={most ?? undefined} />;
      })}
      <TextField name="reason" label={t("correct.reason")} hint={t("correct.reasonHint")} maxLength={300} />
    </DeskForm>
  );
}
