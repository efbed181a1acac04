import { Credit } from "@/components/files/credit";
import { Picture } from "@/components/files/picture";
import styles from "@/components/files/pictures.module.css";
import { Typed } from "@/components/ui/localised";
import type { Picture as Shown } from "@/lib/files/queries/pictures";

const SIZES = "(max-width: 40em) 92vw, 40rem";

/** What a session is about, to look at. */
export function SessionPicture({ picture }: { picture: Shown | undefined }) {
  if (!picture) return null;
  return (
    <figure className={`above-5 ${styles.beside}`}>
      <Picture picture={picture} cut="beside" sizes={SIZES} />
      {picture.credit && (
        <figcaption className="small">
          <Credit picture={picture} />
        </figcaption>
      )}
    </figure>
  );
}

/** Where it is: the rooms of which there is a picture, each by its name. */
export function RoomPictures({
  rooms,
}: {
  rooms: ReadonlyArray<{ name: string; picture: Shown | undefined }>;
}) {
  return rooms.map(({ name, picture }) =>
    picture ? (
      <figure key={picture.id} className={`above-5 ${styles.beside}`}>
        <Picture picture={picture} cut="beside" sizes={SIZES} />
        <figcaption className="small">
          <Typed>{name}</Typed> <Credit picture={picture} />
        </figcaption>
      </figure>
    ) : null,
  );
}
