import { langOf } from "@/components/ui/localised";
import type { Programme } from "@/lib/agenda/queries/public-programme";

/** Sessions whose time nobody knows: listed, never scheduled. */
export function ListedSessions({
  programme,
  base,
  title,
}: {
  programme: Programme;
  base: string;
  title: string;
}) {
  const scheduled = new Set(programme.slots.map((slot) => slot.sessionId));
  const listed = programme.sessions.filter((session) => !scheduled.has(session.id));
  if (listed.length === 0) return null;
  return (
    <section className="part" aria-labelledby="listed">
      <div className="wrap split">
        <h2 id="listed">{title}</h2>
        <ul className="plain">
          {listed.map((session) => {
            const theme = programme.themes.find((candidate) => candidate.id === session.themeId);
            return (
              <li key={session.id} className={`row above-3 ${theme ? `l-${theme.colour}` : ""}`}>
                {theme && <span className="no">{theme.number}</span>}
                <a
                  className="h4 cond"
                  href={`${base}/sessions/${session.address}`}
                  {...langOf(session.title)}
                >
                  {session.title.text}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
