/** Proof of knowing the address of a participant's own calendar: it reads what they marked, and nothing else. */
export interface CalendarScope {
  kind: "my-calendar";
  organisationId: string;
  registrationId: string;
  schoolSlug: string;
  editionSlug: string;
}
