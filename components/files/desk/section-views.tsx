import type { ReactNode } from "react";
import { Localised, langOf } from "@/components/ui/localised";
import type { SectionView } from "@/lib/files/queries/section-views";
import styles from "../pictures.module.css";

interface Words {
  language: string;
  none: string;
  missing: Record<SectionView["missing"][number], string>;
}

/**
 * Draws the pictures of a section for the preview, by its id; their addresses open for whoever sees the desk, and for minutes. What
 * readers do not see yet says why.
 */
export const drawViews =
  (views: readonly SectionView[], { language, none, missing: why }: Words) =>
  (section: string): ReactNode => {
    const own = views.filter(({ sectionId }) => sectionId === section);
    if (own.length === 0)
      return (
        <p className="muted" lang={language}>
          {none}
        </p>
      );
    return (
      <ul className={`plain ${styles.row}`} data-one={own.length === 1 ? "" : undefined}>
        {own.map(({ id, href, width, height, alt, caption, credit, missing }) => (
          <li key={id}>
            <figure>
              {/* biome-ignore lint/performance/noImgElement: one size, made for the desk, at an address of minutes */}
              <img
                src={href}
                width={width}
                height={height}
                alt={alt?.text ?? ""}
                {...(alt ? langOf(alt) : {})}
              />
              <figcaption className="small">
                <Localised text={caption} /> <bdi className="muted">{credit}</bdi>
              </figcaption>
            </figure>
            {missing.map((one) => (
              <p key={one} className="said said--note above-2" lang={language}>
                {why[one]}
              </p>
            ))}
          </li>
        ))}
      </ul>
    );
  };
