import "server-only";
import { transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import { lockRegistration, recordSelfService } from "@/lib/registration/commands/self-service";
import type { LinkScope } from "@/lib/registration/policy";

/**
 * Ends the address of a participant's own calendar, wherever it was put in; their page has another one.
 * @throws AppError("not-found") where the registration was erased, or its link ended
 */
export async function endCalendar(scope: LinkScope): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    const { erasedAt, organisationId, id } = await lockRegistration(tx, scope);
    if (erasedAt) throw new AppError("not-found");
    await tx.registration.update({
      where: { organisationId_id: { organisationId, id } },
      data: { calendarVersion: { increment: 1 } },
    });
    await recordSelfService(tx, scope, "end-calendar");
    return done(null);
  });
}
