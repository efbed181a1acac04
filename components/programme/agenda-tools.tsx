import { getTranslations } from "next-intl/server";
import { LivePart } from "@/components/ui/live-part";
import type { Programme } from "@/lib/agenda/queries/public-programme";
import { capitalise, nameZone } from "@/lib/platform/dates/format";
import { programmeDay } from "@/lib/platform/dates/zones";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { loose } from "@/lib/platform/i18n/texts";
import { filterChoices } from "./filter-choices";
import { AgendaFilter } from "./live/agenda-filter";
import { NowBoard } from "./live/now-board";
import { ZoneNote } from "./live/zone-note";

interface DayTools {
  programme: Programme;
  date: string;
  locale: string;
}

/** Whose time the agenda shows. */
export async function AgendaZone({ programme, date, locale }: DayTools) {
  const t = await getTranslations("public.agenda");
  const { timeZone } = programme.head;
  const zone = nameZone(timeZone, locale);
  const { raw } = loose(t);
  return (
    <LivePart
      name="ZoneNote"
      part={ZoneNote}
      given={{
        zone: timeZone,
        day: date,
        instant: programme.slots.find((slot) => slot.day === date)?.startsAt ?? `${date}T12:00:00Z`,
        locale,
        words: {
          school: t("zone", { zone }),
          own: t("zoneMine"),
          behind: raw("behind"),
          ahead: raw("ahead"),
          show: t("showTimes"),
          schoolTime: capitalise((await getTranslations("public.edition"))("localTime", { zone }), locale),
          myTime: t("zoneOwn"),
        },
      }}
    />
  );
}

/** What is on now; nothing outside the day and without JavaScript. */
export async function AgendaBoard({ programme, date, locale }: DayTools) {
  const [t, site] = await Promise.all([getTranslations("public.agenda"), getTranslations("site")]);
  const { phase, timeZone } = programme.head;
  const { raw } = loose(t);
  return (
    <LivePart
      name="NowBoard"
      part={NowBoard}
      given={{
        day: date,
        zone: timeZone,
        locale,
        expected: phase === "running" && programmeDay(new Date(), timeZone) === date,
        words: {
          name: t("nowNext"),
          nowAt: raw("nowAt"),
          now: t("now"),
          next: t("next"),
          sayNow: asLabel(site, t("now")),
          sayNext: asLabel(site, t("next")),
          until: raw("boardUntil"),
          more: raw("more"),
          jump: t("jump"),
          dismiss: t("dismiss"),
        },
      }}
    />
  );
}

/** Search and filters of the agenda. */
export async function AgendaFind({ programme, locale, base }: Omit<DayTools, "date"> & { base: string }) {
  const [t, site] = await Promise.all([getTranslations("public.agenda"), getTranslations("site")]);
  const labels = { theme: t("theme"), room: t("room"), kind: t("kind"), language: t("language") };
  const { raw } = loose(t);
  return (
    <LivePart
      name="AgendaFilter"
      part={AgendaFilter}
      given={{
        action: `${base}/agenda/find`,
        index: `${base}/agenda/index.json`,
        base,
        zone: programme.head.timeZone,
        locale,
        choices: await filterChoices(programme, locale),
        words: {
          labels,
          named: {
            theme: asLabel(site, labels.theme),
            room: asLabel(site, labels.room),
            kind: asLabel(site, labels.kind),
            language: asLabel(site, labels.language),
          },
          any: t("any"),
          filter: t("filter"),
          search: t("searchAll"),
          show: t("show"),
          clear: t("clear"),
          remove: raw("remove"),
          more: raw("more"),
          found: raw("foundCount"),
          none: t("none"),
          noneAll: t("noneAll"),
          searching: t("searching"),
          searchFailed: t("searchFailed"),
          find: t("find"),
          otherDays: t("otherDays"),
        },
      }}
    />
  );
}
