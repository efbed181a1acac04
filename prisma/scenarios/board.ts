import { db } from "@/lib/platform/db/client";
import { arrangeAtDesk } from "@/lib/programme/commands/arrange";
import { takeBackArranged } from "@/lib/programme/commands/take-back-arranged";
import { ArrangeSchema } from "@/lib/programme/schema/arrange";
import { makeRoom, makeSession, makeSlot } from "../factories/programme";
import { makeProgrammeDesk } from "./desk";

export const BOARD_DAY = "2027-10-08";
type Form = Record<string, string>;

/** A part of a day, half an hour later. */
export const LATER = { act: "shift", from: "14:00", minutes: "30" };

/** A desk with three rooms and some cards on a day; times are of Europe/Rome. */
export async function makeBoard() {
  const desk = await makeProgrammeDesk();
  const { edition, scope, address } = desk;
  const rooms = [await makeRoom(edition), await makeRoom(edition), await makeRoom(edition)];
  const [room = rooms[0]] = rooms;
  if (!room) throw new Error("no room");
  const instant = (time: string) => new Date(`${BOARD_DAY}T${time}:00+02:00`);
  const place = async (
    from: string,
    until: string,
    roomId: string | null = room.id,
    people: string[] = [],
  ) => {
    const session = await makeSession(edition);
    for (const [order, speakerId] of people.entries())
      await db().sessionPerson.create({
        data: {
          organisationId: edition.organisationId,
          sessionId: session.id,
          speakerId,
          role: "speaker",
          order,
        },
      });
    return makeSlot(edition, {
      sessionId: session.id,
      roomId,
      startsAt: instant(from),
      endsAt: instant(until),
    });
  };
  const tea = (from: string, until: string, roomId: string | null = room.id) =>
    makeSlot(edition, {
      ...{ kind: "break", title: { en: "Tea" }, note: { en: "Upstairs." }, roomId },
      ...{ startsAt: instant(from), endsAt: instant(until) },
    });
  const send = (form: Form) =>
    arrangeAtDesk(
      scope,
      ArrangeSchema.parse({ ...address, locale: "en", step: "show", day: BOARD_DAY, ...form }),
    );
  const show = async (form: Form) => {
    const shown = await send(form);
    if (!shown.ok) throw new Error(shown.reason);
    return shown.value;
  };
  /** Shown and done. */
  const arrange = async (form: Form) => {
    const saved = await send({ ...form, step: "apply", seen: (await show(form)).seen });
    if (!saved.ok || saved.value.batch === null) throw new Error("not done");
    return saved.value.batch;
  };
  const where = { organisationId: edition.organisationId, editionId: edition.id };
  /** "14:00 0": when each slot begins, and in which room. */
  const times = async () => {
    const slots = await db().slot.findMany({ where, orderBy: [{ startsAt: "asc" }, { roomId: "asc" }] });
    return slots.map(({ startsAt, roomId }) => {
      const clock = new Date(startsAt.getTime() + 7_200_000).toISOString().slice(11, 16);
      return `${clock} ${roomId === null ? "-" : rooms.findIndex(({ id }) => id === roomId)}`;
    });
  };
  const takeBack = (batch: string) => takeBackArranged(scope, { ...address, batch });
  const history = async (act: string) => db().auditEntry.count({ where: { ...where, act } });
  return { ...desk, rooms, room, place, tea, send, show, arrange, times, takeBack, history, where };
}
