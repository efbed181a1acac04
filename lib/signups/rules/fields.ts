import { localInput } from "@/lib/editions/rules/fields";

interface SignUpColumns {
  signUp: string;
  signUpCapacity: number | null;
  signUpOpensAt: Date | null;
}

/** How one signs up for a session, under the names of its form; the moment is local. */
export const signUpFields = (row: SignUpColumns, timeZone: string) => ({
  signUp: row.signUp,
  capacity: row.signUpCapacity ?? "",
  opensAt: localInput(row.signUpOpensAt, timeZone),
});
