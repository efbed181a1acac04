import "server-only";
import { writeDaysCalendar } from "@/lib/outbox/rules/days-calendar";
import { reading } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { translator } from "@/lib/platform/i18n/translator";
import { findMailContexts } from "./mail-context";

/**
 * The days of somebody's place as a calendar file, the same entries as in the mail that gave it; null without a place now.
 * @param registration of whoever holds its private link
 */
export async function findRegistrationCalendar(
  registration: { organisationId: string; editionId: string; registrationId: string },
  language: string,
): Promise<string | null> {
  const { organisationId, registrationId } = registration;
  const row = await reading((db) =>
    db.registration.findUnique({
      where: { organisationId_id: { organisationId, id: registrationId } },
      select: { emailKey: true },
    }),
  );
  if (!row) return null;
  const asked = { ...registration, language, recipientKey: row.emailKey };
  const [context] = await findMailContexts([asked]);
  if (!context?.registration || context.standing.state !== "confirmed") return null;
  return writeDaysCalendar(context.facts, {
    ...context.registration,
    cancelled: false,
    stamp: new Date(),
    note: translator(language, "emails")("calendarNote"),
    address: `${settings().publicUrl}/${language}/schools/${context.schoolSlug}/${context.editionSlug}`,
  });
}
