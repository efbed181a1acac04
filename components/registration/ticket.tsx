import { getTranslations } from "next-intl/server";
import { Lines } from "@/components/layout/band";
import { Affiliation } from "@/components/ui/affiliation";
import { Localised, Typed } from "@/components/ui/localised";
import { OutsideLink } from "@/components/ui/outside-link";
import { StateBadge } from "@/components/ui/state-badge";
import { editionDates } from "@/lib/editions/rules/edition-dates";
import { placeLines, type ToldVenue } from "@/lib/editions/rules/venues";
import { formatDayRange, formatTime } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import { venueLines } from "@/lib/platform/venue-lines";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { qrPath } from "./qr-path";
import styles from "./ticket.module.css";

/** The ticket: what the door scans, and what a person reads. Black on white in every colour scheme and on paper. */
export async function Ticket({ locale, page }: { locale: Locale; page: MyPage }) {
  const t = await getTranslations("registration.mine");
  const { head, registration } = page;
  const dates = editionDates(head.days);
  const when = dates && formatDayRange(dates.first, dates.last, locale);
  const first = head.days[0]?.startsAt;
  const links = linksOf(page.joins);
  const [main, ...others] = page.venues;
  const where = placeLines(main, head.city).slice(main?.name ? 1 : 0);
  return (
    <article className={styles.ticket} aria-label={t("ticket")}>
      <header>
        {when && <p className="sign">{when}</p>}
        <b>
          <Localised text={head.title} />
        </b>
      </header>
      <Lines colours={head.colours} />
      <div className={styles.body}>
        <p>
          <StateBadge state={registration.state} text={t(`state.${registration.state}`)} />
        </p>
        <h2 className="above-3" dir="auto">
          {registration.fullName}
        </h2>
        <p>
          <Affiliation of={registration} locale={locale} />
        </p>
        <dl className={styles.facts}>
          <Fact name={t("category")}>
            <Localised text={registration.category?.name ?? null} />
          </Fact>
          {registration.category?.cost && (
            <Fact name={t("cost")}>
              <Localised text={registration.category.cost} />
            </Fact>
          )}
          {(main?.name || where.length > 0) && (
            <Fact name={t("where")}>
              <Localised text={main?.name ?? null} />
              {main?.name && where.length > 0 && ", "}
              <Typed>{where.join(", ")}</Typed>
              {others.map((venue) => (
                <span key={venue.id} className={styles.venue}>
                  <Typed>{beside(venue, main).join(", ")}</Typed>
                </span>
              ))}
            </Fact>
          )}
          {links.length > 0 && (
            <Fact name={(await getTranslations("registration.join"))("title")}>
              {links.map(({ room, link }) => (
                <span key={link} className={styles.link}>
                  {links.length > 1 && <Typed>{room}</Typed>} <OutsideLink href={link}>{link}</OutsideLink>
                </span>
              ))}
            </Fact>
          )}
          {first && <Fact name={t("start")}>{formatTime(new Date(first), head.timeZone, locale)}</Fact>}
        </dl>
      </div>
      <div className={styles.stub}>
        <Qr text={registration.ticket} label={t("qr")} />
        <p className={styles.code}>{registration.reference}</p>
        <p className="small muted">{t("battery")}</p>
      </div>
    </article>
  );
}

/** Each link once, however many days it is for; those whose time has not come are not on a ticket. */
function linksOf(joins: MyPage["joins"]): Array<{ room: string; link: string }> {
  const rooms = joins.flatMap(({ room, link }) => (link ? [[link, { room, link }] as const] : []));
  return [...new Map(rooms).values()];
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A QR code as one path: one square a dark module. */
function Qr({ text, label }: { text: string; label: string }) {
  const { path, size } = qrPath(text);
  return (
    <div className={styles.qr}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <path d={path} />
      </svg>
    </div>
  );
}

/** Another venue below the main one: its town only where it is another. */
function beside({ name, address, city }: ToldVenue, main: ToldVenue | undefined): string[] {
  return venueLines({ venue: name?.text, address: address?.text, city: city === main?.city ? "" : city });
}
