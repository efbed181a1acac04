import { notFound } from "next/navigation";
import { AppError } from "@/lib/platform/errors";
import { type DraftScope, requireDraft } from "@/lib/registration/access/draft";

/** The draft of a link; a link that opens nothing is a page that is not there. */
export async function openDraft(locale: string, token: string): Promise<DraftScope> {
  try {
    return await requireDraft(locale, token);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}
