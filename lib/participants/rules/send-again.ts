import { MAILS, TEMPLATES } from "@/lib/outbox/templates/registry";

/**
 * Whether a message can be sent once more: one of a registration that went to its own address, and is not written once only.
 * A warning to an address that somebody had stays with it; drafts have none but their own.
 * @param template a stored name, also one of an earlier version
 */
export function canSendAgain({ template, state }: { template: string; state: string }): boolean {
  const name = TEMPLATES.find((one) => one === template);
  if (!name || (state !== "sent" && state !== "bounced")) return false;
  const { about, leadsTo, endsWith } = MAILS[name];
  return (
    about === "registration" &&
    endsWith === null &&
    !["nowhere", "way-back-only", "draft-link-only"].includes(leadsTo)
  );
}
