import type { correctRegistration } from "@/lib/participants/commands/correct-registration";
import { applicantOf } from "@/lib/registration/rules/applicant";
import type { Applicant } from "@/lib/registration/schema/applicant";

type Sent = Parameters<typeof correctRegistration>[1];

/** What an organiser sends to correct who a row is: what stands there, but for what changes. */
export function correcting(
  row: Applicant & { id: string; version: number },
  change: Partial<Applicant & Pick<Sent, "version" | "reason">> = {},
): Sent {
  const stored = { ...applicantOf(row), version: row.version, reason: "Mistyped." };
  return { ...stored, ...change, registration: row.id } as Sent;
}
