import "server-only";
import { cache } from "react";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { AppError } from "@/lib/platform/errors";
import { isLinkToken, linkTokenId } from "@/lib/platform/secrets";
import { emailKey } from "@/lib/platform/text";
import type { MessagesScope } from "../policy";
import { findMessagesLink } from "../queries/messages-link";

/**
 * The gate of /r/messages/{token} and of its one click: whoever has a message that organisers wrote to many. The link opens
 * nothing else of a registration, and ends with the address that the message went to.
 * @throws AppError("not-found")
 */
export const requireMessagesLink = cache(async (token: string): Promise<MessagesScope> => {
  const id = linkTokenId(token);
  const found = id ? await findMessagesLink(id) : null;
  const about = id && found ? aboutOf(token, id, emailKey(found.email)) : null;
  if (!id || !found || !about || (about === "later" && found.subject.kind !== "registration"))
    throw new AppError("not-found");
  const { email, subject, ...place } = found;
  return {
    ...place,
    kind: "messages-link",
    about,
    subject,
    actor: subject.kind === "registration" ? { kind: "link", id } : { kind: "visitor" },
    emailKeys: emailKeysOf(email),
  };
});

function aboutOf(token: string, id: string, key: string): MessagesScope["about"] | null {
  if (isLinkToken(token, "unsubscribe", id, key)) return "many";
  return isLinkToken(token, "later-editions", id, key) ? "later" : null;
}
