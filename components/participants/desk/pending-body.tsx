import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { fieldLanguagesOf } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import type { PendingPerson, PendingQueue } from "@/lib/participants/queries/pending";
import type { RegistrationDetail, UndoableNow } from "@/lib/participants/schema/filter";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { localise } from "@/lib/platform/i18n/localised";
import { AnswerForm, type When } from "./answer-form";
import { NextByArrows } from "./next-by-arrows";
import styles from "./pending.module.css";
import { PendingPersonFacts } from "./pending-person";
import { UntoldAnswers } from "./untold-answers";

const DAY_MS = 86_400_000;

/** What the address of the queue asks for. */
export interface PendingLook {
  several: boolean;
  when: When;
}

interface PendingBodyProps {
  scope: EditionScope;
  queue: PendingQueue;
  undoable: UndoableNow;
  look: PendingLook;
  /** Who is read; null where nobody waits, and where several are answered at once. */
  detail: RegistrationDetail | null;
  now: Date;
}

/** Whoever waits for an answer, one after the other or several at once, beside the places they would take. */
export async function PendingBody({ scope, queue, undoable, look, detail, now }: PendingBodyProps) {
  const [language, t, site, fieldLanguages] = await Promise.all([
    getLocale(),
    getTranslations("desk-pending"),
    getTranslations("site"),
    fieldLanguagesOf(scope.languages),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const say = (json: unknown) => localise(json, language, scope.languages)?.text;
  const href = (asked: { several?: boolean; when?: When; open?: string }) => {
    const { several, when, open } = { ...look, ...asked };
    const query = new URLSearchParams({
      ...(several ? { several: "on" } : {}),
      ...(when === "later" ? { tell: "later" } : {}),
      ...(open ? { open } : {}),
    }).toString();
    return `${base}/pending${query && `?${query}`}`;
  };
  const age = ({ submittedAt }: PendingPerson) =>
    t("age", { days: submittedAt ? Math.floor((now.getTime() - submittedAt.getTime()) / DAY_MS) : 0 });
  const [oldest] = queue.waiting;
  const at = detail ? queue.waiting.findIndex(({ id }) => id === detail.id) : -1;
  const beside = (step: number) => {
    const person = at < 0 ? undefined : queue.waiting[at + step];
    return person ? href({ open: person.id }) : null;
  };
  const answered = look.several ? queue.waiting : queue.waiting.filter(({ id }) => id === detail?.id);
  const full = answered.some((person) => person.full);
  const { approve, waitlist, decline } = queue.untoldCounts;
  const areNamed = queue.untold.length === approve + waitlist + decline;
  const tabs = [
    { key: "one", href: href({ several: false }), here: !look.several },
    { key: "several", href: href({ several: true }), here: look.several },
  ] as const;
  return (
    <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-pending", "desk-registrations"]}>
      <div className="row row--spread">
        <h1 id="list-name" tabIndex={-1}>
          {t("title")}
        </h1>
        <a className="act" href={base}>
          {t("back")}
        </a>
      </div>
      <p>
        {t("waiting", { count: queue.count })} {oldest ? t("oldest", { age: age(oldest) }) : ""}
      </p>
      <ul className={`plain ${styles.places}`} aria-label={t("places.label")}>
        {queue.places.map(({ id, root, name, capacity, taken, kept }) => (
          <li key={id}>
            <bdi>{asLabel(site, root ? t("places.whole") : (say(name) ?? "–"))}</bdi>{" "}
            {capacity === null ? t("places.unlimited", { taken }) : t("places.taken", { taken, capacity })}{" "}
            {kept > 0 ? t("places.kept", { count: kept }) : ""}
          </li>
        ))}
      </ul>
      <UntoldAnswers
        people={queue.untold.flatMap(({ id, fullName, verdict }) =>
          verdict ? [{ id, label: fullName, verdict }] : [],
        )}
        counts={queue.untoldCounts}
        address={address}
      />
      <nav className="tabs above-5" aria-label={t("mode.label")}>
        {tabs.map(({ key, href: to, here }) => (
          <a key={key} href={to} aria-current={here ? "page" : undefined}>
            {t(`mode.${key}`)}
          </a>
        ))}
      </nav>
      <p className="row above-3">
        {look.when === "now" ? (
          <>
            {t("when.now")}{" "}
            <a className="act" href={href({ when: "later", ...(detail ? { open: detail.id } : {}) })}>
              {t("when.to-later")}
            </a>
          </>
        ) : (
          <>
            {t("when.later")}{" "}
            <a className="act" href={href({ when: "now", ...(detail ? { open: detail.id } : {}) })}>
              {t("when.to-now")}
            </a>
          </>
        )}
      </p>
      <div className={look.several ? undefined : styles.two}>
        <div>
          <AnswerForm
            people={answered.map((person) => ({
              id: person.id,
              label: person.fullName,
              note: [person.affiliation, say(person.category), age(person)].filter(Boolean).join(" · "),
            }))}
            untold={areNamed ? queue.untold.map(({ id }) => id) : null}
            undo={{ undoable, timeZone: scope.timeZone, language }}
            several={look.several}
            when={look.when}
            address={address}
            fieldLanguages={fieldLanguages}
            next={beside(1) ?? beside(-1)}
            note={full ? <p className="said said--note above-4">{t("full")}</p> : null}
          >
            {detail && at >= 0 ? (
              <>
                <p className="row row--spread above-4">
                  <span className="over">{t("position", { at: at + 1, count: queue.waiting.length })}</span>
                  <span className="row">
                    <Beside href={beside(-1)} text={t("previous")} />
                    <Beside href={beside(1)} text={t("next")} />
                  </span>
                </p>
                <NextByArrows before={beside(-1)} after={beside(1)} />
                <PendingPersonFacts
                  detail={detail}
                  scope={scope}
                  age={age(queue.waiting[at] as PendingPerson)}
                />
              </>
            ) : null}
          </AnswerForm>
        </div>
        {look.several || queue.waiting.length < 2 ? null : (
          <nav aria-label={t("list")}>
            <ol className={`plain ${styles.list}`}>
              {queue.waiting.map((person) => (
                <li key={person.id}>
                  <a
                    href={href({ open: person.id })}
                    aria-current={person.id === detail?.id ? "true" : undefined}
                  >
                    <bdi>{person.fullName}</bdi> <small>{age(person)}</small>
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
      </div>
    </BrowserTexts>
  );
}

function Beside({ href, text }: { href: string | null; text: string }) {
  return href ? (
    <a className="act" href={href}>
      {text}
    </a>
  ) : null;
}
