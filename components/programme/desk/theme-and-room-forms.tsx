import { getLocale } from "next-intl/server";
import { HistoryLink } from "@/components/desk/history-link";
import { rowHrefOf } from "@/components/desk/row-href";
import { PictureLink } from "@/components/files/desk/picture-link";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { ItemList } from "@/components/forms/desk/item-list";
import type { EditionScope } from "@/lib/access/access";
import { flatFields } from "@/lib/platform/form-fields";
import { localise } from "@/lib/platform/i18n/localised";
import {
  createRoomAction,
  createThemeAction,
  editRoomAction,
  editThemeAction,
  removeRoomAction,
  removeThemeAction,
} from "@/lib/programme/actions/themes-and-rooms";
import type { getThemesAndRooms } from "@/lib/programme/queries/places";
import { roomFields, themeFields } from "@/lib/programme/rules/fields";
import { ROOM_KINDS, THEME_COLOURS } from "@/lib/programme/schema/themes-and-rooms";

interface FormsProps {
  scope: EditionScope;
  parts: Awaited<ReturnType<typeof getThemesAndRooms>>;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
  /** The row a link leads to. */
  opened: string | undefined;
  text: string | undefined;
}

/** The themes as numbered lines. */
export async function ThemeForms({ scope, parts, outdated, opened, text }: FormsProps) {
  const [t, fieldLanguages, colours, language] = await Promise.all([
    fieldTexts("theme"),
    fieldLanguagesOf(scope.languages),
    optionsOf("colour", THEME_COLOURS),
    getLocale(),
  ]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const path = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme/parts`;
  return (
    <section className="section" aria-labelledby="themes">
      <h2 id="themes">{t("heading")}</h2>
      <ItemList
        name="theme"
        opened={opened}
        rowHref={rowHrefOf(path, text)}
        t={t}
        fieldLanguages={fieldLanguages}
        parts={parts.themes.map((theme) => ({
          id: theme.id,
          version: theme.version,
          name: (
            <span className={`l-${theme.colour}`}>
              <span className="no">{theme.number}</span>{" "}
              {localise(theme.title, language, scope.languages)?.text}
            </span>
          ),
          values: flatFields(themeFields(theme)),
          outdated: outdated.get(theme.id) ?? [],
        }))}
        hidden={address}
        idKey="theme"
        save={editThemeAction}
        remove={removeThemeAction}
        removal={{}}
        also={(id) => <HistoryLink scope={scope} object={id} />}
        create={{
          action: createThemeAction,
          hidden: address,
          values: { colour: THEME_COLOURS[parts.themes.length % THEME_COLOURS.length] ?? "tomato" },
          without: ["number"],
        }}
        fields={[
          { name: "title", kind: "line" },
          { name: "summary", kind: "block", optional: true },
          { name: "colour", kind: "select", options: colours },
          { name: "number", kind: "number", short: true },
        ]}
      />
    </section>
  );
}

/** The rooms, on site and online. */
export async function RoomForms({ scope, parts, outdated, opened, text }: FormsProps) {
  const [t, fieldLanguages, kinds, yesNo, language] = await Promise.all([
    fieldTexts("room"),
    fieldLanguagesOf(scope.languages),
    optionsOf("room", ROOM_KINDS),
    optionsOf("yes-no", ["yes", "no"], "unknown"),
    getLocale(),
  ]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const path = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme/parts`;
  const said = (json: unknown) => localise(json, language, scope.languages)?.text;
  const venues = parts.venues.map(({ id, name, address: street }) => ({
    value: id,
    label: said(name) ?? said(street) ?? "–",
  }));
  return (
    <section className="section" aria-labelledby="rooms">
      <h2 id="rooms">{t("heading")}</h2>
      <ItemList
        name="room"
        opened={opened}
        rowHref={rowHrefOf(path, text)}
        t={t}
        fieldLanguages={fieldLanguages}
        parts={parts.rooms.map((room) => ({
          id: room.id,
          version: room.version,
          name: room.name,
          values: flatFields(roomFields(room)),
          outdated: outdated.get(room.id) ?? [],
        }))}
        hidden={address}
        idKey="room"
        save={editRoomAction}
        remove={removeRoomAction}
        removal={{}}
        also={(id) => (
          <>
            <HistoryLink scope={scope} object={id} />{" "}
            <PictureLink scope={scope} place="room_picture" owner={id} />
          </>
        )}
        create={{
          action: createRoomAction,
          hidden: address,
          values: { kind: "physical", joinHours: 24 },
          without: ["order"],
        }}
        fields={[
          { name: "name", kind: "text" },
          { name: "kind", kind: "radio", options: kinds },
          // With one venue there is nothing to choose.
          ...(venues.length > 1 ? [{ name: "venue", kind: "select" as const, options: venues }] : []),
          { name: "floor", kind: "line", optional: true },
          { name: "capacity", kind: "number", short: true, optional: true },
          { name: "stepFree", kind: "select", options: yesNo },
          { name: "equipment", kind: "line", optional: true },
          { name: "opens", kind: "time", short: true, optional: true },
          { name: "closes", kind: "time", short: true, optional: true },
          { name: "shared", kind: "tick" },
          { name: "joinLink", kind: "url", optional: true },
          { name: "joinHours", kind: "number", short: true },
          { name: "order", kind: "number", short: true },
        ]}
      />
    </section>
  );
}
