/** With what the address of somebody's own calendar ends: with the private link, and whenever they say so. */
export const calendarVersion = (row: { linkVersion: number; calendarVersion: number }): string =>
  `${row.linkVersion}.${row.calendarVersion}`;
