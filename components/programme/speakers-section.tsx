import { getTranslations } from "next-intl/server";
import type { ThemeColour } from "@/components/layout/band";
import type { PublicSpeaker } from "@/lib/agenda/queries/public-programme";
import { type ListedPerson, SpeakerList } from "./speaker-list";

interface ThemeLine {
  id: string;
  colour: ThemeColour;
}

/** Speakers as listed people: the role and the line of their first session. */
export async function listedSpeakers(
  speakers: readonly PublicSpeaker[],
  themes: readonly ThemeLine[],
  base: string,
): Promise<ListedPerson[]> {
  const role = await getTranslations("public.session.role");
  return speakers.map((speaker) => {
    const first = speaker.sessions[0];
    return {
      id: speaker.id,
      fullName: speaker.fullName,
      affiliation: speaker.affiliation,
      country: speaker.country,
      colour: themes.find((theme) => theme.id === first?.themeId)?.colour ?? "all",
      href: `${base}/speakers/${speaker.address}`,
      face: speaker.face,
      role: first ? role(first.role) : "",
    };
  });
}

const SHOWN = 6;

/** A few of the people on the edition's page, with the way to all. */
export async function SpeakersSection(props: {
  speakers: readonly PublicSpeaker[];
  themes: readonly ThemeLine[];
  base: string;
  locale: string;
}) {
  if (props.speakers.length === 0) return null;
  const t = await getTranslations("public.edition");
  const people = await listedSpeakers(props.speakers, props.themes, props.base);
  return (
    <section className="part" aria-labelledby="speakers">
      <div className="wrap split">
        <h2 id="speakers">{t("speakers")}</h2>
        <SpeakerList heading="h3" people={people.slice(0, SHOWN)} locale={props.locale} />
        {people.length > SHOWN && (
          <p className="above-5">
            <a className="sign" href={`${props.base}/speakers`}>
              {t("allPeople", { count: people.length })}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}
