import { isUuid } from "@/lib/platform/uuid";
import { ARRANGE_ACTS } from "@/lib/programme/schema/arrange";

/** What the address of an act on several cards asks for: the act, the day, and what a card of the board filled in. */
export function arrangeAsked(asked: Record<string, string | string[] | undefined>) {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : undefined);
  const id = (name: string) => {
    const value = text(name);
    return value !== undefined && isUuid(value) ? value : "";
  };
  const time = text("from");
  return {
    act: ARRANGE_ACTS.find((act) => act === asked.act) ?? "shift",
    day: text("day"),
    from: time !== undefined && /^\d\d:\d\d$/.test(time) ? time : "",
    slot: id("slot"),
    other: id("other"),
    room: id("room"),
    session: id("session"),
  };
}

export type ArrangeAsked = ReturnType<typeof arrangeAsked>;
