import "server-only";
import { chosenGap, type Gap } from "@/components/translations/desk/translation-tasks";
import type { EditionScope } from "@/lib/access/access";
import { listCarriedTexts } from "@/lib/translations/queries/carried-texts";
import { listTranslationTasks } from "@/lib/translations/queries/translation-gaps";

/** The texts that wait for a translator in the language that is asked, and for a look; nothing where no gaps are told. */
export async function waitingTexts(
  scope: EditionScope<"view-drafts">,
  gaps: readonly Gap[],
  text: string | undefined,
) {
  if (gaps.length === 0) return { chosen: undefined, tasks: [], carried: null };
  const chosen = chosenGap(gaps, text);
  const tasks = chosen ? await listTranslationTasks(scope, chosen.language) : [];
  return { chosen, tasks, carried: await listCarriedTexts(scope) };
}
