import { getTranslations } from "next-intl/server";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { ThemeColour } from "./band";
import styles from "./frame.module.css";

const PAGE = "page" as const;
const PART = "true" as const;

/** What the frame needs to know of the edition a page belongs to. */
export interface FrameEdition {
  editionId: string;
  schoolSlug: string;
  editionSlug: string;
  schoolTitle: LocalisedText;
  title: LocalisedText;
  organisationName: string;
  colour: string;
  example: boolean;
  phase: string;
  colours: readonly ThemeColour[];
  timeZone: string;
  notices: ReadonlyArray<{ id: string; text: LocalisedText; at: string }>;
  has: Record<"agenda" | "registrations" | "speakers" | "practices", boolean> & {
    practical: "venues" | "access" | "ask" | null;
  };
}

/**
 * The row under the band: what the edition has, on every page of it. The same for everybody, since pages are kept: "My
 * registrations" leads to the sign-in or to one's own page.
 */
export async function EditionNav({
  locale,
  path,
  edition,
}: {
  locale: string;
  /** The address of this page without its language. */
  path: string;
  edition: FrameEdition;
}) {
  const t = await getTranslations("public.frame");
  const own = `/schools/${edition.schoolSlug}/${edition.editionSlug}`;
  const { has } = edition;
  /** This page itself, or the one it stands below: a session belongs to the agenda. */
  const page = (name: "agenda" | "speakers" | "practices", below: string = name) => {
    const href = `${own}/${name}`;
    const isBelow = path.startsWith(`${href}/`) || path.startsWith(`${own}/${below}/`);
    return { href: `/${locale}${href}`, text: t(name), current: path === href ? PAGE : isBelow && PART };
  };
  /** Whoever opened a private link is registered, also for what is in the archive by now. */
  const ofOwn = path.startsWith("/r/");
  const links = [
    ...(has.agenda ? [page("agenda", "sessions")] : []),
    ...(has.registrations || ofOwn
      ? [{ href: `/${locale}/me`, text: t("mine"), current: ofOwn && PART }]
      : []),
    ...(has.speakers ? [page("speakers")] : []),
    ...(has.practices ? [page("practices")] : []),
    ...(has.practical
      ? [{ href: `/${locale}${own}#${has.practical}`, text: t("practical"), current: false as const }]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <nav className={styles.row} aria-label={t("pages")}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list semantics of a list without markers */}
      <ul role="list">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} {...(link.current ? { "aria-current": link.current } : {})}>
              {link.text}
            </a>
          </li>
        ))}
        {/* For who keeps a ticket on this device: shown by what is alive on the page, for it is the same for everybody. */}
        <li hidden data-ticket={edition.editionId}>
          <a href={`/${locale}${own}/ticket`}>{(await getTranslations("public.offline"))("ticket")}</a>
        </li>
      </ul>
    </nav>
  );
}
