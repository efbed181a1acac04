import { useEffect, useRef, useState } from "react";
import { NO_FILTER, readFilter, type SessionFilter, writeFilter } from "@/lib/agenda/rules/find-sessions";
import { carryToDays, filterDay } from "./filter-day";

/** The filter of the agenda: read from the address once, then kept in it, and applied to the day. */
export function useAgendaFilter() {
  const [filter, setFilter] = useState<SessionFilter>(NO_FILTER);
  const [shown, setShown] = useState(0);
  const query = writeFilter(filter);
  const isFirst = useRef(true);
  useEffect(() => {
    const parameters = new URLSearchParams(location.search);
    setFilter(readFilter((name) => parameters.get(name)));
  }, []);
  useEffect(() => {
    // The first run comes before the address has been read; it must not clear it.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    setShown(filterDay(filter));
    carryToDays(query);
    const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    if (address !== location.pathname + location.search + location.hash)
      history.replaceState(history.state, "", address);
  }, [filter, query]);
  return { filter, setFilter, query, shown };
}
