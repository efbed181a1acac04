import type { Phase } from "@/lib/editions/rules/phases";
import { SCHEMA } from "./person-json-ld";

/** What schema.org calls the state of an edition; a new phase does not compile until it has one. */
const STATUS: Record<Phase, "EventScheduled" | "EventCancelled"> = {
  cancelled: "EventCancelled",
  archived: "EventScheduled",
  past: "EventScheduled",
  running: "EventScheduled",
  closed: "EventScheduled",
  full: "EventScheduled",
  open: "EventScheduled",
  announced: "EventScheduled",
  draft: "EventScheduled",
};

/** The address of an EventStatusType, https://schema.org/EventStatusType. */
export function eventStatus(phase: Phase): string {
  return `${SCHEMA}/${STATUS[phase]}`;
}
