import { expect, test } from "vitest";
import { offer } from "../fixtures/offer";
import { knownHeadings } from "./offer";
import { fold } from "./words";

const known = knownHeadings(offer());

// As people write them above their tables, in the five languages; one line a target and, mostly, a language.
test.each([
  ["fullName", "Name, Full name, fullname, Participant, Participant name, Attendee"],
  ["fullName", "Nome e cognome, Cognome e nome, Nominativo, Partecipante, Nome completo"],
  ["fullName", "Nom complet, Nom et prénom, Prénom et nom, Participant·e, Nom - prénom"],
  ["fullName", "Nombre completo, Nombre y apellidos, Apellidos y nombre, Participante"],
  [
    "fullName",
    "Vollständiger Name, Vor- und Nachname, Teilnehmer, Teilnehmerin, Teilnehmer/in, Name Vorname",
  ],
  ["firstName", "First name, firstname, Given name, Forename"],
  ["firstName", "Nome, Prénom, Nombre, Nombres, Vorname"],
  ["lastName", "Last name, lastname, Surname, Family name"],
  ["lastName", "Cognome, Nom, Nom de famille, Apellido, Apellidos, Nachname, Familienname"],
  ["email", "Email, E-mail, Mail, Email address, E-mail address"],
  ["email", "Indirizzo email, Indirizzo e-mail, Posta elettronica"],
  ["email", "Courriel, Adresse email, Adresse e-mail, Adresse électronique"],
  ["email", "Correo, Correo electrónico, Dirección de correo"],
  ["email", "E-Mail-Adresse, Emailadresse, Mailadresse"],
  ["affiliation", "Affiliation, Organisation, Organization, Cooperative, Company, Institution, Coop"],
  ["affiliation", "Organizzazione, Cooperativa, Ente, Azienda, Impresa, Società"],
  ["affiliation", "Structure, Entreprise, Société, Organización, Entidad, Empresa"],
  ["affiliation", "Genossenschaft, Firma, Einrichtung, Unternehmen"],
  ["country", "Country, Paese, Nazione, Stato, Pays, País, Land, Country code"],
  ["language", "Language, Lingua, Langue, Idioma, Lengua, Sprache, Preferred language"],
  ["language", "Language for messages, Lingua dei messaggi, Langue des messages, Sprache der Nachrichten"],
  ["category", "Category, Categoria, Catégorie, Kategorie, Ticket, Ticket type, Type, Tipo, Typ"],
  ["mode", "Mode, Participation, How they take part, Modalità, Modalità di partecipazione"],
  ["mode", "Mode de participation, Modalidad, Teilnahme, Teilnahmeart, Teilnahmeform"],
])("%s: %s", (target, headings) => {
  const words = headings.split(", ");
  expect(words.filter((word) => known.get(fold(word)) !== target)).toEqual([]);
});

test("a word that says nothing is no heading", () => {
  expect(known.get(fold("Remarks"))).toBeUndefined();
  expect(known.get("")).toBeUndefined();
});
