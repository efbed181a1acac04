/** Somebody of the list who may be the same human. */
export interface AlikeHere {
  registrationId: string;
  fullName: string;
  email: string;
  reference: string | null;
}
