import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { isLinkToken, linkTokenId } from "@/lib/platform/secrets";
import type { SpeakerScope } from "./policy";
import { findSpeakerLink } from "./queries/find-link";

/**
 * The gate of everything below /speak/{token}. A link that was ended, or went to an address that is not the speaker's any
 * more, a speaker who was taken off the programme, an edition that was deleted: not found.
 * @throws AppError("not-found")
 */
export const requireSpeakerLink = cache(async (token: string): Promise<SpeakerScope> => {
  const id = linkTokenId(token);
  const found = id ? await findSpeakerLink(id) : null;
  if (!id || !found || !isLinkToken(token, "speaker-link", id, found.version))
    throw new AppError("not-found");
  const { version: _, ...place } = found;
  return { kind: "speaker-link", actor: { kind: "speaker", id }, speakerId: id, ...place };
});
