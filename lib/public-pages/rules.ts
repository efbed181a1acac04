/** A school, one of its editions, or what is in one, by the parts of its address; "" for what is not asked about. */
export interface PublicAddress {
  school: string;
  edition: string;
  /** "sessions/12", "speakers/3", "agenda/2027-05-06"; of a school "practices/3". */
  below: string;
}

/** The tags of public pages, by address, so that "not there" is cached under the same tag. Commands invalidate them. */
export const tags = {
  /** Lists of schools: home, practices of all schools, sitemap. */
  schools: "schools",
  /** The page of one school and whatever answers below its address. */
  school: (schoolSlug: string) => `school:${schoolSlug}`,
  /** Where the people of an organisation's programmes were in other editions. */
  people: (organisationId: string) => `people:${organisationId}`,
  /** One edition: page, agenda, sessions, speakers, practices, feeds. */
  edition: (schoolSlug: string, editionSlug: string) => `edition:${schoolSlug}/${editionSlug}`,
};
