import { MAILS, TEMPLATES, type TemplateName } from "@/lib/outbox/templates/registry";

/** They say what was changed at that moment; it may be otherwise since. */
const OF_A_MOMENT: readonly TemplateName[] = [
  "registration-mode",
  "registration-category",
  "correction-undone",
];

/**
 * Whether a message can be sent once more: one of a registration that went to its own address, and is not written once only.
 * A warning to an address that somebody had stays with it; drafts have none but their own.
 * @param template a stored name, also one of an earlier version
 */
export function canSendAgain({ template, state }: { template: string; state: string }): boolean {
  const name = TEMPLATES.find((one) => one === template);
  if (!name || OF_A_MOMENT.includes(name) || (state !== "sent" && state !== "bounced")) return false;
  const { about, leadsTo, endsWith } = MAILS[name];
  return (
    about === "registration" &&
    endsWith === null &&
    !["nowhere", "way-back-only", "draft-link-only"].includes(leadsTo)
  );
}
