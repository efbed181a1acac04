import type { ExampleAccess, ExampleQuestion } from "../shape";

export const ACCESS = [
  {
    kind: "step_free",
    title: {
      en: "Step-free",
      fr: "De plain-pied",
      it: "Senza gradini",
      es: "Sin escalones",
      de: "Stufenlos",
    },
    text: {
      en: "From the street to every room. Lift 90 × 130 cm. Two step-free toilets on each floor.",
      fr: "De la rue à chaque salle. Ascenseur de 90 × 130 cm. Deux toilettes accessibles par étage.",
      it: "Dalla strada a ogni sala. Ascensore 90 × 130 cm. Due bagni accessibili per piano.",
      es: "De la calle a cada sala. Ascensor de 90 × 130 cm. Dos aseos accesibles por planta.",
      de: "Von der Straße in jeden Raum. Aufzug 90 × 130 cm. Zwei stufenlose Toiletten je Stock.",
    },
  },
  {
    kind: "hearing_loop",
    title: {
      en: "Hearing loop",
      fr: "Boucle magnétique",
      it: "Anello magnetico",
      es: "Bucle magnético",
      de: "Höranlage",
    },
    text: {
      en: "In Sala Grande. For other rooms you can borrow a receiver with a neck loop.",
      fr: "Dans la Sala Grande. Pour les autres salles, un récepteur à collier se prête à l’accueil.",
      it: "In Sala Grande. Per le altre sale puoi prendere in prestito un ricevitore da collo.",
      es: "En la Sala Grande. Para las otras salas puedes pedir un receptor de cuello.",
      de: "In der Sala Grande. Für andere Räume leihen wir Ihnen einen Empfänger mit Halsring.",
    },
  },
  {
    kind: "captions",
    title: {
      en: "Live captions",
      fr: "Sous-titrage en direct",
      it: "Sottotitoli dal vivo",
      es: "Subtítulos en directo",
      de: "Live-Untertitel",
    },
    text: {
      en: "Italian and English in the plenaries, written by people, on the wall and on your phone.",
      fr: "En italien et en anglais pendant les plénières, écrit par des personnes, au mur et sur votre téléphone.",
      it: "In italiano e in inglese nelle plenarie, scritti da persone, a parete e sul tuo telefono.",
      es: "En italiano y en inglés en las plenarias, escritos por personas, en la pared y en tu teléfono.",
      de: "Italienisch und Englisch in den Plenen, von Menschen geschrieben, an der Wand und auf Ihrem Telefon.",
    },
  },
  {
    kind: "sign_language",
    title: {
      en: "Sign language",
      fr: "Langue des signes",
      it: "Lingua dei segni",
      es: "Lengua de signos",
      de: "Gebärdensprache",
    },
    text: {
      en: "Italian sign language in the plenaries. Need another one? Tell us six weeks before.",
      fr: "Langue des signes italienne pendant les plénières. Il vous en faut une autre ? Dites-le-nous six semaines avant.",
      it: "Lingua dei segni italiana nelle plenarie. Te ne serve un’altra? Dillo sei settimane prima.",
      es: "Lengua de signos italiana en las plenarias. ¿Necesitas otra? Dilo seis semanas antes.",
      de: "Italienische Gebärdensprache in den Plenen. Brauchen Sie eine andere? Sagen Sie es sechs Wochen vorher.",
    },
  },
  {
    kind: "quiet_room",
    title: {
      en: "Quiet room",
      fr: "Salle calme",
      it: "Stanza tranquilla",
      es: "Sala tranquila",
      de: "Ruheraum",
    },
    text: {
      en: "Beside the entrance, open all day. No talking, low light, two beds.",
      fr: "À côté de l’entrée, ouverte toute la journée. Sans parler, lumière douce, deux lits.",
      it: "Accanto all’ingresso, aperta tutto il giorno. Non si parla, luce bassa, due letti.",
      es: "Junto a la entrada, abierta todo el día. Sin hablar, luz suave, dos camas.",
      de: "Neben dem Eingang, den ganzen Tag offen. Kein Gespräch, wenig Licht, zwei Liegen.",
    },
  },
  {
    kind: "assistance_dogs",
    title: {
      en: "Assistance dogs",
      fr: "Chiens d’assistance",
      it: "Cani da assistenza",
      es: "Perros de asistencia",
      de: "Assistenzhunde",
    },
    text: {
      en: "Welcome everywhere. There is water at the desk and grass behind the house.",
      fr: "Bienvenus partout. De l’eau les attend à l’accueil, de l’herbe derrière la maison.",
      it: "Benvenuti ovunque. C’è acqua all’accoglienza e un prato dietro la casa.",
      es: "Bienvenidos en todas partes. Hay agua en la acogida y césped detrás de la casa.",
      de: "Überall willkommen. Wasser steht am Einlass, Gras wächst hinter dem Haus.",
    },
  },
] satisfies ExampleAccess[];

export const QUESTIONS = [
  {
    question: {
      en: "I’m not a member of a cooperative. May I come?",
      fr: "Je ne suis pas membre d’une coopérative. Puis-je venir ?",
      it: "Non faccio parte di una cooperativa. Posso venire?",
      es: "No soy miembro de una cooperativa. ¿Puedo venir?",
      de: "Ich bin kein Mitglied einer Genossenschaft. Darf ich kommen?",
    },
    answer: {
      en: "Yes. Choose “partner” if your body works with cooperatives, or “student” if you study. Student places are few, so you may join the waiting list first.",
      fr: "Oui. Choisissez « organisation partenaire » si la vôtre travaille avec des coopératives, ou « études ou apprentissage » si vous étudiez. Ces places-là sont peu nombreuses : vous serez peut-être d’abord sur la liste d’attente.",
      it: "Sì. Scegli «organizzazione partner» se il tuo ente lavora con cooperative, o «studio o tirocinio» se studi. Questi ultimi posti sono pochi: forse entri prima in lista d’attesa.",
      es: "Sí. Elige «entidad colaboradora» si tu organización trabaja con cooperativas, o «estudiante» si estudias. Estas últimas plazas son pocas: quizá entres primero en la lista de espera.",
      de: "Ja. Wählen Sie „Partnerorganisation“, wenn Ihre Stelle mit Genossenschaften arbeitet, oder „Studium oder Ausbildung“, wenn Sie studieren. Davon gibt es wenige Plätze, vielleicht stehen Sie erst auf der Warteliste.",
    },
  },
  {
    question: {
      en: "Can I register my colleagues too?",
      fr: "Puis-je inscrire aussi mes collègues ?",
      it: "Posso iscrivere anche colleghe e colleghi?",
      es: "¿Puedo inscribir también a mis colegas?",
      de: "Kann ich auch andere aus meinem Team anmelden?",
    },
    answer: {
      en: "Yes, with one form each. You may use the same e-mail address for several people; everybody gets their own link and ticket.",
      fr: "Oui, avec un formulaire par personne. La même adresse e-mail peut servir plusieurs fois ; chaque personne reçoit son propre lien et son billet.",
      it: "Sì, con un modulo per persona. Lo stesso indirizzo e-mail va bene per più persone; ognuna riceve il proprio link e il proprio biglietto.",
      es: "Sí, con un formulario por persona. El mismo correo sirve para varias; cada una recibe su enlace y su entrada.",
      de: "Ja, mit je einem Formular. Eine E-Mail-Adresse darf für mehrere gelten; alle bekommen einen eigenen Link und ein eigenes Ticket.",
    },
  },
  {
    question: {
      en: "Is there help with travel costs?",
      fr: "Y a-t-il une aide pour le voyage ?",
      it: "C’è un aiuto per il viaggio?",
      es: "¿Hay ayuda para el viaje?",
      de: "Gibt es Hilfe bei den Reisekosten?",
    },
    answer: {
      en: "Yes, up to €250 a person while the fund lasts. Write to us before you buy a ticket. We prefer trains and buses.",
      fr: "Oui, jusqu’à 250 € par personne, tant que le fonds le permet. Écrivez-nous avant d’acheter un billet. Nous préférons le train et le bus.",
      it: "Sì, fino a 250 € a persona, finché il fondo basta. Scrivici prima di comprare il biglietto. Preferiamo treni e autobus.",
      es: "Sí, hasta 250 € por persona mientras quede fondo. Escríbenos antes de comprar el billete. Preferimos trenes y autobuses.",
      de: "Ja, bis zu 250 € pro Person, solange der Fonds reicht. Schreiben Sie uns, bevor Sie eine Fahrkarte kaufen. Uns sind Bahn und Bus lieber.",
    },
  },
  {
    question: {
      en: "Which languages do I need?",
      fr: "Quelles langues faut-il connaître ?",
      it: "Quali lingue servono?",
      es: "¿Qué idiomas necesito?",
      de: "Welche Sprachen brauche ich?",
    },
    answer: {
      en: "One of Italian, English or French is enough for the large sessions. Tell us in the form which interpreting you need; we book from your answers.",
      fr: "L’italien, l’anglais ou le français suffit pour les grandes séances. Dites dans le formulaire quelle interprétation il vous faut ; nous réservons d’après vos réponses.",
      it: "Per le sessioni grandi basta una lingua tra italiano, inglese e francese. Nel modulo di’ quale interpretariato ti serve: prenotiamo in base alle risposte.",
      es: "Para las sesiones grandes basta con italiano, inglés o francés. Di en el formulario qué interpretación necesitas; la contratamos según las respuestas.",
      de: "Für die großen Programmpunkte reicht Italienisch, Englisch oder Französisch. Sagen Sie im Formular, welche Verdolmetschung Sie brauchen; danach planen wir.",
    },
  },
  {
    question: {
      en: "Can I take part online?",
      fr: "Puis-je participer en ligne ?",
      it: "Posso partecipare online?",
      es: "¿Puedo participar en línea?",
      de: "Kann ich online teilnehmen?",
    },
    answer: {
      en: "Only two sessions take place online. Confirmed participants get the link one day before. The rest lives from meeting each other.",
      fr: "Deux séances seulement ont lieu en ligne. Les personnes confirmées reçoivent le lien la veille. Le reste vit de la rencontre.",
      it: "Solo due sessioni si tengono online. Chi ha un posto riceve il link il giorno prima. Il resto vive dell’incontro.",
      es: "Solo dos sesiones son en línea. Las personas confirmadas reciben el enlace el día antes. Lo demás vive del encuentro.",
      de: "Nur zwei Programmpunkte finden online statt. Bestätigte Teilnehmende bekommen den Link am Tag davor. Alles andere lebt von der Begegnung.",
    },
  },
] satisfies ExampleQuestion[];
