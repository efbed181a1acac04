import { getTranslations } from "next-intl/server";
import type { Said } from "@/components/forms/desk/said-context";
import type { EditionScope } from "@/lib/access/access";
import { takeBackChangeAction } from "@/lib/programme/actions/change";

/** What a change of many sessions did, with the way back. */
export async function saidOfChange(
  { schoolSlug, editionSlug }: EditionScope,
  { batch, count }: { batch: string; count: number },
): Promise<Said> {
  const t = await getTranslations("change");
  const undo = {
    action: takeBackChangeAction,
    hidden: { school: schoolSlug, edition: editionSlug, batch },
    submit: t("undo"),
    done: t("undone"),
  };
  return { text: t("saved", { count }), undo };
}
