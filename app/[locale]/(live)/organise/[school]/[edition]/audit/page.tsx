import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuditList } from "@/components/desk/lists/audit-list";
import { listAudit } from "@/lib/audit/queries";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate, organisationGate } from "../../../_desk/gate";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.audit") };
}

export default async function AuditPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-audit");
  // The whole organisation's history: roles and settings matter most, and they belong to no edition.
  const organisation = await organisationGate(scope.organisationId, "view-audit");
  const { after } = await searchParams;
  const cursor = typeof after === "string" && ID.test(after) ? after : null;
  const [{ entries, nextCursor }, t, desk, language] = await Promise.all([
    listAudit(organisation, { cursor }),
    getTranslations("desk-lists"),
    getTranslations("desk"),
    getLocale(),
  ]);
  return (
    <EditionDesk scope={scope} current="audit">
      <h1>{desk("menu.audit")}</h1>
      <p className="muted">{t("audit.about")}</p>
      <AuditList
        entries={entries}
        later={cursor !== null}
        nextCursor={nextCursor}
        timeZone={scope.timeZone}
        language={language}
        t={t}
      />
    </EditionDesk>
  );
}
