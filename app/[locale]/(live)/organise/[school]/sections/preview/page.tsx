import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { PreviewSections } from "@/components/sections/desk/preview-sections";
import { findPreview } from "@/lib/sections/queries/sections";
import { notThere } from "../../../../_not-there";
import { askedVersion, one } from "../../../_desk/asked";
import { schoolGate } from "../../../_desk/gate";

interface Props {
  params: Promise<{ school: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sections"))("desk.preview-of") };
}

/** The sections of a school's page as they are written, or as they were published once. */
export default async function SchoolPreviewPage({ params, searchParams }: Props) {
  const [{ school }, asked] = await Promise.all([params, searchParams]);
  const scope = await schoolGate(school, "edit-school");
  const [sections, reader] = await Promise.all([
    findPreview(scope, askedVersion(asked.version)),
    getLocale(),
  ]);
  if (!sections) return notThere("desk");
  const page = `/${reader}/organise/${school}/sections`;
  return (
    <PlainDesk actor={scope.actor}>
      <PreviewSections
        sections={sections}
        languages={scope.languages}
        asked={{ language: one(asked.language), width: one(asked.width), version: one(asked.version) }}
        own={`${page}/preview`}
        back={page}
        reader={reader}
      />
    </PlainDesk>
  );
}
