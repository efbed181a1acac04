import { findMailings } from "@/lib/audiences/queries/written-mailings";
import type { MailSources } from "@/lib/outbox/jobs/prepare-mail";
import { findMailContexts } from "@/lib/registration/queries/mail-context";

/** What the server hands to its dispatcher, but for the links of sign-in: there are none, or those of `issueSignInLink`. */
export function mailSources(issueSignInLink: MailSources["issueSignInLink"] = async () => null): MailSources {
  return { issueSignInLink, findContexts: findMailContexts, findMailings };
}
