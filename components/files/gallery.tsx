import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import type { Picture as Shown } from "@/lib/files/queries/pictures";
import { Credit } from "./credit";
import { Picture } from "./picture";
import styles from "./pictures.module.css";

const whole = ({ copies }: Shown) =>
  copies.find(({ cut, format }) => cut === "whole" && format === "jpeg")?.href;

/** What there was to see, in rows; each leads to itself in large, by a plain link. */
export async function Gallery({ pictures }: { pictures: readonly Shown[] }) {
  if (pictures.length === 0) return null;
  const t = await getTranslations("public.picture");
  return (
    <section className="part" aria-labelledby="gallery">
      <div className="wrap">
        <h2 id="gallery">{t("gallery")}</h2>
        <ul className={`plain ${styles.gallery}`}>
          {pictures.map((picture, place) => (
            <li key={picture.id}>
              <figure>
                <a
                  href={whole(picture)}
                  {...(picture.alt ? {} : { "aria-label": t("large", { number: place + 1 }) })}
                >
                  <Picture picture={picture} cut="tile" sizes="(max-width: 40em) 92vw, 22rem" />
                </a>
                {(picture.caption || picture.alt || picture.credit) && (
                  <figcaption className="small">
                    <Localised text={picture.caption ?? picture.alt} /> <Credit picture={picture} />
                  </figcaption>
                )}
              </figure>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
