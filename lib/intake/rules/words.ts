import { nameKey } from "@/lib/platform/text";
import type { Changeable, OwnTarget } from "../schema/intake-plan";

/** A word as it is compared: without case, accents, punctuation and blanks at its ends. */
export const fold = (text: string): string => nameKey(text);

/** What people write above a column, beside what this program calls it: folded, in five languages. */
export const HEADINGS: Readonly<
  Record<Exclude<OwnTarget, Changeable>, readonly string[]> & Partial<Record<Changeable, readonly string[]>>
> = {
  fullName: [
    ...["name", "full name", "fullname", "participant", "participant name", "attendee"],
    ...["nome e cognome", "cognome e nome", "nominativo", "partecipante", "nome completo"],
    ...["nom complet", "nom et prenom", "prenom et nom", "participant e", "nom prenom"],
    ...["nombre completo", "nombre y apellidos", "apellidos y nombre", "participante"],
    ...[
      "vollstandiger name",
      "vor und nachname",
      "teilnehmer",
      "teilnehmerin",
      "teilnehmer in",
      "name vorname",
    ],
  ],
  firstName: [
    ...[
      "first name",
      "firstname",
      "given name",
      "forename",
      "nome",
      "prenom",
      "nombre",
      "nombres",
      "vorname",
    ],
  ],
  lastName: [
    ...["last name", "lastname", "surname", "family name", "cognome", "nom", "nom de famille"],
    ...["apellido", "apellidos", "nachname", "familienname"],
  ],
  email: [
    ...["email", "e mail", "mail", "email address", "e mail address", "indirizzo email", "posta elettronica"],
    ...["indirizzo e mail", "courriel", "adresse email", "adresse e mail", "adresse electronique"],
    ...[
      "correo",
      "correo electronico",
      "direccion de correo",
      "e mail adresse",
      "emailadresse",
      "mailadresse",
    ],
  ],
  affiliation: [
    ...["affiliation", "organisation", "organization", "cooperative", "company", "institution", "coop"],
    ...["organizzazione", "cooperativa", "ente", "azienda", "impresa", "societa"],
    ...["structure", "entreprise", "societe", "organizacion", "entidad", "empresa"],
    ...["genossenschaft", "firma", "einrichtung", "unternehmen"],
  ],
  country: ["country", "paese", "nazione", "stato", "pays", "pais", "land", "country code"],
  language: [
    ...["language", "lingua", "langue", "idioma", "lengua", "sprache", "preferred language"],
    ...["language for messages", "lingua dei messaggi", "langue des messages", "sprache der nachrichten"],
  ],
  category: [
    "category",
    "categoria",
    "categorie",
    "kategorie",
    "ticket",
    "ticket type",
    "type",
    "tipo",
    "typ",
  ],
  mode: [
    ...[
      "mode",
      "participation",
      "how they take part",
      "modalita",
      "modalita di partecipazione",
      "mode de participation",
    ],
    ...["modalidad", "teilnahme", "teilnahmeart", "teilnahmeform"],
  ],
};
