import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import { LiveLook } from "@/components/outbox/desk/live-look";
import MailLooks from "@/components/outbox/desk/mail-looks";
import { TestMailForm } from "@/components/outbox/desk/test-mail-form";
import type { TellSet } from "@/components/participants/desk/sets/filter-text";
import type { EditionScope } from "@/lib/access/access";
import {
  draftMailingAction,
  lookAtMailingAction,
  saveMailingAction,
  sendMailingAction,
  testMailingAction,
} from "@/lib/audiences/actions/mailings";
import type { EarlierEdition } from "@/lib/audiences/queries/earlier-people";
import type { getMailingForm, ReadyMailing } from "@/lib/audiences/queries/mailings";
import { mailOf, readTarget, SPEAKERS_WHO, writeTarget } from "@/lib/audiences/rules/target";
import { AUDIENCES, READY_TEXTS } from "@/lib/audiences/schema";
import { writeFilters } from "@/lib/audiences/schema/people-set";
import type { PeopleView } from "@/lib/audiences/schema/people-view";
import { ATTACHMENTS, placeholdersOf } from "@/lib/outbox/rules/own-words";
import { localise } from "@/lib/platform/i18n/localised";
import { MailingCounts } from "./mailing-counts";
import styles from "./mailing-form.module.css";
import { MailingProgress } from "./mailing-progress";
import { PlanMailing } from "./plan-mailing";
import { RemoveMailing } from "./remove-mailing";

type Form = Awaited<ReturnType<typeof getMailingForm>>;

interface MailingFormProps {
  scope: EditionScope;
  /** Null: a new one. */
  form: Form | null;
  /** What a new one begins with. */
  ready?: ReadyMailing | null;
  /** What else it may be for. */
  views: readonly PeopleView[];
  earlier: readonly EarlierEdition[];
  tellSet: TellSet;
}

/** Audience and words, saved as a draft; how it reads follows the typing; then one button that says how many it reaches. */
export async function MailingForm({ scope, form, ready = null, ...others }: MailingFormProps) {
  const [t, language] = await Promise.all([fieldTexts("mailing"), getLocale()]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/outbox`;
  if (!form)
    return (
      <>
        <h1>{t("heading")}</h1>
        <ReadyTexts base={base} current={ready?.text ?? null} to={ready?.values.target} />
        <Words
          scope={scope}
          form={null}
          values={ready?.values ?? { audience: "confirmed" }}
          base={base}
          {...others}
        />
      </>
    );
  const draft = form.state === "draft";
  return (
    <>
      <h1>{t("heading")}</h1>
      {/* What is done with a message takes its own form away. */}
      <SaidHere>
        {draft ? null : <MailingProgress scope={scope} form={form} />}
        <Looks
          form={form}
          language={language}
          words={
            draft ? <Words scope={scope} form={form} values={form.values} base={base} {...others} /> : null
          }
        />
        {draft ? (
          <>
            <Test scope={scope} form={form} />
            <section className="section" aria-labelledby="reaches">
              <h2 id="reaches">{t("reaches")}</h2>
              <MailingCounts form={form} language={language} />
              {form.reaches > 0 && <SendOrDraft form={form} address={address} />}
            </section>
            <PlanMailing scope={scope} form={form} />
            <RemoveMailing address={address} back={base} form={form} />
          </>
        ) : null}
      </SaidHere>
    </>
  );
}

/** At once, or first as mails that can be read: offered where somebody would get it. */
async function SendOrDraft({ form, address }: { form: Form; address: { school: string; edition: string } }) {
  const t = await fieldTexts("mailing");
  return (
    <div className="row above-3">
      <DeskForm
        name="mailing-send"
        action={sendMailingAction}
        hidden={{ ...address, mailing: form.id, version: form.version }}
        submit={`${t("send")} (${form.reaches - form.unreached.unwanted})`}
        icon="arrow"
        ofStored
        goesAway
        done={t("sent")}
      />
      <DeskForm
        name="mailing-draft"
        action={draftMailingAction}
        hidden={{ ...address, mailing: form.id, version: form.version }}
        submit={t("drafts")}
        look="outlined"
        ofStored
        goesAway
        done={t("drafts-done")}
      />
    </div>
  );
}

interface ReadyTextsProps {
  base: string;
  current: string | null;
  /** Whom the message is for already: that stays, whatever it begins with. */
  to: string | number | undefined;
}

/** Ready texts to begin with: each is a page, so that it works without scripts. */
async function ReadyTexts({ base, current, to }: ReadyTextsProps) {
  const [t, texts] = await Promise.all([fieldTexts("mailing"), getTranslations("ready-mails")]);
  return (
    <nav aria-labelledby="ready">
      <p id="ready">{t("begin-with")}</p>
      <ul className="plain row above-2">
        {READY_TEXTS.map((text) => (
          <li key={text}>
            <Link
              className="btn btn--line btn--small"
              href={`${base}/write/new?${new URLSearchParams({ text, ...(to ? { to: String(to) } : {}) })}`}
              aria-current={text === current ? "true" : undefined}
            >
              <span>{texts(`${text}.name`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whom a message may be for; what came from elsewhere (a set, a session, one person) is offered beside. */
async function targetOptions({ scope, views, earlier, tellSet }: WordsProps, stored: string) {
  const [t, language] = await Promise.all([getTranslations("desk-fields"), getLocale()]);
  const target = readTarget(stored);
  const title = (edition: EarlierEdition) => localise(edition.title, language, scope.languages)?.text ?? "–";
  const isElsewhere = target?.kind === "earlier" && !earlier.some(({ id }) => id === target.edition);
  const isGone = target?.kind === "view" && !views.some(({ id }) => id === target.view);
  const filters = target?.kind === "set" ? tellSet(writeFilters(target.filters)) : null;
  const label = (kind: "states" | "team" | "set" | "session" | "person") =>
    kind === "set" && filters !== null ? t("values.target.set-of", { filters }) : t(`values.target.${kind}`);
  const kind = target?.kind;
  return [
    ...(kind === "set" || kind === "session" || kind === "person"
      ? [{ value: stored, label: label(kind) }]
      : []),
    ...(isElsewhere ? [{ value: stored, label: t("values.target.earlier-gone") }] : []),
    ...(isGone ? [{ value: stored, label: t("values.target.view-gone") }] : []),
    { value: "states", label: label("states") },
    ...views.map(({ id, name }) => ({ value: `view:${id}`, label: t("values.target.view", { name }) })),
    ...SPEAKERS_WHO.map((who) => ({ value: `speakers:${who}`, label: t(`values.target.speakers-${who}`) })),
    ...earlier.map((edition) => ({
      value: writeTarget({ kind: "earlier", edition: edition.id, everybody: false }),
      label: t("values.target.earlier", { edition: title(edition) }),
    })),
    { value: "team", label: label("team") },
  ];
}

interface WordsProps {
  scope: EditionScope;
  form: Form | null;
  values: Record<string, string | number>;
  base: string;
  views: readonly PeopleView[];
  earlier: readonly EarlierEdition[];
  tellSet: TellSet;
}

/** The form of the message. */
async function Words(props: WordsProps) {
  const { scope, form, values, base, earlier } = props;
  const stored = String(values.target ?? "states");
  const [t, targets, fieldLanguages, audiences, attachments] = await Promise.all([
    fieldTexts("mailing"),
    targetOptions(props, stored),
    fieldLanguagesOf(scope.languages),
    optionsOf("audience", AUDIENCES),
    optionsOf("attached", ATTACHMENTS),
  ]);
  const placeholders = placeholdersOf(mailOf(stored));
  const names = placeholders.map((name) => `{${name}}`).join(", ");
  return (
    <DeskForm
      name="mailing"
      action={saveMailingAction}
      hidden={{
        school: scope.schoolSlug,
        edition: scope.editionSlug,
        mailing: form?.id ?? "",
        version: form?.version ?? 0,
      }}
      submit={t("save-draft")}
      look={form ? "outlined" : "filled"}
      done={t("saved")}
      {...(form ? {} : { doneHref: `${base}/write/{mailingId}`, saidThere: true })}
    >
      <div className={styles.words}>
        <FieldList
          fields={[
            { name: "target", kind: "select", options: targets },
            { name: "audience", kind: "checks", options: audiences },
            ...(earlier.length > 0 ? [{ name: "alsoRegistered", kind: "tick" } as const] : []),
            { name: "subject", kind: "line" },
            { name: "body", kind: "markdown" },
            { name: "attached", kind: "checks", options: attachments },
          ]}
          values={{ ...values, target: stored }}
          fieldLanguages={fieldLanguages}
          t={t}
        />
      </div>
      <p className="muted above-3">
        {t("may-use", { names })}
        {placeholders.includes("position") ? ` ${t("may-use-position", { name: "{position}" })}` : ""}
      </p>
    </DeskForm>
  );
}

/** The mail itself in each language of the edition, to somebody it reaches or somebody made up. */
async function Looks({ form, language, words }: { form: Form; language: string; words: React.ReactNode }) {
  const lists = await getTranslations("desk-lists");
  const said = {
    fallback: lists("outbox.preview-fallback"),
    unpublished: lists("outbox.preview-unpublished"),
  };
  return (
    <LiveLook
      {...(words ? { action: lookAtMailingAction, words } : {})}
      stored={<MailLooks looks={form.looks} language={language} said={said} />}
      version={`${form.version} ${form.reader}`}
      readers={form.readers}
      reader={form.reader}
      texts={{
        title: lists("outbox.preview-title"),
        readAs: lists("outbox.wording.read-as"),
        madeUp: lists("outbox.wording.made-up"),
        show: lists("outbox.wording.show"),
        ...said,
      }}
    />
  );
}

/** The message as it is stored, to whoever asks. */
async function Test({ scope, form }: { scope: EditionScope; form: Form }) {
  const t = await fieldTexts("mailing");
  return (
    <section className="section" aria-labelledby="test">
      <h2 id="test">{t("test-heading")}</h2>
      <p>{t("test-introduction")}</p>
      <TestMailForm
        name="mailing-test"
        action={testMailingAction}
        hidden={{ mailing: form.id }}
        scope={scope}
        of="mailing"
      />
    </section>
  );
}
