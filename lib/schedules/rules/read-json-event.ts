import type { FileLink, FilePerson, Position } from "../schema/schedule-file";
import type { JsonReading } from "./json-reading";
import type { JsonNode } from "./parse-json";
import { readFlag } from "./read-words";

/** A schedule.json of either version while it is read. */
export interface JsonFile {
  json: JsonReading;
  schedule: JsonNode;
  conference: JsonNode;
  where: (offset: number) => Position;
}

/** What both versions say in the same words. */
export function readCommon(json: JsonReading, event: JsonNode, languages: ReadonlyArray<string | null>) {
  const text = (key: string) => json.localised(event, key, languages);
  const recording = json.member(event, "recording");
  return {
    guid: json.said(event, "guid"),
    id: json.firstSaid(event, ["id", "code"]),
    title: text("title"),
    subtitle: text("subtitle"),
    abstract: text("abstract"),
    description: text("description"),
    type: json.said(event, "type"),
    state: json.firstSaid(event, ["state", "status"]),
    noRecording: readFlag(json.flag(recording, "optout") ?? json.flag(event, "do_not_record")),
    links: ["links", "attachments"].flatMap((key) =>
      json.items(json.member(event, key)).flatMap((link): FileLink[] => {
        const plain = json.text(link);
        const url = plain ?? json.firstSaid(link, ["url", "href"]);
        return url ? [{ url, title: json.firstSaid(link, ["title", "name"]) ?? url }] : [];
      }),
    ),
  };
}

/** A person as an object, or a name alone. */
export function readPerson(json: JsonReading, person: JsonNode): FilePerson {
  return {
    id: json.firstSaid(person, ["id", "guid", "code"]),
    name: json.firstSaid(person, ["public_name", "name", "full_public_name"]) ?? json.text(person) ?? "",
    biography: json.localised(person, "biography", []),
  };
}
