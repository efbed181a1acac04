import type { getTranslations } from "next-intl/server";
import { keptUntil } from "@/lib/agenda/rules/kept-pages";
import { editionDates } from "@/lib/editions/rules/edition-dates";
import { placeLines } from "@/lib/editions/rules/venues";
import { formatDayAndTime, formatDayRange, formatTime } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { qrPath } from "./qr-path";
import type { KeptTicket } from "./ticket-store";

type Texts = Awaited<ReturnType<typeof getTranslations<"registration.mine">>>;

/** What a device keeps of a ticket, in the language of the page; no link, and nothing that was answered. */
export function keptTicket(page: MyPage, locale: Locale, t: Texts, now: Date): KeptTicket {
  const { head, registration } = page;
  const dates = editionDates(head.days);
  const first = head.days[0]?.startsAt;
  const [main] = page.venues;
  const where = [main?.name?.text, ...placeLines(main, head.city).slice(main?.name ? 1 : 0)];
  const facts: Array<[string, string | undefined]> = [
    [t("category"), registration.category?.name?.text],
    [t("where"), where.filter(Boolean).join(", ")],
    [t("start"), first ? formatTime(new Date(first), head.timeZone, locale) : ""],
  ];
  const last = dates?.last ?? now.toISOString().slice(0, 10);
  return {
    fullName: registration.fullName,
    reference: registration.reference ?? "",
    title: head.title.text,
    when: dates ? formatDayRange(dates.first, dates.last, locale) : "",
    facts: facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
    qr: qrPath(registration.ticket),
    asOf: t("device.asOf", { when: formatDayAndTime(now, head.timeZone, locale) }),
    until: keptUntil(last),
  };
}
