import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import type { EditionScope } from "@/lib/access/access";
import type { FoundOthers } from "@/lib/participants/queries/find-others";

interface FindOtherProps {
  scope: EditionScope<"pair-people">;
  /** Whose record everything would follow to. */
  registration: string;
  words: string;
  found: FoundOthers;
}

/** The other record of one person, for who knows of it though nothing proposed it: found by words, then compared. */
export async function FindOther({ scope, registration, words, found }: FindOtherProps) {
  const [t, desk, language] = await Promise.all([
    getTranslations("same-person"),
    getTranslations("desk-registrations"),
    getLocale(),
  ]);
  const list = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  return (
    <>
      <h1>{t("title")}</h1>
      <p>{t.rich("find", { person: found.fullName, name: (name) => <bdi>{name}</bdi> })}</p>
      <search>
        <form className="row above-4" method="get">
          <input type="hidden" name="registration" value={registration} />
          <label>
            <span className="over">{t("words")}</span>
            <input className="in" type="search" name="q" defaultValue={words} maxLength={100} required />
          </label>
          <Button quiet small sign="search">
            {t("search")}
          </Button>
        </form>
      </search>
      {words.trim() === "" ? null : (
        <section className="above-5" aria-labelledby="found">
          <h2 id="found" className="h3">
            {t("found", { count: found.others.length })}
          </h2>
          <ul>
            {found.others.map((other) => (
              <li key={`${other.personId} ${other.reference}`} className="above-3">
                <a href={`${list}/same?registration=${registration}&other=${other.personId}`}>
                  {desk("twins.compare", { name: other.fullName })}
                </a>
                <br />
                <span className="small muted">
                  <bdi>{[other.email, other.affiliation, other.reference].filter(Boolean).join(" · ")}</bdi>
                </span>
              </li>
            ))}
          </ul>
          {found.more ? <p className="above-3">{t("more")}</p> : null}
        </section>
      )}
      <p className="above-5">
        <a href={`${list}?open=${registration}`}>{t("back")}</a>
      </p>
    </>
  );
}
