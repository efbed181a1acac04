import { getTranslations } from "next-intl/server";
import { Band, Lines } from "@/components/layout/band";
import { CalendarChoices } from "@/components/layout/calendar-choices";
import { ButtonLink } from "@/components/ui/button";
import { langOf, TypedLines } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { isSettled, isTaking } from "@/lib/editions/rules/phases";
import { findText } from "@/lib/platform/i18n/texts";
import styles from "./edition.module.css";
import { EditionFacts } from "./edition-facts";
import { Route } from "./theme-route";

/** The station: the tall band with the place's name and what phase it is in. */
export async function Station({ content }: { content: EditionPageContent }) {
  const phase = await getTranslations("public.phase");
  const recap = await getTranslations("public.recap");
  const { head } = content;
  const plate =
    head.phase === "archived" && head.recurring && head.number !== null
      ? recap("firstEdition", { number: head.number })
      : findText(phase, head.phase);
  return (
    <Band archive={head.phase === "archived"} className={styles.station}>
      <div className="wrap">
        <p className="sign">
          <span className={styles.plate}>{plate}</span>
        </p>
        <h1>
          <span {...langOf(head.schoolTitle)}>{head.schoolTitle.text}</span>{" "}
          <b data-echo={head.title.text} {...langOf(head.title)}>
            {head.title.text}
          </b>
        </h1>
      </div>
    </Band>
  );
}

/** What it is, the one act that counts now, and the facts. */
export async function EditionIntro({
  locale,
  content,
  base,
  feeds,
}: {
  locale: string;
  content: EditionPageContent;
  base: string;
  feeds: string;
}) {
  const t = await getTranslations("public.edition");
  const { head } = content;
  const canRegister = isTaking(head.phase);
  const leadsToAgenda = head.phase === "running" || head.phase === "closed" || head.phase === "announced";
  return (
    <>
      <div className={content.themes.length > 0 ? styles["has-route"] : undefined}>
        <Lines colours={head.colours} />
      </div>
      <section className={styles.intro} aria-label={t("inShort")}>
        <div className="wrap">
          {content.themes.length > 0 && <Route colours={content.themes.map((theme) => theme.colour)} />}
          <div>
            {head.phase === "cancelled" && (
              <div className="problem" role="note">
                <h2>{t("cancelledTitle", { kind: head.recurring ? "edition" : head.kind })}</h2>
                <Markdown text={content.cancelReason} />
                <p>{t("cancelledText")}</p>
              </div>
            )}
            {content.tagline && (
              <p className={styles.say} {...langOf(content.tagline)}>
                {content.tagline.text}
              </p>
            )}
            {content.summary && (
              <p className="lead" {...langOf(content.summary)}>
                <TypedLines text={content.summary.text} />
              </p>
            )}
            <p className={styles.actions}>
              {canRegister && (
                <ButtonLink href={`${base}/register`}>
                  {head.phase === "open"
                    ? t.rich("registerFor", {
                        title: head.title.text,
                        name: (title) => <bdi {...langOf(head.title)}>{title}</bdi>,
                      })
                    : t("joinList")}
                </ButtonLink>
              )}
              {head.releaseId &&
                (leadsToAgenda ? (
                  <ButtonLink href={`${base}/agenda`}>{t("seeAgenda")}</ButtonLink>
                ) : (
                  <a className="sign" href={`${base}/agenda`}>
                    {t("seeAgenda")}
                  </a>
                ))}
            </p>
            {head.days.length > 0 && !isSettled(head.phase) && (
              <CalendarChoices
                path={`${feeds}/days.ics?lang=${locale}`}
                name={`${head.schoolTitle.text}, ${head.title.text}`}
                title={t("addToCalendar")}
                note={t("calendarNote", { count: head.days.length })}
              />
            )}
            {canRegister && <p className="small muted above-4">{t("quick")}</p>}
          </div>
          <EditionFacts locale={locale} content={content} />
        </div>
      </section>
    </>
  );
}

/** Register, always in reach on a phone. */
export async function StickyRegister({ content, base }: { content: EditionPageContent; base: string }) {
  const t = await getTranslations("public.edition");
  const { phase } = content.head;
  if (!isTaking(phase)) return null;
  return (
    <aside className={styles.stick} aria-label={t("register")}>
      <ButtonLink href={`${base}/register`}>{t("register")}</ButtonLink>
      <p>{t(phase === "open" ? "placesLeft" : "placesFull")}</p>
    </aside>
  );
}
