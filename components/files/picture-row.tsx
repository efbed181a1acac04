import { Localised } from "@/components/ui/localised";
import type { Picture as Shown } from "@/lib/files/queries/pictures";
import { Credit } from "./credit";
import { Picture } from "./picture";
import styles from "./pictures.module.css";

/** One picture as wide as the text beside it, or several in rows, each with what is said under it and whose it is. */
export function PictureRow({ pictures }: { pictures: readonly Shown[] }) {
  const sizes = pictures.length === 1 ? "(max-width: 40em) 92vw, 46rem" : "(max-width: 40em) 92vw, 22rem";
  return (
    <ul className={`plain ${styles.row}`} data-one={pictures.length === 1 ? "" : undefined}>
      {pictures.map((picture) => (
        <li key={picture.id}>
          <figure>
            <Picture picture={picture} cut="beside" sizes={sizes} />
            {(picture.caption || picture.credit) && (
              <figcaption className="small">
                <Localised text={picture.caption} /> <Credit picture={picture} />
              </figcaption>
            )}
          </figure>
        </li>
      ))}
    </ul>
  );
}
