import { getTranslations } from "next-intl/server";
import type { Said } from "@/components/forms/desk/said-context";
import type { EditionScope } from "@/lib/access/access";
import { takeBackPastedAction } from "@/lib/programme/actions/paste";

/** A list that was saved, by its act, and how many of its sessions are as it made them. */
export interface SavedPaste {
  batch: string;
  count: number;
}

/** What a pasted list brought, with the way back while any of it is as it came. */
export async function saidOfPaste(
  { schoolSlug, editionSlug }: EditionScope,
  { batch, count }: SavedPaste,
): Promise<Said> {
  const t = await getTranslations("paste");
  if (count === 0) return { text: t("undone") };
  const undo = {
    action: takeBackPastedAction,
    hidden: { school: schoolSlug, edition: editionSlug, batch },
    submit: t("undo"),
    done: t("undone"),
  };
  return { text: t("saved", { count }), undo };
}
