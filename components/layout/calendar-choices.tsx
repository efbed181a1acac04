import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { LivePart } from "@/components/ui/live-part";
import { settings } from "@/lib/platform/env";
import styles from "./calendar-choices.module.css";
import { CopyButton } from "./copy-button";

/**
 * The ways into a calendar: one tap for the big three, the address for any other program, the file. Nobody but us is
 * asked anything before a tap, and whoever is then tapped does not learn from which page.
 */
export async function CalendarChoices({
  path,
  name,
  title,
  note,
}: {
  /** Of the feed, below the site: "/schools/s/e/days.ics?lang=en". */
  path: string;
  /** What the calendar is called there. */
  name: string;
  title: string;
  /** What one gets, in a sentence. */
  note: string;
}) {
  const t = await getTranslations("public.calendar");
  const address = `${settings().publicUrl}${path}`;
  const subscribe = address.replace(/^https?:/, "webcal:");
  const outlook = new URLSearchParams({ url: address, name });
  const ways = [
    { text: t("apple"), href: subscribe },
    {
      text: t("google"),
      href: `https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: subscribe })}`,
    },
    { text: t("outlook"), href: `https://outlook.live.com/calendar/0/addfromweb?${outlook}` },
    { text: t("office"), href: `https://outlook.office.com/calendar/0/addfromweb?${outlook}` },
  ];
  return (
    <details className={styles.choices}>
      <summary className="sign">
        <Icon name="calendar" /> {title}
      </summary>
      <div>
        <p className="small">{note}</p>
        <ul className="plain">
          {ways.map((way) => (
            <li key={way.text}>
              <a href={way.href} rel="noopener noreferrer">
                {way.text}
              </a>
            </li>
          ))}
          <li>
            <a href={path}>{t("file")}</a>
          </li>
        </ul>
        <LivePart
          name="CopyButton"
          part={CopyButton}
          given={{ text: address, label: t("address"), copy: t("copy"), copied: t("copied") }}
        />
      </div>
    </details>
  );
}
