/** The module of the agenda: the components that the server drew, taken over; one file, for they share the zone shown. */
import type { ComponentType } from "react";
import { hydrateRoot } from "react-dom/client";
import { AgendaFilter } from "@/components/programme/live/agenda-filter";
import { armAgendaNews } from "@/components/programme/live/arm-agenda-news";
import { armAgendaStars } from "@/components/programme/live/arm-agenda-stars";
import { NowBoard } from "@/components/programme/live/now-board";
import { ZoneNote } from "@/components/programme/live/zone-note";
import { BUTTON_PARTS } from "./button-parts";
import { defineParts } from "./define-parts";
import { PLACE_PARTS } from "./place-parts";

/** Takes over what a component drew, given the same again. */
function takeOver<Given extends object>(Part: ComponentType<Given>) {
  return (part: HTMLElement, given: Given) => hydrateRoot(part, <Part {...given} />);
}

defineParts({
  ...BUTTON_PARTS,
  ...PLACE_PARTS,
  AgendaFilter: takeOver(AgendaFilter),
  AgendaNews: armAgendaNews,
  AgendaStars: armAgendaStars,
  NowBoard: takeOver(NowBoard),
  ZoneNote: takeOver(ZoneNote),
});
