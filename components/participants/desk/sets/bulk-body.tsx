import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { Typed, TypedLines } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import type { BulkNamed, BulkView } from "@/lib/participants/queries/bulk";
import { canTell, WHY_NOT } from "@/lib/participants/schema/bulk";
import { localise } from "@/lib/platform/i18n/localised";
import { BulkRun } from "./bulk-run";
import { BULK_STATUS } from "./bulk-status";
import styles from "./sets.module.css";

interface BulkBodyProps {
  scope: EditionScope;
  bulk: BulkView;
}

/** A bulk act: what would happen to whom, how far it is, what came of it, and the way back. */
export async function BulkBody({ scope, bulk }: BulkBodyProps) {
  const [language, t] = await Promise.all([getLocale(), getTranslations("desk-bulk")]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  const { act, parameters, stage, counts, total, left, others, some, undo } = bulk;
  const done = counts.done ?? 0;
  const what = t.rich(`what.${act}`, {
    count: total,
    tag: parameters.tag,
    member: bulk.member ?? "–",
    category: localise(bulk.category, language, scope.languages)?.text ?? "–",
    name: (chunks) => <bdi>{chunks}</bdi>,
  });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug, bulk: bulk.id };
  const whys = WHY_NOT.filter((outcome) => counts[outcome]);
  return (
    <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-bulk"]}>
      <h1>{what}</h1>
      <p className="said above-3" role="status" id={BULK_STATUS} tabIndex={-1}>
        {t(`stage.${stage}`, {
          count: stage === "planned" ? done : total - left,
          total,
          left,
          undone: counts.undone ?? 0,
        })}
      </p>
      {stage === "planned" && canTell(act) ? (
        <p className="muted above-2">{parameters.tell ? t("will-tell") : t("wont-tell")}</p>
      ) : null}
      {stage === "planned" && bulk.tells ? (
        <p className="said said--note above-2">{t("will-show")}</p>
      ) : null}
      {parameters.note ? (
        <blockquote>
          <TypedLines text={parameters.note} />
        </blockquote>
      ) : null}
      {stage === "begun" || stage === "planned" ? (
        <BulkRun
          name="go-on"
          address={address}
          submit={stage === "planned" ? t("do-it", { count: done }) : t("go-on", { count: left })}
          total={total}
          idle={stage === "planned" && done === 0}
        />
      ) : null}
      {undo && stage !== "planned" ? (
        <BulkRun
          name="undo"
          address={address}
          submit={t("undo", { count: done })}
          total={done}
          seconds={undo.seconds}
        />
      ) : null}
      {stage === "finished" && !undo && act !== "category" && done > 0 ? (
        <p className="muted">{t("too-late")}</p>
      ) : null}
      {whys.length > 0 ? (
        <section className="section" aria-labelledby="bulk-others">
          <h2 id="bulk-others">{stage === "planned" ? t("wont") : t("was-not")}</h2>
          <ul className="plain">
            {whys.map((outcome) => (
              <li key={outcome}>
                {t(`why.${outcome}`, { count: counts[outcome] ?? 0 })}
                <Names
                  people={others.filter((one) => one.outcome === outcome)}
                  base={base}
                  count={counts[outcome] ?? 0}
                  more={t}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {some.length > 0 ? (
        <section className="section" aria-labelledby="bulk-some">
          <h2 id="bulk-some">{stage === "planned" ? t("will") : t("was")}</h2>
          <Names people={some} base={base} count={done + (counts.undone ?? 0)} more={t} />
        </section>
      ) : null}
      <p className="above-4">
        <a className="act" href={base}>
          {t("back")}
        </a>
      </p>
    </BrowserTexts>
  );
}

interface NamesProps {
  people: readonly BulkNamed[];
  base: string;
  count: number;
  more: Awaited<ReturnType<typeof getTranslations<"desk-bulk">>>;
}

function Names({ people, base, count, more }: NamesProps) {
  return (
    <ul className={styles.names}>
      {people.map(({ id, fullName }) => (
        <li key={id}>
          <a href={`${base}?open=${id}`}>
            <Typed>{fullName}</Typed>
          </a>
        </li>
      ))}
      {count > people.length ? (
        <li className="muted">{more("more", { count: count - people.length })}</li>
      ) : null}
    </ul>
  );
}
