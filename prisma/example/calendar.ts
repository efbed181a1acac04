import { Temporal } from "temporal-polyfill";
import { addDays, instantOf, localDate } from "@/lib/platform/dates/zones";
import type { ExampleTime } from "./shape";

const THURSDAY = 4;

/** The upcoming edition's two days: the first Thursday four months from now, and the day after. ISO dates. */
export function upcomingDays(now: Date, zone: string): [string, string] {
  const earliest = Temporal.PlainDate.from(localDate(now, zone)).add({ months: 4 });
  const first = earliest.add({ days: (7 + THURSDAY - earliest.dayOfWeek) % 7 }).toString();
  return [first, addDays(first, 1)];
}

/** When people may register: since a month ago, until three weeks before the first day at 23:59. */
export function registrationWindow(now: Date, firstDay: string, zone: string): { opens: Date; closes: Date } {
  const opened = Temporal.PlainDate.from(localDate(now, zone)).subtract({ months: 1 }).toString();
  return { opens: at(opened, "09:00", zone), closes: at(addDays(firstDay, -21), "23:59", zone) };
}

/** The instants of a local time on one of the days. @throws when the clocks skip or repeat that time. */
export function times(time: ExampleTime, days: readonly string[], zone: string) {
  const day = days[time.day];
  if (!day) throw new Error(`The example has no day ${time.day + 1}`);
  return { startsAt: at(day, time.from, zone), endsAt: at(day, time.to, zone) };
}

function at(date: string, time: string, zone: string): Date {
  const local = instantOf(date, time, zone);
  if (!local.ok) throw new Error(`${date} ${time} is no plain time in ${zone}`);
  return local.instant;
}
