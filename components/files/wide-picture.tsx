import type { Picture as Shown } from "@/lib/files/queries/pictures";
import { Credit } from "./credit";
import { Picture } from "./picture";
import styles from "./pictures.module.css";

/** One wide picture across the page, with whose it is. */
export function WidePicture({ picture }: { picture: Shown | undefined }) {
  if (!picture) return null;
  return (
    <figure className={styles.wide}>
      <Picture picture={picture} cut="wide" phoneCut="phone" sizes="100vw" first />
      {picture.credit && (
        <figcaption className="small">
          <Credit picture={picture} />
        </figcaption>
      )}
    </figure>
  );
}
