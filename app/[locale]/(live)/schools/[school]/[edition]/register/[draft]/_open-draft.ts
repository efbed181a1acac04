import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locales";
import { requireDraft } from "@/lib/registration/access/draft";
import type { DraftScope } from "@/lib/registration/policy";
import { notThere } from "../../../../../_not-there";

/** What the pages of a draft get from their address. */
export interface DraftParams {
  locale: Locale;
  school: string;
  edition: string;
  draft: string;
}

/** The draft of a link; a link that opens nothing is a page that is not there. */
export async function openDraft({ locale, school, edition, draft }: DraftParams): Promise<DraftScope> {
  try {
    return await requireDraft(locale, draft);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found")
      return notThere("draft", `/${locale}/schools/${school}/${edition}/register`);
    throw error;
  }
}
