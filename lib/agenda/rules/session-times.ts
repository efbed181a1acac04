/**
 * The times of a session that hold. A release keeps what it took back, as cancelled, for the calendars that know it: no page
 * says that one comes then. Of a session that is cancelled as a whole its times say when it would have been.
 */
export function timesOfSession<Slot extends { sessionId: string | null; cancelled: boolean }>(
  slots: readonly Slot[],
  session: { id: string; cancelled: boolean },
): Slot[] {
  return slots.filter(
    ({ sessionId, cancelled }) => sessionId === session.id && (session.cancelled || !cancelled),
  );
}
