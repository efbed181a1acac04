import { langOf, Typed } from "@/components/ui/localised";
import type { Programme } from "@/lib/agenda/queries/public-programme";

interface SessionRoomProps {
  room: Programme["rooms"][number] | undefined;
  /** The edition's page. */
  base: string;
}

/** The room of a session; where an edition has several venues, with the way to its own. */
export function SessionRoom({ room, base }: SessionRoomProps) {
  if (!room) return null;
  return (
    <>
      <Typed>{room.name}</Typed>
      {room.venue && room.house && (
        <>
          {", "}
          <a href={`${base}#venue-${room.house.id}`} {...langOf(room.venue)}>
            {room.venue.text}
          </a>
        </>
      )}
    </>
  );
}
