/**
 * What becomes of every table below an edition, and of every column, when the next one is made after it. A test holds it
 * against the database's catalogue: what is forgotten here fails there.
 *
 * `taken`: as it was. `moved`: by as many days as lie between the two editions. `anew`: made for the new record.
 * `link`: to the record that is made after the one it led to. A text says why a column, or a table, stays behind.
 */
export type Fate = "taken" | "moved" | "anew" | "link" | { not: string };

const not = (why: string): { not: string } => ({ not: why });
const IDS = { organisation_id: "taken", id: "anew", edition_id: "link" } as const;
const SINCE = { created_at: "anew", updated_at: "anew", version: "anew" } as const;

/** Tables of which something comes along. */
export const CARRIED_COLUMNS: Record<string, Record<string, Fate>> = {
  edition: {
    ...{ organisation_id: "taken", id: "anew", school_id: "taken", slug: "anew", ...SINCE },
    ...{ number: "anew", year: "anew", title: "anew", city: "anew" },
    ...{ tagline: "taken", summary: "taken", description: "taken", audience: "taken", cost: "taken" },
    ...{ access_note: "taken", country: "taken", time_zone: "taken", mode: "taken", languages: "taken" },
    ...{ contact_email: "taken", reply_to: "taken", undo_seconds: "taken", carried_from: "anew" },
    ...{ registration_opens_at: "moved", registration_closes_at: "moved" },
    speakers_until: not("sessions come without a time; nobody is asked yet"),
    published_at: not("it is a draft"),
    archived_at: not("it is a draft"),
    cancelled_at: not("it is a draft"),
    cancel_reason: not("it takes place"),
    cancel_due_at: not("it takes place"),
    deleted_at: not("it is there"),
  },
  edition_day: {
    ...{ ...IDS, date: "moved", starts_at: "moved", ends_at: "moved" },
    ...{ label: "taken", module: "taken", mode: "taken" },
  },
  venue: {
    ...{ ...IDS, name: "taken", address: "taken", city: "taken", directions: "taken", access_note: "taken" },
    ...{ latitude: "taken", longitude: "taken", order: "anew", version: "anew", created_at: "anew" },
    deleted_at: not("what was taken off stays behind"),
  },
  host: { ...IDS, name: "taken", url: "taken", role: "taken", order: "anew" },
  access_item: { ...IDS, kind: "taken", title: "taken", text: "taken", order: "taken" },
  edition_question: { ...IDS, question: "taken", answer: "taken", order: "taken" },
  page_section: {
    ...{ ...IDS, kind: "taken", content: "taken", shown: "taken", order: "taken", version: "anew" },
    school_id: not("the school's own page has them anyway"),
  },
  quota: {
    ...{ ...IDS, name: "taken", capacity: "taken", root: "taken", version: "anew" },
    last_queue_position: not("nobody waits"),
  },
  category: {
    ...{ ...IDS, slug: "taken", name: "taken", description: "taken", cost: "taken", payment: "taken" },
    ...{ public: "taken", approval: "taken", order: "taken", version: "anew" },
    ...{ answer_by: "moved", closed_at: "anew" },
  },
  category_quota: { organisation_id: "taken", category_id: "link", quota_id: "link" },
  field: {
    ...{ ...IDS, key: "taken", kind: "taken", meaning: "taken", order: "anew", readers: "taken" },
    ...{ later_since: "anew", answer_until: "moved" },
    retired_at: not("what is asked no more stays behind"),
  },
  field_version: {
    ...{ organisation_id: "taken", id: "anew", field_id: "link", number: "anew", created_at: "anew" },
    ...{ label: "taken", hint: "taken", purpose: "taken", options: "taken", settings: "taken" },
    ...{ condition: "taken", required: "taken", sensitive: "taken", retention_days: "taken" },
    ...{ readers: "taken", term_version_id: "link" },
  },
  term: {
    ...{ ...IDS, kind: "taken", key: "taken" },
    retired_at: not("what is asked no more stays behind"),
  },
  term_version: {
    ...{ organisation_id: "taken", id: "anew", term_id: "link", number: "anew", created_at: "anew" },
    text: "taken",
  },
  theme: {
    ...{ ...IDS, number: "taken", colour: "taken", title: "taken", summary: "taken", version: "anew" },
  },
  room: {
    ...{ ...IDS, name: "taken", sort_key: "taken", floor: "taken", kind: "taken", capacity: "taken" },
    ...{ equipment: "taken", step_free: "taken", opens_minute: "taken", closes_minute: "taken" },
    ...{ venue_id: "link", shared: "taken", join_hours: "taken", order: "taken", version: "anew" },
    join_link: not("whoever has it is let in"),
  },
  session: {
    ...{ ...IDS, number: "anew", guid: "anew", ...SINCE, title: "taken", subtitle: "taken" },
    ...{
      abstract: "taken",
      kind: "taken",
      theme_id: "link",
      languages: "taken",
      minutes: "taken",
      no_recording: "taken",
    },
    sign_up: "taken",
    sign_up_capacity: "taken",
    sign_up_opens_at: not("of the days of that one; nobody signs up before the programme is published"),
    source_id: not("another system knows the earlier one by it"),
    cancelled_at: not("what was cancelled stays behind"),
    deleted_at: not("what was deleted stays behind"),
  },
  session_person: {
    ...{ organisation_id: "taken", session_id: "link", speaker_id: "link", role: "taken", order: "taken" },
  },
  interpretation: {
    ...{ organisation_id: "taken", id: "anew", session_id: "link" },
    ...{ from_language: "taken", to_language: "taken", mode: "taken" },
    speaker_id: not("who interprets is asked anew"),
  },
  speaker: {
    ...{ ...IDS, person_id: "taken", number: "anew", ...SINCE, full_name: "taken", sort_name: "taken" },
    ...{ sort_key: "taken", affiliation: "taken", country: "taken", headline: "taken", biography: "taken" },
    ...{ websites: "taken", email: "taken", unconfirmed: "anew", link_version: "anew" },
    asked_at: not("nobody was asked for this one yet"),
    source_id: not("another system knows the earlier one by it"),
  },
  mail_wording: {
    ...{ ...IDS, template: "taken", subject: "taken", opening: "taken", closing: "taken" },
    ...{ left_out: "taken", version: "anew" },
  },
  team_member: {
    ...{ ...IDS, email: "taken", email_key: "taken", role: "taken", sensitive_data: "taken" },
    ...{ language: "taken", invited_by_id: "anew", created_at: "anew", version: "anew" },
    login_id: not("they are invited, and come if they want to"),
    accepted_at: not("they are invited, and come if they want to"),
    removed_at: not("who left stays away"),
  },
  carried_text: {
    ...{ organisation_id: "taken", edition_id: "anew", object_kind: "anew", object_id: "anew" },
    field: "anew",
  },
  translation: {
    ...{ organisation_id: "taken", edition_id: "link", object_kind: "taken", object_id: "link" },
    ...{ field: "taken", language: "taken", state: "taken", updated_at: "anew" },
  },
};

/** Tables of which nothing does, and why. */
export const LEFT_BEHIND: Record<string, string> = {
  accepted_overlap: "of times, and sessions come without one",
  answer: "what somebody said",
  answer_file: "what somebody sent",
  asking: "who was asked by link",
  audit_entry: "what was done there",
  audit_value: "what was done there",
  bulk_act: "what was done to people",
  bulk_act_row: "to whom it was done",
  consent: "what somebody agreed to",
  correction: "of somebody's registration",
  edition_notice: "of an hour that is over",
  figure: "of what took place",
  file: "a picture of last time, of people who were there; it is put in anew",
  file_copy: "a size of such a picture",
  material: "read beside what took place; who needs it again puts it in anew",
  intake_mapping: "of a table of people",
  mailing: "what was written to people",
  outbox_message: "what was written to people",
  page_publication: "what was published; its sections come along as they are written",
  people_view: "of questions, tags and categories that are others there",
  planned_release: "of another year's programme",
  practice: "the school's own, in every edition that shows it",
  practice_edition: "what was shown there",
  practice_session: "what was shown there",
  recap: "of what took place",
  recap_document: "of what took place",
  registration: "who registered",
  registration_assignee: "who saw to whom",
  registration_note: "what was said of people",
  registration_tag: "what was said of people",
  release: "what was published",
  released_overlap: "what was published",
  released_person: "what was published",
  released_session: "what was published",
  released_slot: "what was published",
  session_reply: "what was said about another year",
  shown_totals: "of those who held a place in that one",
  slot: "sessions come without a time, as ideas",
  sign_up: "who has a place in a session of that one",
  star: "what somebody marked for themselves",
  tag: "what was said of people",
  todo_arrangement: "who did what there",
};
