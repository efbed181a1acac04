import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { asksWhichHour, boardDays, boardItems } from "@/components/programme/desk/board-items";
import { ScheduleForm } from "@/components/programme/desk/schedule-form";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getCard } from "@/lib/programme/queries/cards";
import { notThere } from "../../../../../_not-there";
import { one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.programme") };
}

/** The Move dialog as a page: for browsers without JavaScript, and to be linked to. */
export default async function SchedulePage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "edit-slots");
  const draft = await editionGate(school, edition, "view-drafts");
  const asked = await searchParams;
  const [board, language, t] = await Promise.all([
    getCard(draft, { slot: one(asked.slot), session: one(asked.session) }),
    getLocale(),
    getTranslations("desk-programme"),
  ]);
  const base = `/${language}/organise/${school}/${edition}/programme`;
  const { scheduled, unscheduled } = boardItems(board, language, base, t);
  const item = scheduled[0] ?? unscheduled[0];
  if (!item) return notThere("desk");
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-programme"]}>
        <h1 dir="auto" lang={item.lang ?? undefined}>
          {item.title}
        </h1>
        <ScheduleForm
          item={item}
          days={boardDays(board, language, t)}
          asksHour={asksWhichHour(board)}
          rooms={board.rooms}
          address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
        />
      </BrowserTexts>
    </EditionDesk>
  );
}
