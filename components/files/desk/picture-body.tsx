import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { HistoryLink } from "@/components/desk/history-link";
import { DeskForm } from "@/components/forms/desk/desk-form";
import type { FieldSpec } from "@/components/forms/desk/field-list";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { Confirm } from "@/components/ui/confirm";
import { Typed } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { editPictureAction, removePictureAction } from "@/lib/files/actions/pictures";
import type { getDeskPicture } from "@/lib/files/queries/desk-pictures";
import { LICENCES, placeOf } from "@/lib/files/rules/places";
import { FocusField } from "./focus-field";
import { pictureNames } from "./picture-names";

interface PictureBodyProps {
  scope: EditionScope;
  picture: Awaited<ReturnType<typeof getDeskPicture>>;
  /** Texts older than their original. */
  outdated: readonly string[];
}

/** What a picture shows, whose it is, what must stay in sight; and the way to take it away. */
export async function PictureBody({ scope, picture, outdated }: PictureBodyProps) {
  const [t, words, fieldLanguages, language, licences, nameOf] = await Promise.all([
    fieldTexts("file"),
    getTranslations("desk-pictures"),
    fieldLanguagesOf(scope.languages),
    getLocale(),
    optionsOf("licence", LICENCES.slice(1), "licence.none"),
    pictureNames(),
  ]);
  const { place, form, shown, missing } = picture;
  const { person = false, many = false } = placeOf(place);
  const hidden = {
    school: scope.schoolSlug,
    edition: scope.editionSlug,
    fileId: picture.id,
    version: form.version,
  };
  const fields: FieldSpec[] = [
    { name: "alt", kind: "line", optional: true },
    { name: "decorative", kind: "tick" },
    ...(many ? [{ name: "caption", kind: "line", optional: true } as const] : []),
    ...(person ? [] : [{ name: "showsPerson", kind: "tick" } as const]),
    { name: "agreed", kind: "tick" },
    { name: "credit", kind: "text", optional: true },
    { name: "licence", kind: "select", options: licences },
    ...(many ? [{ name: "order", kind: "number", short: true } as const] : []),
  ];
  return (
    <>
      <p className="sign">
        <Link href={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/pictures`}>
          {words("picture.back")}
        </Link>
      </p>
      <h1>
        <Typed>{nameOf(picture)}</Typed>
      </h1>
      <p>
        {missing.length === 0 ? words("shown") : missing.map((one) => words(`missing.${one}`)).join(". ")}
        {" · "}
        <span className="muted">
          {words("picture.about", { width: picture.width, height: picture.height })}
        </span>
      </p>
      <DeskForm
        name={`file-${picture.id}`}
        action={editPictureAction}
        hidden={hidden}
        submit={t("save")}
        done={t("saved")}
        secondary={<HistoryLink scope={scope} object={picture.id} />}
      >
        {shown ? (
          <FocusField
            shown={shown}
            x={Number(form.values.focusX ?? 0)}
            y={Number(form.values.focusY ?? 0)}
            texts={{ hint: words("picture.focus"), x: t("focusX.label"), y: t("focusY.label") }}
          />
        ) : null}
        <FieldList
          fields={fields}
          values={form.values}
          fieldLanguages={fieldLanguages}
          t={t}
          outdated={outdated}
        />
      </DeskForm>
      <Confirm ask={t("remove-ask")} warning={t("remove-warning")}>
        <DeskForm
          name={`file-remove-${picture.id}`}
          action={removePictureAction}
          hidden={hidden}
          submit={t("remove")}
          look="text"
          doneHref={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/pictures`}
        />
      </Confirm>
    </>
  );
}
