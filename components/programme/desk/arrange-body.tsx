import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import { formatIsoDay, formatShortDay, formatTimeRange } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { ArrangeChoices } from "@/lib/programme/queries/arrange-choices";
import { ARRANGE_ACTS } from "@/lib/programme/schema/arrange";
import type { ArrangeAsked } from "./arrange-asked";
import { ArrangeForm } from "./arrange-form";
import styles from "./session-form.module.css";

interface ArrangeBodyProps {
  scope: EditionScope;
  asked: ArrangeAsked;
  choices: ArrangeChoices;
  language: string;
}

/** Which act, and its form: of what, where to. */
export async function ArrangeBody({ scope, asked, choices, language }: ArrangeBodyProps) {
  const [t, board] = await Promise.all([getTranslations("arrange"), getTranslations("desk-programme")]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme`;
  const { day, rooms, timeZone } = choices;
  const sessions = new Map(choices.sessions.map((session) => [session.id, session]));
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  const say = (json: unknown) => localise(json, language, scope.languages)?.text;
  const named = ({ number, title }: { number: number; title: unknown }) => `${number} ${say(title) ?? ""}`;
  const slots = choices.slots.map((slot) => {
    const session = sessions.get(slot.sessionId ?? "");
    const room = names.get(slot.roomId ?? "") ?? board(slot.kind === "session" ? "room-open" : "all-rooms");
    const when = formatTimeRange(slot.startsAt, slot.endsAt, timeZone, language);
    const what = session ? named(session) : (say(slot.title) ?? board(`kind.${slot.kind}`));
    const label = `${formatShortDay(slot.startsAt, timeZone, language)}, ${when} · ${room} · ${what}`;
    return { value: slot.id, label, kind: slot.kind, inRoom: slot.roomId !== null };
  });
  return (
    <>
      <p className={styles.trail}>
        <a href={`${base}?day=${day}`}>{t("back")}</a>
      </p>
      <h1>{t("title")}</h1>
      <p>{t("lead")}</p>
      <nav className="tabs above-5" aria-label={t("acts")}>
        {ARRANGE_ACTS.map((act) => (
          <Link
            key={act}
            href={`${base}/arrange?act=${act}&day=${day}`}
            prefetch={false}
            aria-current={act === asked.act ? "page" : undefined}
          >
            {t(`act.${act}`)}
          </Link>
        ))}
      </nav>
      <ArrangeForm
        // Another act is another form, with nothing of the answers to this one.
        key={asked.act}
        address={{ school: scope.schoolSlug, edition: scope.editionSlug, locale: language }}
        asked={{ ...asked, day }}
        days={choices.days.map(({ date }) => ({ value: date, label: formatIsoDay(date, language) }))}
        rooms={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        slots={slots}
        waiting={choices.unscheduled.map((session) => ({ value: session.id, label: named(session) }))}
        timeZone={timeZone}
      />
    </>
  );
}
