import { ScrollFrame } from "@/components/desk/scroll-frame";
import { Typed } from "@/components/ui/localised";
import { formatIsoDay } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import { venueLines } from "@/lib/platform/venue-lines";
import styles from "./attendance-sheets.module.css";

/** Lines at the end of each sheet for people who come without a registration. */
const SPARE_LINES = 5;

interface AttendanceSheetsProps {
  sheet: {
    title: unknown;
    school: unknown;
    city: string;
    venues: { id: string; name: unknown; city: string }[];
    days: { date: string; label: unknown }[];
    people: { id: string; fullName: string; affiliation: string; country: string | null }[];
  };
  languages: readonly string[];
  language: string;
  t: Texts<"desk-lists">;
}

/** One sheet per day: everybody with a place by name, and room to sign. */
export function AttendanceSheets({ sheet, languages, language, t }: AttendanceSheetsProps) {
  const text = (json: unknown) => localise(json, language, languages)?.text ?? "";
  const places = (sheet.venues.length > 0 ? sheet.venues : [{ name: {}, city: "" }]).map(({ name, city }) =>
    venueLines({ venue: text(name), city: city || sheet.city }).join(", "),
  );
  if (sheet.people.length === 0)
    return (
      <div className="empty">
        <p>{t("sheet.none")}</p>
      </div>
    );
  return sheet.days.map((day) => (
    <section className={styles["sheet-page"]} key={day.date} aria-labelledby={`day-${day.date}`}>
      <p className="over">
        <Typed>{text(sheet.school)}</Typed>. <Typed>{text(sheet.title)}</Typed>
      </p>
      <h2 id={`day-${day.date}`}>
        {formatIsoDay(day.date, language)}
        {text(day.label) ? ", " : ""}
        <Typed>{text(day.label)}</Typed>
      </h2>
      <p dir="auto">{places.join(" · ")}</p>
      <ScrollFrame label={formatIsoDay(day.date, language)}>
        <table className={styles["sign-table"]}>
          <thead>
            <tr>
              <th scope="col" className={styles["row-number"]}>
                {t("sheet.number")}
              </th>
              <th scope="col">{t("sheet.name")}</th>
              <th scope="col">{t("sheet.affiliation")}</th>
              <th scope="col" className={styles.signature}>
                {t("sheet.signature")}
              </th>
            </tr>
          </thead>
          <tbody>
            {sheet.people.map((person, index) => (
              <tr key={person.id}>
                <td className={styles["row-number"]}>{index + 1}</td>
                <th scope="row" dir="auto">
                  {person.fullName}
                </th>
                <td dir="auto" className={styles.typed}>
                  {[person.affiliation, person.country].filter(Boolean).join(", ")}
                </td>
                <td />
              </tr>
            ))}
            {Array.from({ length: SPARE_LINES }, (_, index) => sheet.people.length + index + 1).map(
              (number) => (
                <tr key={number}>
                  <td className={styles["row-number"]}>{number}</td>
                  <td />
                  <td />
                  <td />
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollFrame>
    </section>
  ));
}
