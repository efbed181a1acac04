/** Whether a text is an IANA time zone this machine knows. Offsets and aliases such as "+02:00" are refused. */
export function isTimeZone(zone: string): boolean {
  // One class and no groups: a pattern with nested repeats needs hours for a crafted text.
  if (!/^[A-Za-z][A-Za-z0-9/_+-]{0,63}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
