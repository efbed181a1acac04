"use client";

import { useEffect, useState } from "react";
import { dateInZone, offsetMinutes } from "@/lib/platform/dates/reader-zone";
import { shownTime } from "@/lib/platform/dates/shown-time";
import styles from "./live.module.css";
import { keptReadersTimes, showOwnTimes, useShownZone } from "./shown-zone";

export interface ZoneWords {
  school: string;
  own: string;
  behind: string;
  ahead: string;
  show: string;
  schoolTime: string;
  myTime: string;
}

function duration(minutes: number, locale: string): string {
  const unit = { style: "unit", unitDisplay: "long", maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(locale, { ...unit, unit: "hour" }).format(minutes / 60);
}

/** The date a time stands beside: that of another moment it follows, else the page's. */
function dayBeside(time: HTMLTimeElement, day: string, zone: string): string {
  return time.dataset.beside ? dateInZone(new Date(time.dataset.beside), zone) : day;
}

/** Whose time it is, in words; a choice only for a reader whose clock differs. */
export function ZoneNote({
  zone,
  day,
  instant,
  locale,
  words,
}: {
  zone: string;
  day: string;
  /** Of this day: offsets change over the year. */
  instant: string;
  locale: string;
  words: ZoneWords;
}) {
  const [difference, setDifference] = useState(0);
  const shown = useShownZone(zone);
  const own = shown !== zone;
  useEffect(() => {
    const at = new Date(instant);
    const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const found = offsetMinutes(at, mine) - offsetMinutes(at, zone);
    setDifference(found);
    if (found !== 0 && keptReadersTimes()) showOwnTimes(true);
  }, [instant, zone]);
  useEffect(() => {
    for (const time of document.querySelectorAll<HTMLTimeElement>("#day time"))
      time.textContent = shownTime(new Date(time.dateTime), dayBeside(time, day, shown), shown, locale);
  }, [shown, day, locale]);
  return (
    <div className={styles.zone}>
      <p className="muted">
        {own ? words.own : words.school}
        {difference !== 0 &&
          ` ${(difference < 0 ? words.behind : words.ahead).replace("{difference}", duration(Math.abs(difference), locale))}`}
      </p>
      {difference !== 0 && (
        <label>
          <span className="muted">{words.show}</span>
          <select
            className="in"
            value={own ? "own" : "school"}
            onChange={(event) => showOwnTimes(event.target.value === "own")}
          >
            <option value="school">{words.schoolTime}</option>
            <option value="own">{words.myTime}</option>
          </select>
        </label>
      )}
    </div>
  );
}
