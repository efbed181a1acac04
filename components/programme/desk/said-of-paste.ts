import { getTranslations } from "next-intl/server";
import type { Said } from "@/components/forms/desk/said-context";
import type { EditionScope } from "@/lib/access/access";
import { takeBackPastedAction } from "@/lib/programme/actions/paste";

/** A list that was saved, by its act: how many of its sessions are as it made them, and how many were taken back. */
export interface SavedPaste {
  batch: string;
  count: number;
  gone: number;
}

/** What a pasted list brought, with the way back while any of it is as it came; null once all of it was changed. */
export async function saidOfPaste(
  { schoolSlug, editionSlug }: EditionScope,
  { batch, count, gone }: SavedPaste,
): Promise<Said | null> {
  const t = await getTranslations("paste");
  if (count === 0) return gone > 0 ? { text: t("undone") } : null;
  const undo = {
    action: takeBackPastedAction,
    hidden: { school: schoolSlug, edition: editionSlug, batch },
    submit: t("undo"),
    done: t("undone"),
  };
  return { text: t("saved", { count }), undo };
}
