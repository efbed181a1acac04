import { getTranslations } from "next-intl/server";
import { MaterialList } from "@/components/materials/material-list";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Localised } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { PrintButton } from "@/components/ui/print-button";
import { SavedNote } from "@/components/ui/saved-note";
import { StateBadge } from "@/components/ui/state-badge";
import { beginsAhead } from "@/lib/editions/rules/edition-dates";
import { isSettled, isTaking } from "@/lib/editions/rules/phases";
import { asks } from "@/lib/forms/rules/kinds";
import { stillToAnswer } from "@/lib/forms/rules/later";
import { isConditional } from "@/lib/forms/rules/visible";
import type { ShownMaterial } from "@/lib/materials/queries/materials";
import { formatIsoDay, formatTime, nameIsoDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyPage as Content } from "@/lib/registration/queries/my-registration";
import { holdsPlace, isEnded, isLive } from "@/lib/registration/rules/phases";
import { Cost } from "./cost";
import { DroppedNote } from "./dropped-note";
import { JoinDays } from "./join-days";
import { KeepTicket } from "./keep-ticket";
import { keptTicket } from "./kept-ticket";
import styles from "./my-page.module.css";
import { Ticket } from "./ticket";
import { ToAnswer } from "./to-answer";
import { WishedOptions } from "./wished-options";

interface MyPageProps {
  locale: Locale;
  page: Content;
  /** The address of this page, with its language. */
  base: string;
  saved: boolean;
  /** The keys of questions whose answers went with what was saved. */
  dropped: readonly string[];
  /** What the organisers give to who has a place. */
  materials: readonly ShownMaterial[];
  /** Whether one signs up for some of the sessions. */
  places: boolean;
}

/** My registration: how it stands, the ticket, what happens next, and what one can change. */
export async function MyPage({ locale, page, base, saved, dropped, materials, places }: MyPageProps) {
  const t = await getTranslations("registration.mine");
  const { head, registration } = page;
  const { state } = registration;
  const over = isSettled(head.phase);
  const live = isLive(state) && !over;
  const ticket = state === "confirmed" && live;
  const asked = live && holdsPlace(state) ? page.later.filter(({ kind }) => asks(kind)) : [];
  const title =
    over && isLive(state)
      ? t(head.phase === "cancelled" ? "title.editionCancelled" : "title.editionPast")
      : t(`title.${state}`);
  return (
    <main id="main" className={`wrap ${styles.mine}`}>
      <title>{`${title}. ${head.title.text}`}</title>
      {saved && <SavedNote>{t("saved")}</SavedNote>}
      {saved && <DroppedNote labels={droppedLabels(page, dropped)} />}
      <h1>{title}</h1>
      <div className={ticket ? styles.two : styles.one}>
        <section aria-label={t("ticket")}>
          {ticket ? (
            <Ticket locale={locale} page={page} />
          ) : (
            <>
              <p>
                <StateBadge state={state} text={t(`state.${state}`)} />
              </p>
              <h2 className="above-3" dir="auto">
                {registration.fullName}
              </h2>
              <p className="lead above-2">
                <Localised text={head.title} />
                {registration.category?.name && (
                  <>
                    , <Localised text={registration.category.name} />
                  </>
                )}
              </p>
              <p className="muted">
                {t("reference")} {registration.reference}
              </p>
            </>
          )}
          <p className={`row above-4 ${styles.paperless}`}>
            {ticket && <PrintButton text={t("print")} />}
            {state === "confirmed" && live && head.days.length > 0 && (
              <a className="act" href={`${base}/calendar`}>
                <Icon name="calendar" /> {t("calendar")}
              </a>
            )}
            {head.has.agenda && (
              <a className="act" href={`${base}/agenda`}>
                <Icon name="star" /> {t("sessions")}
              </a>
            )}
            {places && live && (
              <a className="act" href={`${base}/sessions`}>
                <Icon name="check" /> {t("places")}
              </a>
            )}
          </p>
          <div className={styles.paperless}>
            <KeepTicket
              edition={head.editionId}
              registration={registration.id}
              ticket={ticket ? keptTicket(page, locale, t, new Date()) : null}
              href={`/${locale}/schools/${head.schoolSlug}/${head.editionSlug}/ticket`}
              words={{
                keep: t("device.keep"),
                why: t("device.why"),
                kept: t("device.kept"),
                open: t("device.open"),
                forget: t("device.forget"),
                forgotten: t("device.forgotten"),
                full: t("device.full"),
              }}
            />
          </div>
        </section>
        <div className={styles.paperless}>
          <ToAnswer
            locale={locale}
            questions={stillToAnswer(asked, registration.answers, registration.laterSentAt)}
            href={`${base}/questions`}
          />
          {live ? <Next locale={locale} page={page} base={base} /> : <Over locale={locale} page={page} />}
          {live && <WishedOptions page={page} />}
          {ticket && <JoinDays days={page.joins} zone={head.timeZone} locale={locale} />}
          {live && registration.category && hasWords(registration.category) && (
            <section className="above-6">
              <h2 className="h3">
                <Localised text={registration.category.name} />
              </h2>
              <Markdown text={registration.category.description} className="above-2" above={3} />
              <Cost {...registration.category} />
            </section>
          )}
          {materials.length > 0 && (
            <section className="above-6">
              <h2 className="h3">{t("materials")}</h2>
              <MaterialList materials={materials} />
            </section>
          )}
          <section className="above-6">
            <h2 className="h3">{t("keepTitle")}</h2>
            <p className="above-2">{t("keep")}</p>
          </section>
          <section className="above-6">
            <h2 className="h3">{t("acts")}</h2>
            <ul className={styles.acts}>
              {live && (
                <>
                  <Act href={`${base}/change`} text={t("change")} />
                  {asked.length > 0 && <Act href={`${base}/questions`} text={t("later")} />}
                  <Act href={`${base}/email`} text={t("email")} />
                  <Act href={`${base}/withdraw`} text={t("withdraw")} />
                </>
              )}
              <Act href={`${base}/data`} text={t("data")} />
            </ul>
          </section>
        </div>
      </div>
    </main>
  );
}

/** Of the questions that an address names, those of which nothing is held, as after a change that hides them. */
const droppedLabels = ({ questions, registration }: Content, keys: readonly string[]) =>
  questions
    .filter((question) => isConditional(question) && keys.includes(question.key))
    .filter(({ fieldId }) => !registration.answers.some((answer) => answer.fieldId === fieldId))
    .map(({ label }) => label);

/** A heading above nothing would be one stop more for whoever goes from heading to heading. */
const hasWords = ({
  description,
  cost,
  payment,
}: {
  description: unknown;
  cost: unknown;
  payment: unknown;
}) => Boolean(description || cost || payment);

function Act({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a className="act" href={href}>
        {text}
      </a>
    </li>
  );
}

async function Next({ locale, page, base }: { locale: Locale; page: Content; base: string }) {
  const t = await getTranslations("registration.mine");
  const { email, state, rank, answerBy } = page.registration;
  const { days, timeZone } = page.head;
  const ahead = beginsAhead(days, new Date());
  const begins = ahead && {
    day: formatIsoDay(ahead.date, locale),
    time: formatTime(ahead.startsAt, timeZone, locale),
  };
  const steps = {
    confirmed: [t("next.mail", { email }), ...(begins ? [t("next.begins", begins)] : []), t("next.bring")],
    offered: [t("next.told", { email })],
    waitlisted: [t("next.first"), t("next.told", { email })],
    pending: [
      t("next.read"),
      answerBy
        ? t("next.decideBy", { date: nameIsoDay(answerBy, locale), email })
        : t("next.decide", { email }),
    ],
  }[state as "confirmed"];
  return (
    <section>
      {rank !== null && <p className={styles.rank}>{t("rank", { rank })}</p>}
      <h2>{t("nextTitle")}</h2>
      <ol className={styles.next}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
        <li>
          <a href={`${base}/withdraw`}>{state === "confirmed" ? t("next.cannot") : t("next.leave")}</a>
        </li>
      </ol>
    </section>
  );
}

async function Over({ locale, page }: { locale: Locale; page: Content }) {
  const t = await getTranslations("registration.mine");
  const { head, registration } = page;
  const { state, reason, reasonLanguage, before } = registration;
  const title = head.title.text;
  const ended = isEnded(state);
  // Nobody gets a place of an edition that does not take place, nor one that the list never gave.
  const left = holdsPlace(before) ? "withdrawn" : "withdrawnWaiting";
  const text =
    head.phase === "cancelled"
      ? t("over.edition", { title })
      : !ended
        ? t(state === "confirmed" ? "over.past" : "over.pastWaiting", { title })
        : state !== "withdrawn"
          ? registration.merged
            ? t("over.merged", { title })
            : t(`over.${state}`)
          : isTaking(head.phase) || head.phase === "closed" || head.phase === "running"
            ? t(`over.${left}`)
            : t("over.withdrawnPast");
  const deleted = registration.consents.some(
    (consent) => consent.kind === "sensitive" && consent.withdrawnAt,
  );
  return (
    <section>
      <p className="lead">{text}</p>
      {ended && deleted && <p className="above-2">{t("over.deleted")}</p>}
      {reason && isEnded(state) && state !== "withdrawn" && (
        <div className="above-3">
          <p>{t("reason")}</p>
          <Markdown text={{ text: reason, lang: reasonLanguage }} className="above-2" />
        </div>
      )}
      {isTaking(head.phase) && state === "withdrawn" && (
        <p className="above-4">
          <ButtonLink href={`/${locale}/schools/${head.schoolSlug}/${head.editionSlug}/register`} quiet>
            {t("again")}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
