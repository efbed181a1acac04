import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HistoryFilters } from "@/components/audit/desk/history-filters";
import { HistoryHeading } from "@/components/audit/desk/history-heading";
import { HistoryList } from "@/components/audit/desk/history-list";
import { historyWords } from "@/components/audit/desk/history-words";
import { EditionDesk } from "@/components/desk/edition-desk";
import { sayMailings, speakOfSets } from "@/lib/audiences/queries/say-mailings";
import { AUDIT_PAGE_SIZE, listAudit, listHistoryMembers } from "@/lib/audit/queries/list-audit";
import { HistoryFilterSchema } from "@/lib/audit/schema";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { askedPlace } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { setTeller } from "../../../_desk/set-teller";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.audit") };
}

export default async function AuditPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-audit");
  const query = await searchParams;
  const [place, asked, language] = [askedPlace(query), HistoryFilterSchema.parse(query), await getLocale()];
  const [{ entries, total, object }, members, said, lists] = await Promise.all([
    listAudit(scope, asked, place),
    listHistoryMembers(scope),
    historyWords(scope, language, mailNames(language)),
    getTranslations("desk-lists"),
  ]);
  const lines = await sayMailings(scope, entries);
  const tellSet = await setTeller(scope, language, said.mails, speakOfSets(lines));
  const words = { ...said, tellSet };
  const about = object && { ...object, name: lines[0]?.name };
  const base = `/${language}/organise/${school}/${edition}/audit`;
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="audit">
      <HistoryHeading scope={scope} asked={asked} object={about} base={base} count={total} words={words} />
      <HistoryFilters base={base} asked={asked} members={members} t={words.t} />
      <HistoryList
        lines={lines}
        editionId={scope.editionId}
        base={base}
        asked={asked}
        page={place.page}
        pages={Math.max(1, Math.ceil(total / AUDIT_PAGE_SIZE))}
        words={words}
        lists={lists}
      />
    </EditionDesk>
  );
}
