"use server";

import { editionAction } from "@/lib/access/access";
import { pasteAtDesk, quickAdd } from "../commands/paste-at-desk";
import { takeBackPasted } from "../commands/take-back-pasted";
import { PASTE_FORM_SIZE, PasteBackSchema, PasteSchema, QuickAddSchema } from "../schema/pasted";

export const pasteSessionsAction = editionAction("import-schedule", PasteSchema, pasteAtDesk, {
  largest: PASTE_FORM_SIZE,
  after: ({ batch }, { schoolSlug, editionSlug }, { locale }) =>
    batch ? `/${locale}/organise/${schoolSlug}/${editionSlug}/programme?pasted=${batch}` : undefined,
});
export const quickAddAction = editionAction("import-schedule", QuickAddSchema, quickAdd);
export const takeBackPastedAction = editionAction("import-schedule", PasteBackSchema, takeBackPasted);
