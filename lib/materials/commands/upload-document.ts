import "server-only";
import { editionAction } from "@/lib/access/access";
import { LIMITS } from "@/lib/platform/limits";
import { LARGEST_DOCUMENT } from "../rules/documents";
import { NewDocumentSchema } from "../schema";
import { addDocument } from "./materials";

/** What a form has beside its document. */
const REST = 10_000;

/** As an organiser's action, for the one handler that takes what is larger than actions may be. */
export const uploadDocument = editionAction("edit-pictures", NewDocumentSchema, addDocument, {
  files: ["document"],
  largest: LARGEST_DOCUMENT + REST,
  counts: (_input, _network, { actor }) => [[LIMITS.documentPerLogin, actor.id]],
});
