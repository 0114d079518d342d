/** Word lists for `task-search.ts`: lower case, without accents. They are looked in, never shown. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What a question is made of, in three languages. */
export const STOP_WORDS = words(`
  wie wat waar wanneer waarom hoe welke wiens kan kun kunnen mag mogen moet moeten doet doen gaat gaan helpt helpen hulp
  geholpen regelt regelen regel zorgt volgt volgen opvolgt bij met voor de het een en of van op in aan te naar over uit om
  is zijn ben was wordt worden heeft hebben ik jij je hij zij ze wij we jullie mij me mijn jouw zijn haar ons onze hun als
  er iets iemand niemand dat die dit deze dan maar ook nog niet geen wel al wil willen zou weet kent vraag vragen vraagt
  vind vinden moet spreek spreken aanspreken contacteren neemt nemen weten graag even onze bezig houdt verantwoordelijk
  who what where when why how which can could may must do does did help helps helped with about for to the a an of on in at
  is are be i you we they me my our your if there someone somebody anyone some that this not no want know ask asks asking
  contact responsible handles handle
  qui que quoi ou quand comment quel quelle quels quelles peut peux puis faire fait aide aider avec pour le la les l un une
  des du de d au aux a est sont sur dans en je tu il elle nous vous on me mon ma mes notre nos si quelqu quelqu'un y ce cette
  pas demander demande occupe s sait savoir contacter
`);

/** Words that stand in nearly every question at a school, and tell little. */
export const WEAK_WORDS = words(`
  leerling leerlingen kind kinderen kleuter kleuters jongere jongeren school schools klas klassen leraar leraren leerkracht
  leerkrachten juf meester team collega collegas zorg extra
  pupil pupils student students child children kid kids class teacher teachers colleague care
  eleve eleves enfant enfants ecole classe professeur enseignant enseignants collegue soin soins
`);

/** What people call the same thing; a word may stand in several. */
export const CONCEPTS: readonly string[][] = `
  spijbelen spijbelaar afwezig afwezigheid afwezigheden absentie absenties bcode bcodes codes truancy absence absences absenteeism absenteisme secher
  pesten pesterij plagen uitsluiten uitgesloten cyberpesten bullying harcelement harceler moqueries
  ruzie conflict conflicten vechten herstelgesprek speeltijd fight quarrel dispute bagarre mediation
  rekenen wiskunde dyscalculie tafels maths math mathematics calcul mathematiques
  lezen leesproblemen dyslexie technisch begrijpend reading dyslexia lecture dyslexie
  schrijven spelling handschrift writing ecriture orthographe
  gedrag gedragsproblemen boos agressie woede storend behaviour behavior angry anger comportement colere
  angst bang faalangst stress zenuwen anxiety fear angoisse peur
  verdriet rouw overlijden verlies gestorven grief loss deuil deces
  ouders ouder oudercontact oudergesprek thuis parents parent reunion
  verkeer fiets fietsen oversteken politie schoolspotter traffic road bike police circulation velo routiere
  anderstalig anderstalige taal nederlands okan tolk vertalen vertaling nieuwkomer interpreter translation newcomer language interprete traduction langue primoarrivant
  armoede geld betalen schoolrekening kosten toelage poverty money bill costs pauvrete argent facture frais
  ziek ziekte medicatie medicijnen gezondheid luizen pijn vaccinatie sick ill health medicine lice sante malade medicaments poux
  hoogbegaafd verrijking uitdaging snel gifted challenge surdoue surdouance
  mishandeling misbruik verontrusting veiligheid onveilig kindermishandeling abuse safety maltraitance securite
  scheiding gescheiden echtscheiding divorce separation
  toets toetsen test testen analyse lvs score tests results resultats
  overleg mdo vergadering klassenraad meeting reunion concertation
  ondersteuning ondersteuner leersteun leerondersteuner steun verslag support soutien
  computer laptop ict wachtwoord chromebook digitaal password account ordinateur informatique passe
  starter nieuwe aanvangsbegeleiding stagiair interim vervanger beginner newcomers debutant stagiaire remplacant
  studiekeuze overgang secundair orientatie studierichting orientation choice etudes secondaire
  roken vapen drugs alcohol gamen verslaving smoking addiction dependance
  eten brooddoos maaltijd honger food lunch hunger repas faim
  zindelijk zindelijkheid plassen toilet luier potty toilets proprete
  huiswerk huistaak plannen planning studeren homework studying devoirs etudier
  aandacht concentratie adhd focus attention concentration
  autisme ass structuur autism autiste
  begaafd zorgmateriaal materiaal material materiel
  gelijkekansen ses gok diversiteit inclusie diversity inclusion diversite
  begeleiding coaching steunen coach
  rolstoel slechtziend slechthorend beperking handicap gehoor zicht disability wheelchair hearing fauteuil
  vertrouwen vertrouwenspersoon geheim praten trust confiance confier
  logopedie logopedist spraak stotteren speech stuttering logopedie begaiement
  kine motoriek bewegen sport movement motricite
  inschrijven inschrijving enrol enrolment inscription
  rapport attest attesten getuigschrift report certificate bulletin attestation
  opvang toezicht middagopvang naschools speelplaats supervision playground surveillance garderie
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

/** By which words each role is looked for. */
export const ROLE_WORDS: Record<string, string> = {
  TEACHER: 'leraar leerkracht klasleraar klastitularis titularis class teacher enseignant titulaire',
  CARE_TEACHER: 'zorgleraar zorgleerkracht zorgondersteuner ses gok care teacher enseignant soin',
  CARE_COORDINATOR: 'zorgcoordinator zorgco coordinator care coordinatrice coordinateur soins',
  PUPIL_COUNSELLOR: 'leerlingenbegeleider leerlingbegeleider counsellor conseiller accompagnateur',
  GRADE_COORDINATOR: 'graadcoordinator grade coordinator coordinateur degre',
  HEAD: 'directie directeur directrice head principal direction',
  POLICY_TEAM: 'beleidsteam beleid policy politique',
  TRUST_TEACHER: 'vertrouwensleraar vertrouwensleerkracht vertrouwenspersoon trust confiance',
  EDUCATOR: 'opvoeder educator educateur',
  SECRETARY: 'secretariaat secretaresse secretary office secretariat',
  ADMINISTRATOR: 'ict beheerder administrator informatique',
};
