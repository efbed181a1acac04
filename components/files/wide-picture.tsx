import { getTranslations } from "next-intl/server";
import type { Picture as Shown } from "@/lib/files/queries/pictures";
import { Picture } from "./picture";
import styles from "./pictures.module.css";

/** One wide picture across the page, with whose it is. */
export async function WidePicture({ picture }: { picture: Shown | undefined }) {
  if (!picture) return null;
  const t = await getTranslations("public.picture");
  return (
    <figure className={styles.wide}>
      <Picture picture={picture} cut="wide" phoneCut="phone" sizes="100vw" first />
      {picture.credit && (
        <figcaption className="small muted">
          {t.rich("credit", { credit: picture.credit, name: (name) => <bdi>{name}</bdi> })}
        </figcaption>
      )}
    </figure>
  );
}
