import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuditList } from "@/components/audit/desk/audit-list";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ListHeading } from "@/components/desk/list-heading";
import { AUDIT_PAGE_SIZE, listAudit } from "@/lib/audit/queries/list-audit";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { askedPlace } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.audit") };
}

export default async function AuditPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-audit");
  const place = askedPlace(await searchParams);
  const [{ entries, total }, t, desk, language] = await Promise.all([
    listAudit(scope, place),
    getTranslations("desk-lists"),
    getTranslations("desk"),
    getLocale(),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="audit">
      <ListHeading title={desk("menu.audit")} scope={scope} page="audit" act="view-audit" count={total} />
      <p className="muted">{t("audit.about")}</p>
      <AuditList
        entries={entries}
        base={`/${language}/organise/${school}/${edition}/audit`}
        page={place.page}
        pages={Math.max(1, Math.ceil(total / AUDIT_PAGE_SIZE))}
        timeZone={scope.timeZone}
        language={language}
        t={t}
      />
    </EditionDesk>
  );
}
