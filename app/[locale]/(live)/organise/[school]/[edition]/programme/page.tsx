import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getBoard } from "@/lib/programme/queries/board";
import { listDeletedSessions } from "@/lib/programme/queries/deleted-sessions";
import { BrowserTexts } from "../../../_desk/browser-texts";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { ProgrammeBody } from "./_body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.programme") };
}

export default async function ProgrammePage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const [board, deleted, asked, language] = await Promise.all([
    getBoard(scope),
    listDeletedSessions(scope),
    searchParams,
    getLocale(),
  ]);
  return (
    <EditionDesk scope={scope} current="programme">
      <BrowserTexts namespaces={["desk-ui", "faults", "desk-programme"]}>
        <ProgrammeBody scope={scope} board={board} deleted={deleted} asked={asked} language={language} />
      </BrowserTexts>
    </EditionDesk>
  );
}
