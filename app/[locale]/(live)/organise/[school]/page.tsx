import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { NewEditionForm, SchoolForm } from "@/components/schools/desk/school-forms";
import { Icon } from "@/components/ui/icon";
import { langOf } from "@/components/ui/localised";
import { may } from "@/lib/access/policy";
import { localise } from "@/lib/platform/i18n/localised";
import { getSchoolForm } from "@/lib/schools/queries/edit-form";
import { hasExample } from "@/lib/setup/queries/example";
import { schoolGate } from "../_desk/gate";

interface Props {
  params: Promise<{ school: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("home.school-settings") };
}

export default async function SchoolPage({ params }: Props) {
  const { school } = await params;
  const scope = await schoolGate(school, "edit-school");
  const [form, desk, sections, language] = await Promise.all([
    getSchoolForm(scope),
    getTranslations("desk"),
    getTranslations("sections"),
    getLocale(),
  ]);
  const title = localise(form.title, language, scope.languages);
  return (
    <PlainDesk actor={scope.actor}>
      <h1 {...langOf(title)}>{title?.text ?? scope.schoolSlug}</h1>
      {may(scope, "create-edition") ? (
        <section className="section" id="new-edition">
          <h2>{desk("home.new-edition")}</h2>
          <p>{desk("home.next-lead")}</p>
          <p className="above-3">
            <Link className="btn btn--line btn--small" href={`/${language}/organise/${school}/next`}>
              <span>{desk("home.next-edition")}</span>
              <Icon name="arrow" />
            </Link>
          </p>
          <h3 className="above-5">{desk("home.empty-edition")}</h3>
          <NewEditionForm scope={scope} title={form.title} example={await hasExample()} />
        </section>
      ) : null}
      <section className="section">
        <h2>{desk("home.school-settings")}</h2>
        <p className="above-3">
          <Link className="sign" href={`/${language}/organise/${school}/sections`}>
            {sections("desk.school")}
          </Link>
        </p>
        <SchoolForm scope={scope} form={form} />
      </section>
    </PlainDesk>
  );
}
