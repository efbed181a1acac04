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
  const isPlanned = stage === "planned";
  const why = (outcome: (typeof WHY_NOT)[number]) => ({
    ...{ outcome, text: t(`why.${outcome}`, { count: counts[outcome] ?? 0 }), count: counts[outcome] ?? 0 },
    people: others.filter((one) => one.outcome === outcome),
  });
  const whys = WHY_NOT.filter((outcome) => counts[outcome]).map(why);
  const came = (outcome: "done" | "undone") => ({
    ...{ outcome, text: null, count: counts[outcome] ?? 0 },
    people: some.filter((one) => one.outcome === outcome),
  });
  const lists = [
    {
      id: "others",
      title: isPlanned ? t("wont") : t("was-not"),
      of: whys.filter(({ outcome }) => outcome !== "stays"),
    },
    { id: "stay", title: t("not-undone"), of: whys.filter(({ outcome }) => outcome === "stays") },
    { id: "some", title: isPlanned ? t("will") : t("was"), of: [came("done")] },
    { id: "undone", title: t("was-undone"), of: [came("undone")] },
  ].filter(({ of }) => of.some(({ count }) => count > 0));
  return (
    <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-bulk"]}>
      <h1>{what}</h1>
      <p className="said above-3" role="status" id={BULK_STATUS} tabIndex={-1}>
        {t(`stage.${stage}`, {
          count: isPlanned ? done : total - left,
          total,
          left,
          undone: counts.undone ?? 0,
        })}
      </p>
      {isPlanned && canTell(act) ? (
        <p className="muted above-2">{parameters.tell ? t("will-tell") : t("wont-tell")}</p>
      ) : null}
      {isPlanned && bulk.tells ? <p className="said said--note above-2">{t("will-show")}</p> : null}
      {parameters.note ? (
        <blockquote>
          <TypedLines text={parameters.note} />
        </blockquote>
      ) : null}
      {stage === "begun" || isPlanned ? (
        <BulkRun
          name="go-on"
          address={address}
          submit={isPlanned ? t("do-it", { count: done }) : t("go-on", { count: left })}
          total={total}
          idle={isPlanned && done === 0}
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
      {lists.map(({ id, title, of }) => (
        <section key={id} className="section" aria-labelledby={`bulk-${id}`}>
          <h2 id={`bulk-${id}`}>{title}</h2>
          {of.map(({ outcome, text, people, count }) => (
            <div key={outcome}>
              {text ? <p>{text}</p> : null}
              <Names people={people} base={base} count={count} more={t} />
            </div>
          ))}
        </section>
      ))}
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
