import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { boardAsked } from "@/components/programme/desk/board-asked";
import { ProgrammeBody } from "@/components/programme/desk/programme-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { isUuid } from "@/lib/platform/uuid";
import { findArranged } from "@/lib/programme/queries/arranged";
import { getBoard } from "@/lib/programme/queries/board";
import { countChanged } from "@/lib/programme/queries/changeable";
import { listDeletedSessions } from "@/lib/programme/queries/deleted-sessions";
import { getDraftMark } from "@/lib/programme/queries/draft-mark";
import { findPasted } from "@/lib/programme/queries/pasted";
import { countStars } from "@/lib/stars/queries/count-stars";
import { one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.programme") };
}

export default async function ProgrammePage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const asked = await searchParams;
  // Read first: what changes meanwhile is seen once more, and never missed.
  const mark = await getDraftMark(scope);
  const batch = one(asked.pasted);
  const act = one(asked.arranged);
  const change = one(asked.changed);
  const [board, deleted, saved, moved, changedCount, language, stars] = await Promise.all([
    getBoard(scope, boardAsked(asked)),
    listDeletedSessions(scope),
    batch && isUuid(batch) ? findPasted(scope, batch) : null,
    act && isUuid(act) ? findArranged(scope, act) : null,
    change && isUuid(change) ? countChanged(scope, change) : null,
    getLocale(),
    countStars(scope),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-programme", "paste"]}>
        <ProgrammeBody
          {...{ scope, board, deleted, asked, language, mark, stars }}
          pasted={batch && saved ? { batch, count: saved.sessions.length, gone: saved.gone } : null}
          changed={change && changedCount ? { batch: change, count: changedCount } : null}
          arranged={act && moved ? { batch: act, done: moved.done, untouched: moved.untouched.length } : null}
        />
      </BrowserTexts>
    </EditionDesk>
  );
}
