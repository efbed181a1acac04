import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/files/picture";
import { drawPictures, toldWithPictures } from "@/components/files/section-pictures";
import { WidePicture } from "@/components/files/wide-picture";
import { Lines, type ThemeColour } from "@/components/layout/band";
import { EditionNav } from "@/components/layout/edition-nav";
import { PublicPage } from "@/components/layout/public-page";
import { MaterialList } from "@/components/materials/material-list";
import { OfflinePart } from "@/components/offline/offline-part";
import { PracticeSection } from "@/components/practices/practice-section";
import { ListedSessions } from "@/components/programme/listed-sessions";
import { SpeakersSection } from "@/components/programme/speakers-section";
import { PlaceWay } from "@/components/sections/place-way";
import { SectionList } from "@/components/sections/section-list";
import type { Programme, PublicSpeaker } from "@/lib/agenda/queries/public-programme";
import { editionCard } from "@/lib/agenda/rules/cards";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import type { PublicEdition, PublicSchool } from "@/lib/editions/queries/public-schools";
import { isOver } from "@/lib/editions/rules/phases";
import type { ShownMaterial } from "@/lib/materials/queries/materials";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { PublicPractice } from "@/lib/practices/queries/public-practices";
import type { ToldSection } from "@/lib/sections/rules/content";
import styles from "./edition.module.css";
import { EditionIntro, Station, StickyRegister } from "./edition-intro";
import { EditionOver } from "./edition-over";
import { About, AccessInformation, Hosts, Questions } from "./edition-pieces";
import { editionJsonLd } from "./event-json-ld";
import { JsonLd } from "./json-ld";
import { NextEdition } from "./next-edition";
import { PlaceMap } from "./place-map";
import { recapJsonLd } from "./recap-json-ld";
import { ThemeRoute } from "./theme-route";
import { Venues } from "./venues";

interface EditionViewProps {
  locale: Locale;
  content: EditionPageContent;
  people: {
    speakers: readonly PublicSpeaker[];
    themes: ReadonlyArray<{ id: string; colour: ThemeColour }>;
  } | null;
  practices: readonly PublicPractice[];
  programme: Programme | null;
  sections: readonly ToldSection[];
  /** What everybody may read of the edition as a whole. */
  materials: readonly ShownMaterial[];
  /** When the school meets again, for a page that is over. */
  next: { school: PublicSchool; edition: PublicEdition } | null;
}

/** An edition before, during and after: the same address; once it is over, its memory leads. */
export async function EditionView(props: EditionViewProps) {
  const { locale, content, people, practices, programme, sections, materials, next } = props;
  const t = await getTranslations("public");
  const path = `/schools/${content.head.schoolSlug}/${content.head.editionSlug}`;
  const base = `/${locale}${path}`;
  const over = isOver(content.head.phase);
  const address = { publicUrl: settings().publicUrl, base, card: editionCard(content.head, locale).path };
  const mapped = sections.some(({ kind }) => kind === "map");
  const { mark } = content.pictures;
  const recap = over ? recapJsonLd(content, locale, address) : null;
  return (
    <PublicPage
      locale={locale}
      path={path}
      edition={content.head}
      ownBand
      mark={mark && <Picture picture={mark} cut="logo" sizes="15rem" silent className={styles.logo} />}
    >
      <JsonLd data={editionJsonLd(content, people?.speakers ?? [], address)} />
      {recap && <JsonLd data={recap} />}
      <main id="main">
        <Station content={content} />
        {over && <Lines colours={content.head.colours} />}
        <EditionNav locale={locale} path={path} edition={content.head} />
        <WidePicture picture={content.pictures.wide} />
        {over && <EditionOver locale={locale} content={content} />}
        <EditionIntro locale={locale} content={content} base={base} feeds={path} />
        <ThemeRoute
          short={over}
          themes={content.themes}
          agendaHref={programme?.slots.length ? `${base}/agenda` : null}
        />
        {programme && <ListedSessions programme={programme} base={base} title={t("recap.sessions")} />}
        <About content={content} />
        {people && (
          <SpeakersSection speakers={people.speakers} themes={people.themes} base={base} locale={locale} />
        )}
        <PracticeSection
          title={t(over ? "recap.practices" : "edition.practices")}
          practices={practices}
          locale={locale}
        />
        <SectionList
          sections={toldWithPictures(sections, content.pictures.sections)}
          locale={locale}
          map={<PlaceWays content={content} locale={locale} />}
          pictures={drawPictures(content.pictures.sections)}
          documents={materials.length > 0 ? <MaterialList materials={materials} /> : null}
        />
        {materials.length > 0 && sections.every(({ kind }) => kind !== "documents") && (
          <section className="part" aria-labelledby="materials">
            <div className="wrap split">
              <h2 id="materials">{t("material.title")}</h2>
              <MaterialList materials={materials} />
            </div>
          </section>
        )}
        <Venues content={content} locale={locale} mapped={mapped} />
        <AccessInformation content={content} locale={locale} mapped={mapped} />
        <Hosts content={content} />
        <Questions content={content} />
        {over && next && <NextEdition {...next} locale={locale} />}
        <OfflinePart head={content.head} base={base} />
      </main>
      <StickyRegister content={content} base={base} />
    </PublicPage>
  );
}

/** The way to each venue, or to the city where none is said. */
function PlaceWays({ content, locale }: { content: EditionPageContent; locale: Locale }) {
  const places = content.venues.map(({ id, position, lines }) => ({ id, position, words: lines.join(", ") }));
  const city = { id: "city", position: null, words: content.head.city };
  return (
    <>
      <PlaceMap venues={content.venues} city={content.head.city} locale={locale} />
      {(places.length > 0 ? places : [city]).map((place) => (
        <PlaceWay key={place.id} place={place} locale={locale} />
      ))}
    </>
  );
}
