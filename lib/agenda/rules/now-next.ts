/** Something with a beginning and an end, in milliseconds since 1970. */
export interface Span {
  from: number;
  until: number;
  /** Cancelled: neither now nor next. */
  gone: boolean;
}

export interface NowAndNext<Item extends Span> {
  /** What is on at this instant, breaks included. */
  now: Item[];
  /** Everything that begins at the next beginning. */
  next: Item[];
}

/** What is on and what comes next. The end does not belong to a span: at 10:15 the coffee that begins then is on. */
export function nowAndNext<Item extends Span>(items: readonly Item[], at: number): NowAndNext<Item> {
  const live = items.filter((item) => !item.gone);
  const later = live.map((item) => item.from).filter((from) => from > at);
  const first = Math.min(...later);
  return {
    now: live.filter((item) => item.from <= at && at < item.until),
    next: live.filter((item) => item.from === first),
  };
}
