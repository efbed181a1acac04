import type { Complete } from "../shape";

/** In our own words, after the organisers' published account of October 2015. */
export const RECAP = {
  title: {
    en: "Thirty cooperators and a first school",
    fr: "Une première école, trente coopératrices et coopérateurs",
    it: "La prima scuola, con trenta cooperatrici e cooperatori",
    es: "La primera escuela, con treinta cooperativistas",
    de: "Die erste Akademie, mit dreißig Genossenschaftsmitgliedern",
  },
  article: {
    en: `On Sunday 11 October 2015, thirty cooperators from different regions of Europe came to Milan. For one day they were the first class of a new school, made for people in social cooperatives and social enterprises. The invitation came from Federsolidarietà – Confcooperative, the largest organisation of social cooperatives in Italy.

## Why a school

Giuseppe Guerini, then president of Federsolidarietà, said the school should strengthen the entrepreneurial culture of social cooperatives and social enterprises. Care keeps changing, he said, and so do people’s needs; a place to meet helps everybody to understand each other and to pass on what works.

The organisers saw welfare in Europe shifting under the feet of these enterprises. To keep including people, they have to use all they can do. So the day had two aims: to build contacts and to help the enterprises grow. It helped that the participants were so different. Each brought experience the others did not have.

## Three sessions

The first session placed social cooperatives in their surroundings: what they have to do with local development.

The second asked how social impact can be measured, with which tools and methods. It also followed the newer debate about social impact finance and impact investing. The organisers thought that social cooperatives need to become better at analysing their own work. The participants took home that measuring is a real step, because it can help an enterprise to grow.

The third was about technology, which changes how people deal with each other. An Italian foundation that trains people in technology looked with the participants at new ways to deliver social services, at possible models of change, and at what technology may do to cooperatives. Italian projects showed it in practice. One of them built a web platform so that a social cooperative and children with learning difficulties can communicate.

## Afterwards

Federsolidarietà and Confcooperative called the school a success and were very content with what came out of it: a fresh view of all three themes. A film about the day was made. Its address is not known to this archive, so it is not shown here.`,
    fr: `Le dimanche 11 octobre 2015, trente coopératrices et coopérateurs de plusieurs régions d’Europe ont fait le voyage de Milan. Pendant un jour, ce groupe a formé la première promotion d’une école nouvelle, pensée pour les coopératives sociales et les entreprises sociales. L’invitation venait de Federsolidarietà – Confcooperative, qui rassemble plus de coopératives sociales que toute autre organisation en Italie.

## Pourquoi une école

Giuseppe Guerini, alors président de Federsolidarietà, voulait y faire grandir l’esprit d’entreprise dans ce secteur. L’aide change sans cesse, expliquait-il, comme les besoins ; se retrouver quelque part permet de mieux se comprendre et de se transmettre ce qui marche.

L’équipe d’organisation partait d’un constat : en Europe, la protection sociale bouge, et ces entreprises le sentent fortement. Pour continuer à inclure, elles doivent se servir de toutes leurs forces. La journée devait donc créer des contacts et aider chacune à se développer. Les différences entre les personnes présentes ont été une chance : toutes avaient un vécu à partager.

## Trois séances

La première a regardé les coopératives sociales là où elles vivent, dans le développement local.

La deuxième a cherché comment mesurer l’impact social : avec quels outils, selon quelles méthodes. Elle a aussi suivi les discussions récentes sur la finance à impact social et l’investissement à impact. D’après l’équipe d’organisation, le secteur doit apprendre à mieux analyser son propre travail. Le groupe en a retenu que mesurer compte, parce que cela peut faire grandir une entreprise.

La troisième portait sur la technologie et sur la façon dont elle transforme les relations. Avec une fondation italienne qui forme à ces questions, le groupe a examiné d’autres manières de rendre un service social, des chemins de changement possibles et ce que les coopératives peuvent en attendre. Des projets italiens ont servi d’exemples. L’un d’eux a bâti une plateforme web pour que des enfants ayant des difficultés d’apprentissage et une coopérative sociale puissent communiquer.

## Et après

Federsolidarietà et Confcooperative ont parlé d’une réussite et se sont dites très contentes des résultats : un regard neuf sur les trois thèmes. Un film raconte la journée. Cette archive n’en connaît pas l’adresse et ne le montre donc pas.`,
    it: `Domenica 11 ottobre 2015 trenta cooperatrici e cooperatori di diverse regioni d’Europa si sono dati appuntamento a Milano. Per un giorno sono stati la prima classe di una scuola nuova, pensata per chi lavora nelle cooperative e nelle imprese sociali. A invitarli era Federsolidarietà – Confcooperative, la più grande organizzazione di cooperative sociali in Italia.

## Perché una scuola

Giuseppe Guerini, allora presidente di Federsolidarietà, disse che la scuola doveva far crescere la cultura d’impresa nel mondo della cooperazione sociale. Il welfare cambia di continuo, ricordava, e con lui i bisogni delle persone: avere un luogo d’incontro aiuta a capirsi e a far circolare ciò che funziona.

Chi organizzava vedeva un’Europa in cui la protezione sociale si trasforma, con effetti forti su queste imprese. Per continuare a includere devono usare tutte le loro capacità. La giornata aveva così due scopi: fare rete e aiutare le imprese a crescere. Le differenze tra i partecipanti sono state una ricchezza, perché ciascuno portava la propria esperienza.

## Tre sessioni

La prima ha messo le cooperative sociali nel loro territorio: che cosa c’entrano con lo sviluppo locale.

La seconda ha chiesto come si misura l’impatto sociale, con quali strumenti e quali metodi. Ha seguito anche il dibattito più recente sulla finanza a impatto sociale e sugli investimenti a impatto. Secondo chi organizzava, il settore deve imparare ad analizzare meglio il proprio lavoro. Alla fine restava un’idea: misurare è un passo importante, perché può aiutare un’impresa a crescere.

La terza ha parlato di tecnologia e di come cambia i rapporti tra le persone. Una fondazione italiana che forma su questi temi ha esaminato con il gruppo nuovi modi di offrire i servizi sociali, possibili modelli di cambiamento e gli effetti sulle cooperative. Alcuni progetti italiani l’hanno mostrato in pratica. Uno ha costruito una piattaforma web con cui una cooperativa sociale e bambini con difficoltà di apprendimento possono comunicare.

## Dopo

Federsolidarietà e Confcooperative hanno parlato di un successo e di risultati molto soddisfacenti: uno sguardo nuovo sui tre temi. Della giornata esiste un video. Questo archivio non ne conosce l’indirizzo, quindi qui non si vede.`,
    es: `El domingo 11 de octubre de 2015, treinta cooperativistas de distintas regiones de Europa viajaron a Milán. Durante un día formaron la primera clase de una escuela nueva, pensada para quienes trabajan en cooperativas y empresas sociales. La invitación era de Federsolidarietà – Confcooperative, la mayor organización de cooperativas sociales de Italia.

## Por qué una escuela

Giuseppe Guerini, entonces presidente de Federsolidarietà, dijo que la escuela debía animar la cultura emprendedora del sector. La atención social cambia sin parar, recordaba, igual que las necesidades; tener un lugar de encuentro ayuda a entenderse y a compartir lo que funciona.

La organización veía cómo se mueve la protección social en Europa y cuánto afecta a estas empresas. Para seguir incluyendo a las personas, tienen que aprovechar toda su capacidad. Por eso el día tenía dos metas: crear contactos y ayudar a crecer. Que el grupo fuera tan diverso resultó una ventaja: cada cual traía una experiencia propia.

## Tres sesiones

La primera situó a las cooperativas sociales en su territorio: qué tienen que ver con el desarrollo local.

La segunda preguntó cómo se mide el impacto social, con qué herramientas y qué métodos. También siguió el debate reciente sobre la financiación de impacto social y la inversión de impacto. A juicio de la organización, el sector necesita analizar mejor su propio trabajo. El grupo se llevó una idea: medir es un paso importante, porque puede ayudar a una empresa a crecer.

La tercera trató de la tecnología, que cambia la forma en que nos relacionamos. Una fundación italiana que forma en estas cuestiones examinó con el grupo nuevas maneras de prestar servicios sociales, posibles modelos de cambio y lo que la tecnología puede suponer para las cooperativas. Varios proyectos italianos lo mostraron en la práctica. Uno creó una plataforma web para que una cooperativa social y niñas y niños con dificultades de aprendizaje puedan comunicarse.

## Después

Federsolidarietà y Confcooperative hablaron de un éxito y de resultados muy satisfactorios: una mirada nueva sobre los tres temas. Existe un vídeo sobre la jornada. Este archivo no conoce su dirección, así que aquí no se muestra.`,
    de: `Am Sonntag, dem 11. Oktober 2015, kamen dreißig Genossenschaftsmitglieder aus verschiedenen Regionen Europas nach Mailand. Einen Tag lang waren sie der erste Jahrgang einer neuen Akademie für Menschen in Sozialgenossenschaften und Sozialunternehmen. Eingeladen hatte Federsolidarietà – Confcooperative, die größte Organisation von Sozialgenossenschaften in Italien.

## Warum eine Akademie

Giuseppe Guerini, damals Präsident von Federsolidarietà, wollte damit das unternehmerische Denken in diesem Bereich stärken. Soziale Arbeit ändere sich ständig, sagte er, und die Bedürfnisse der Menschen auch; ein Ort der Begegnung helfe, einander zu verstehen und Bewährtes weiterzugeben.

Das Organisationsteam sah, wie sich die soziale Sicherung in Europa wandelt und wie stark das diese Unternehmen trifft. Um weiter Menschen einzubeziehen, müssen sie alle ihre Möglichkeiten nutzen. Der Tag hatte darum zwei Ziele: Kontakte knüpfen und das Wachsen erleichtern. Dass die Teilnehmenden so verschieden waren, half dabei. Alle brachten eigene Erfahrungen mit.

## Drei Programmpunkte

Der erste stellte die Sozialgenossenschaften in ihre Umgebung: Was haben sie mit lokaler Entwicklung zu tun?

Der zweite fragte, wie sich soziale Wirkung messen lässt, mit welchen Werkzeugen und Methoden. Er folgte auch der neueren Debatte über Finanzierung sozialer Wirkung und wirkungsorientiertes Investieren. Nach Ansicht des Organisationsteams muss der Bereich seine eigene Arbeit besser untersuchen. Die Teilnehmenden nahmen mit: Messen ist ein wichtiger Schritt, denn es kann einem Unternehmen helfen zu wachsen.

Der dritte handelte von Technik, die den Umgang der Menschen miteinander verändert. Eine italienische Stiftung, die in Technikfragen ausbildet, sah sich mit der Gruppe neue Wege sozialer Dienste an, mögliche Modelle des Wandels und die Folgen für Genossenschaften. Italienische Projekte zeigten es in der Praxis. Eines baute eine Webplattform, über die sich eine Sozialgenossenschaft und Kinder mit Lernschwierigkeiten verständigen können.

## Danach

Federsolidarietà und Confcooperative sprachen von einem Erfolg und von sehr erfreulichen Ergebnissen: einem neuen Blick auf alle drei Themen. Über den Tag gibt es einen Film. Seine Adresse ist diesem Archiv nicht bekannt, darum wird er hier nicht gezeigt.`,
  },
} satisfies Record<"title" | "article", Complete>;

export const FIGURES = [
  {
    value: 30,
    label: {
      en: "cooperators from several European regions",
      fr: "coopératrices et coopérateurs de plusieurs régions d’Europe",
      it: "cooperatrici e cooperatori di diverse regioni d’Europa",
      es: "cooperativistas de varias regiones de Europa",
      de: "Genossenschaftsmitglieder aus mehreren Regionen Europas",
    },
  },
  {
    value: 3,
    label: {
      en: "sessions, one for each theme",
      fr: "séances, une par thème",
      it: "sessioni, una per tema",
      es: "sesiones, una por tema",
      de: "Programmpunkte, einer zu jedem Thema",
    },
  },
  {
    value: 1,
    label: {
      en: "day, Sunday 11 October",
      fr: "journée, le dimanche 11 octobre",
      it: "giornata, domenica 11 ottobre",
      es: "día, el domingo 11 de octubre",
      de: "Tag, Sonntag, der 11. Oktober",
    },
  },
] satisfies Array<{ value: number; label: Complete }>;
