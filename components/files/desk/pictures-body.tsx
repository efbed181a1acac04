import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import { Typed } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import type { DeskPicture, getDeskPictures } from "@/lib/files/queries/desk-pictures";
import { findText } from "@/lib/platform/i18n/texts";
import { PICTURE_KINDS } from "@/lib/platform/pictures/kinds";
import { LARGEST_PICTURE } from "@/lib/platform/pictures/make";
import { pictureNames } from "./picture-names";
import styles from "./pictures.module.css";
import { UploadForm } from "./upload-form";

interface PicturesBodyProps {
  scope: EditionScope;
  read: Awaited<ReturnType<typeof getDeskPictures>>;
  /** The place that a link asks for. */
  chosen: string | undefined;
  /** Why the last one could not be taken, where a form without script sent it. */
  refused: { reason: string; detail: Record<string, string> } | null;
}

/** All pictures that an edition's pages show, what is missing of each, and the form that takes another one. */
export async function PicturesBody({ scope, read, chosen, refused }: PicturesBodyProps) {
  const [t, fields, language, nameOf] = await Promise.all([
    getTranslations("desk-pictures"),
    fieldTexts("file"),
    getLocale(),
    pictureNames(),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/pictures`;
  const mayEdit = may(scope, "edit-pictures");
  return (
    <>
      <p className="muted">{t("intro")}</p>
      <p className="above-2">{t("usage", { used: read.used, most: read.most })}</p>
      {read.pictures.length === 0 ? (
        <div className="empty">
          <p>{t("none")}</p>
        </div>
      ) : (
        <ul className={`plain ${styles.list}`}>
          {read.pictures.map((picture) => (
            <li key={picture.id}>
              <Thumbnail picture={picture} />
              <div>
                <h2 className="h4">
                  <Typed>{nameOf(picture)}</Typed>
                </h2>
                <p>
                  {picture.missing.length === 0
                    ? t("shown")
                    : picture.missing.map((one) => t(`missing.${one}`)).join(". ")}
                </p>
                {mayEdit ? (
                  <p>
                    <a className="act" href={`${base}/${picture.id}`}>
                      {t("change")}
                      <span className="vh"> {nameOf(picture)}</span>
                    </a>
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <section id="add" className="section" aria-labelledby="add-picture">
          <h2 id="add-picture">{t("add.title")}</h2>
          <BrowserTexts namespaces={["desk-pictures"]}>
            <UploadForm
              hidden={{ locale: language, school: scope.schoolSlug, edition: scope.editionSlug }}
              targets={read.targets.map((target) => ({ value: target.target, label: nameOf(target) }))}
              chosen={chosen ?? null}
              most={LARGEST_PICTURE}
              // Phones turn their own format into one of these.
              accept={PICTURE_KINDS.map((kind) => `image/${kind}`).join(",")}
              refused={
                refused && (findText(t, `refused.${refused.reason}`, refused.detail) ?? t("refused.other"))
              }
            />
          </BrowserTexts>
        </section>
      ) : (
        <p className="said said--note">{fields("read-only")}</p>
      )}
    </>
  );
}

/** How a picture looks; what it shows is said beside it. */
function Thumbnail({ picture: { shown } }: { picture: DeskPicture }) {
  if (!shown) return <span className={styles.thumbnail} />;
  return (
    <span className={styles.thumbnail}>
      {/* biome-ignore lint/performance/noImgElement: it has its sizes already */}
      <img
        src={shown.href}
        width={shown.width}
        height={shown.height}
        alt=""
        loading="lazy"
        decoding="async"
      />
    </span>
  );
}
