import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { AppError } from "@/lib/platform/errors";
import { answerRead } from "@/lib/platform/http/json-api";
import { SessionsSchema, tell, toldVenue } from "../../../../_answers";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** The sessions of the current release, each with its slots. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRead(request, async (language) => {
    const { school, edition } = await params;
    const programme = await findProgramme(language, school, edition);
    if (!programme) throw new AppError("not-found");
    const rooms = new Map(programme.rooms.map((room) => [room.id, room]));
    const items = programme.sessions.map((session) => ({
      number: session.number,
      title: session.title.text,
      abstract: session.abstract?.text ?? null,
      kind: session.kind,
      languages: session.languages,
      noRecording: session.noRecording,
      cancelled: session.cancelled,
      people: session.people.map(({ fullName, role, affiliation, country }) => ({
        fullName,
        role,
        affiliation,
        country,
      })),
      slots: programme.slots
        .filter((slot) => slot.sessionId === session.id)
        .map(({ startsAt, endsAt, roomId, cancelled }) => ({
          startsAt,
          endsAt,
          room: (roomId && rooms.get(roomId)?.name) || null,
          venue: toldVenue((roomId && rooms.get(roomId)?.house) || null),
          cancelled,
        })),
    }));
    return tell(SessionsSchema, { release: programme.release, items, nextCursor: null }, 5);
  });
}
