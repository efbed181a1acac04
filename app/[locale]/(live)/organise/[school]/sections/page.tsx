import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { SchoolSections } from "@/components/sections/desk/school-sections";
import { getSections } from "@/lib/sections/queries/sections";
import { one } from "../../_desk/asked";
import { schoolGate } from "../../_desk/gate";

interface Props {
  params: Promise<{ school: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections"))("desk.heading") };
}

/** What a school's page says in sections of its own. */
export default async function SchoolSectionsPage({ params, searchParams }: Props) {
  const [{ school }, asked] = await Promise.all([params, searchParams]);
  const scope = await schoolGate(school, "edit-school");
  const [sections, t] = await Promise.all([getSections(scope), getTranslations("sections")]);
  return (
    <PlainDesk actor={scope.actor}>
      <h1>{t("desk.school")}</h1>
      <SchoolSections scope={scope} sections={sections} opened={one(asked.open)} />
    </PlainDesk>
  );
}
