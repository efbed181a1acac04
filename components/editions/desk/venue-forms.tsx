import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { HistoryLink } from "@/components/desk/history-link";
import { PictureLink } from "@/components/files/desk/picture-link";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import { ItemList } from "@/components/forms/desk/item-list";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import type { EditionScope } from "@/lib/access/access";
import {
  bringBackVenueAction,
  createVenueAction,
  deleteVenueAction,
  editVenueAction,
} from "@/lib/editions/actions/venue";
import type { getEditionForms } from "@/lib/editions/queries/edit-forms";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { PageSection } from "./page-texts";

interface VenueFormsProps {
  scope: EditionScope;
  forms: Awaited<ReturnType<typeof getEditionForms>>;
  fieldLanguages: FieldLanguage[];
  /** The row a link leads to. */
  opened: string | undefined;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
}

/** Where the edition takes place: each venue with its rooms, those that were taken off below. */
export async function VenueForms({ scope, forms, fieldLanguages, opened, outdated }: VenueFormsProps) {
  const [t, page, language] = await Promise.all([
    fieldTexts("venue"),
    getTranslations("desk-page.venues"),
    getLocale(),
  ]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const named = (venue: { name: unknown; address: unknown }) =>
    (localise(venue.name, language, scope.languages) ?? localise(venue.address, language, scope.languages))
      ?.text ?? "–";
  const wayBack = (venue: { id: string; version: number }) => ({
    action: bringBackVenueAction,
    hidden: { ...address, venue: venue.id, version: venue.version },
    submit: page("bring-back"),
    done: page("back"),
  });
  return (
    <PageSection scope={scope} id="venues" form="venue">
      <ItemList
        name="venue"
        opened={opened}
        t={t}
        fieldLanguages={fieldLanguages}
        parts={forms.venues.map((venue) => ({
          id: venue.id,
          version: venue.version,
          name: `${named(venue)} · ${page("rooms", { rooms: venue.rooms })}`,
          values: venue.values,
          outdated: outdated.get(venue.id) ?? [],
        }))}
        hidden={address}
        idKey="venue"
        save={editVenueAction}
        remove={deleteVenueAction}
        removal={{}}
        removalFields={(id) => {
          const others = forms.venues.filter((venue) => venue.id !== id);
          if (others.length === 0) return null;
          const options = others.map((venue) => ({ value: venue.id, label: named(venue) }));
          return (
            <FieldList
              fields={[{ name: "to", kind: "select", options: [{ value: "", label: "–" }, ...options] }]}
              values={{}}
              fieldLanguages={fieldLanguages}
              t={t}
            />
          );
        }}
        undo={({ id, version = 0 }) => wayBack({ id, version: version + 1 })}
        also={(id) => (
          <>
            <HistoryLink scope={scope} object={id} />{" "}
            <PictureLink scope={scope} place="venue_picture" owner={id} />
          </>
        )}
        create={{ action: createVenueAction, hidden: address, without: ["order"] }}
        fields={[
          { name: "name", kind: "line", optional: true },
          { name: "address", kind: "line", optional: true },
          { name: "city", kind: "text", optional: true },
          { name: "directions", kind: "markdown", optional: true },
          { name: "accessNote", kind: "markdown", optional: true },
          { name: "latitude", kind: "text", short: true, optional: true },
          { name: "longitude", kind: "text", short: true, optional: true },
          { name: "order", kind: "number", short: true },
        ]}
      />
      {forms.deletedVenues.length > 0 ? (
        <details className="fold">
          <summary>{page("deleted", { count: forms.deletedVenues.length })}</summary>
          <DataTable
            look="rows"
            columns={["title", "back"]}
            rows={forms.deletedVenues.map((venue) => {
              const { action, ...back } = wayBack(venue);
              return {
                id: venue.id,
                cells: {
                  title: (
                    <>
                      <bdi className="name">{named(venue)}</bdi>
                      <p>
                        {page("when", { when: formatDayAndTime(venue.deletedAt, scope.timeZone, language) })}
                      </p>
                    </>
                  ),
                  back: (
                    <DeskForm
                      {...back}
                      name={`venue-back-${venue.id}`}
                      action={action}
                      look="text"
                      goesAway
                    />
                  ),
                },
              };
            })}
          />
        </details>
      ) : null}
    </PageSection>
  );
}
