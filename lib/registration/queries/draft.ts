import "server-only";
import { reading } from "@/lib/platform/db/client";
import type { DraftScope } from "../policy";
import { APPLICANT_COLUMNS } from "../rules/applicant";
import type { Applicant } from "../schema/applicant";
import { asDraftContent, type DraftContent } from "../schema/draft";
import { carriedContent } from "./carried-draft";

export interface DraftRow extends Applicant {
  /** "draft" until it was sent. */
  state: string;
  categoryId: string | null;
  mode: "on_site" | "online" | "either";
  /** As a form of what is asked now shows it. */
  content: DraftContent;
  /** With the wordings that were seen. */
  stored: DraftContent;
  linkVersion: number;
  /** Raised by everything that is stored. */
  version: number;
}

/** What was typed so far; only the holder of the draft's link reads it, never an organiser. */
export async function getDraft(scope: DraftScope): Promise<DraftRow> {
  return reading(async (db) => {
    const { draft, ...row } = await db.registration.findUniqueOrThrow({
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
    });
    const stored = asDraftContent(draft);
    return { ...row, stored, content: await carriedContent(db, scope, stored) };
  });
}
