import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { StateTabs } from "@/components/desk/data-table/state-tabs";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import { Typed } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { inviteSpeakersAction, setSpeakersUntilAction } from "@/lib/speakers/actions/desk";
import type { getSpeakerLinks } from "@/lib/speakers/queries/desk";

interface SpeakerLinksProps {
  scope: EditionScope;
  links: Awaited<ReturnType<typeof getSpeakerLinks>>;
  /** What the list below is narrowed down to; null: nothing. */
  reply: "missing" | "declined" | null;
}

/** As many names as one reads. */
const NAMED = 40;

/** How the replies stand, until when they are given, and the one act that sends everybody who is missing their link. */
export async function SpeakerLinks({ scope, links, reply }: SpeakerLinksProps) {
  const [t, language] = await Promise.all([fieldTexts("speaker-links"), getLocale()]);
  const { counts, speakers, reached, unreached, until, asOf } = links;
  const desk = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  return (
    <section className="section" aria-labelledby="speaker-links">
      <h2 id="speaker-links">{t("heading")}</h2>
      <p className="above-3">{t("explain")}</p>
      <p className="above-2">{counts.all === 0 ? t("empty") : t("counts", { ...counts })}</p>
      {reached.length > 0 && may(scope, "send-messages") ? (
        <details className="above-3">
          <summary className="act">{t("send", { count: reached.length })}</summary>
          <Names text={t("who", { count: reached.length })} names={reached} />
          {unreached.length > 0 ? (
            <Names text={t("no-address", { count: unreached.length })} names={unreached} />
          ) : null}
          <p className="above-3">
            <Link href={`${desk}/outbox/wording/speaker-invitation`} prefetch={false}>
              {t("reads")}
            </Link>
          </p>
          <DeskForm
            name="speaker-links"
            action={inviteSpeakersAction}
            hidden={{ ...address, speaker: "", asOf }}
            submit={t("send", { count: reached.length })}
            icon="arrow"
            done={t("done")}
          />
        </details>
      ) : null}
      {may(scope, "edit-edition") ? (
        <DeskForm
          name="speakers-until"
          action={setSpeakersUntilAction}
          hidden={{ ...address, version: until.version }}
          submit={t("save-until")}
          look="outlined"
          done={t("saved")}
        >
          <FieldList
            fields={[{ name: "until", kind: "date", optional: true, short: true }]}
            values={until.values}
            fieldLanguages={[]}
            t={t}
          />
        </DeskForm>
      ) : null}
      {speakers.missing + speakers.declined > 0 || reply ? (
        <StateTabs
          label={t("filter")}
          state={reply}
          link={({ state }) => ({ href: state ? `${desk}/speakers?reply=${state}` : `${desk}/speakers` })}
          tabs={[
            { state: null, text: t("all"), count: speakers.all },
            { state: "missing", text: t("filter-missing"), count: speakers.missing },
            { state: "declined", text: t("filter-declined"), count: speakers.declined },
          ]}
        />
      ) : null}
    </section>
  );
}

async function Names({ text, names }: { text: string; names: readonly string[] }) {
  const t = await getTranslations("desk-fields.speaker-links");
  return (
    <>
      <p className="above-3">{text}</p>
      <ul>
        {names.slice(0, NAMED).map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
          <li key={at}>
            <Typed>{name}</Typed>
          </li>
        ))}
        {names.length > NAMED ? <li>{t("more", { count: names.length - NAMED })}</li> : null}
      </ul>
    </>
  );
}
