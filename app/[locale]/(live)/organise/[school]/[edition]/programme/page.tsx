import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { boardAsked } from "@/components/programme/desk/board-asked";
import { ProgrammeBody } from "@/components/programme/desk/programme-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getBoard } from "@/lib/programme/queries/board";
import { listDeletedSessions } from "@/lib/programme/queries/deleted-sessions";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.programme") };
}

export default async function ProgrammePage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const asked = await searchParams;
  const [board, deleted, language] = await Promise.all([
    getBoard(scope, boardAsked(asked)),
    listDeletedSessions(scope),
    getLocale(),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-programme"]}>
        <ProgrammeBody scope={scope} board={board} deleted={deleted} asked={asked} language={language} />
      </BrowserTexts>
    </EditionDesk>
  );
}
