import "server-only";
import { reading } from "@/lib/platform/db/client";
import type { DraftScope } from "../policy";
import { APPLICANT_COLUMNS } from "../rules/applicant";
import type { Applicant } from "../schema/applicant";
import { asDraftContent, DRAFT_PAGES, type DraftContent, type DraftPage } from "../schema/draft";

export interface DraftRow extends Applicant {
  /** "draft" until it was sent. */
  state: string;
  categoryId: string | null;
  mode: "on_site" | "online" | "either";
  content: DraftContent;
  linkVersion: number;
  /** Raised by everything that is stored. */
  version: number;
}

/** What was typed so far; only the holder of the draft's link reads it, never an organiser. */
export async function getDraft(scope: DraftScope): Promise<DraftRow> {
  const { draft, ...row } = await reading((db) =>
    db.registration.findUniqueOrThrow({
      where: { organisationId_id: { organisationId: scope.head.organisationId, id: scope.registrationId } },
      select: {
        state: true,
        ...APPLICANT_COLUMNS,
        categoryId: true,
        mode: true,
        linkVersion: true,
        version: true,
        draft: true,
      },
    }),
  );
  return { ...row, content: asDraftContent(draft) };
}

/** The first page that was not answered yet. */
export function nextPage(row: DraftRow): DraftPage {
  return DRAFT_PAGES[Math.min(row.content.pages, DRAFT_PAGES.length - 1)] ?? "check";
}
