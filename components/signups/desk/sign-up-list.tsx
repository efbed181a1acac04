import { getLocale, getTranslations } from "next-intl/server";
import { PrintButton } from "@/components/ui/print-button";
import type { EditionScope } from "@/lib/access/access";
import { localise } from "@/lib/platform/i18n/localised";
import type { Listed, listSignUps } from "@/lib/signups/queries/session-list";

interface SignUpListProps {
  scope: EditionScope;
  list: Awaited<ReturnType<typeof listSignUps>>;
}

/** Who has a place in a session, and who waits for one; as it hangs at the door. */
export async function SignUpList({ scope, list }: SignUpListProps) {
  const [t, language] = await Promise.all([getTranslations("session-places.list"), getLocale()]);
  const { number, title, inside, waiting } = list;
  return (
    <>
      <h1>
        {number}. <bdi>{localise(title, language, scope.languages)?.text}</bdi>
      </h1>
      <p className="row">
        <PrintButton text={t("print")} />
      </p>
      <h2>{t("inside", { count: inside.length })}</h2>
      <People people={inside} />
      {waiting.length > 0 && (
        <>
          <h2>{t("waiting", { count: waiting.length })}</h2>
          <People people={waiting} />
        </>
      )}
    </>
  );
}

const People = ({ people }: { people: readonly Listed[] }) =>
  people.length === 0 ? null : (
    <ol>
      {people.map(({ id, fullName, affiliation }) => (
        <li key={id}>
          <b dir="auto">{fullName}</b>
          {affiliation && (
            <>
              , <span dir="auto">{affiliation}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
