/** Who is asking. Roles are read from the database at every request, never kept in the cookie. */
export type Actor = { kind: "visitor" } | LoginActor;

export interface LoginActor {
  kind: "login";
  id: string;
  loginSessionId: string;
  name: string;
  language: string;
  administrator: boolean;
  /** Verified addresses, as they were typed. */
  emails: string[];
  /** Every key a row of theirs may stand under. */
  emailKeys: string[];
}

export const VISITOR: Actor = { kind: "visitor" };
