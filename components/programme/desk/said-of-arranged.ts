import { getTranslations } from "next-intl/server";
import type { Said } from "@/components/forms/desk/said-context";
import type { EditionScope } from "@/lib/access/access";
import { takeBackArrangedAction } from "@/lib/programme/actions/arrange";

/** An act on several cards that was done, by its entry: how many of them are as it left them. */
export interface SavedArrangement {
  batch: string;
  done: number;
  untouched: number;
}

/** What an act on several cards did, with the way back while any of it is as it left it. */
export async function saidOfArranged(
  { schoolSlug, editionSlug }: EditionScope,
  { batch, done, untouched }: SavedArrangement,
): Promise<Said | null> {
  const t = await getTranslations("arrange");
  if (untouched === 0) return null;
  const undo = {
    action: takeBackArrangedAction,
    hidden: { school: schoolSlug, edition: editionSlug, batch },
    submit: t("undo"),
    done: t("undone"),
  };
  return { text: t("saved", { count: done }), undo };
}
