import type { Entry } from '../../../src/features/vision/model/task-search.js';

/** What an invented school wrote of who does what: id | task | other words | a little more. */
const LIST = `
absent | Afwezigheden opvolgen | B-codes, absenties | Vanaf vijf halve dagen bellen we samen met het CLB
bully | Pesten en uitsluiting | plagen | Gesprekken met de hele groep
quarrel | Herstelgesprek na een ruzie | conflict op de speelplaats |
clb | Contact met het CLB | onthaal, anker | Elke dinsdag op school
lsc | Leerondersteuner van het leersteuncentrum | leersteun, verslag | Komt op maandag en donderdag
dys | Dyslexie en voorleessoftware | leesproblemen, Sprint, Alinea |
math | Rekenproblemen onderzoeken | dyscalculie, tafels, wiskunde |
gifted | Verrijking voor wie sneller leert | hoogbegaafd, kangoeroe |
okan | Anderstalige nieuwkomers | OKAN, NT2, taalbad |
interp | Tolk aanvragen | vertaler, ouders die geen Nederlands spreken |
bill | Schoolrekening en betalen in delen | armoede, maximumfactuur, fonds |
grants | Schooltoelage aanvragen | groeipakket, studietoelage |
lice | Luizen | kriebelteam |
medic | Medicatie bewaren en geven | pillen, epipen, attest |
vacc | Vaccinatie en medisch onderzoek | inenting, doktersbezoek |
traffic | Verkeer aan de schoolpoort | fietsen, oversteken, gemachtigd opzichter |
police | Schoolspotter van de politie | wijkagent |
trust | Vertrouwenspersoon voor leerlingen | geheim, praten |
staff | Vertrouwenspersoon voor personeel | welzijn op het werk, preventie |
crisis | Noodsituatie of crisis | draaiboek, overlijden, evacuatie |
grief | Rouw en verlies | overlijden, afscheid, rouwkoffer |
divorce | Als ouders uit elkaar gaan | echtscheiding, twee adressen |
abuse | Verontrusting en kindermishandeling | Vertrouwenscentrum, veiligheid thuis |
parents | Oudercontact plannen | rapport, gesprekken, inschrijfmoment |
tests | Toetsen afnemen en analyseren | LVS, Salto, AVI, foutenanalyse |
lvs | Leerlingvolgsysteem beheren | Smartschool, dossier aanmaken |
mdo | MDO en zorgoverleg leiden | multidisciplinair overleg, verslag maken |
class | Klassenraad voorbereiden | deliberatie |
speech | Logopedie | logopedist, spraak, stotteren |
motor | Motoriek en kine | schrijfmotoriek, turnen, bewegen |
ot | Werkplekken en prikkelarme hoek | koptelefoon, time-out, stil lokaal |
fear | Faalangst | stress voor toetsen, zenuwen |
behave | Storend gedrag in de klas | boos, agressie, time-out |
focus | Aandacht en plannen | ADHD, concentratie, planner |
autism | Structuur en voorspelbaarheid | autisme, ASS, pictogrammen |
toilet | Zindelijkheid bij de jongsten | plassen, luier, potjestraining |
start | Eerste dagen in de peuterklas | instap, afscheid nemen, wenmoment |
enrol | Inschrijven | nieuwe leerling, rondleiding |
move | Naar het secundair | studiekeuze, overgang, BaSO-fiche |
choice | Studiekeuze in de derde graad | Columbus, hoger onderwijs |
work | Stage en duaal leren | werkplek, stagegever |
newbie | Aanvangsbegeleiding van nieuwe collega’s | starter, eerste jaar, peter of meter |
cover | Vervangingen regelen | zieke collega, wie staat voor de klas |
duty | Toezicht en bewaking | speelplaatsrooster, middag |
after | Opvang voor en na school | nabewaking, studie |
lunch | Warme maaltijden en brooddozen | eetzaal, honger |
laptop | Laptops en wachtwoorden | ict, chromebook, inloggen |
gsm | Gsm’s en sociale media | cyberpesten, TikTok, smartphone |
library | Schoolbibliotheek | leesboeken, uitlenen |
reading | Leesouders | samen lezen, kwartierlezen |
garden | Moestuin en composthoek | tuin, kippen |
trip | Uitstappen en bosklassen | zeeklassen, busvervoer |
sport | Sportdag en zwemmen | zwembad, MOEV |
first | EHBO en verzorging | pleister, ongeval, verzekering |
insure | Verzekering na een ongeval | aangifte, kosten terugbetaald |
smoke | Roken, vapen en drugs | verslaving |
talk | Infosessies door GO-ouders | ouderwerking, ouderraad |
pupilc | Leerlingenraad | inspraak |
policy | Zorgbeleid en visie | zorgkaart, beleidsplan |
train | Nascholing en studiedagen | bijscholing, navorming |
wheel | Toegankelijkheid | rolstoel, lift, slechtziend |
`;

export const ENTRIES: Entry[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [id = '', what = '', words = '', about = ''] = line.split('|').map((part) => part.trim());
    return { id, texts: { what, words, about } };
  });

/** What a colleague asks, and what they should find: one of these among the first three. */
export const QUESTIONS: readonly [question: string, ...wanted: string[]][] = [
  ['wie helpt bij spijbelen?', 'absent'],
  ['een jongen die gespijbeld heeft', 'absent'],
  ['B-code ingeven', 'absent'],
  ['afwezigheid', 'absent'],
  ['hij is weer afwezig', 'absent'],
  ['pesten', 'bully', 'gsm'],
  ['pesterijen in de groep', 'bully'],
  ['gepest op de speelplaats', 'bully', 'quarrel', 'gsm'],
  ['pesterij', 'bully'],
  ['ze maken ruzie', 'quarrel'],
  ['vechten op de speelplaats', 'quarrel'],
  ['wie belt het clb', 'clb'],
  ['leerondersteunr', 'lsc'],
  ['verslag leersteun', 'lsc'],
  ['leesproblemen', 'dys'],
  ['dyslectie', 'dys'],
  ['kan niet goed lezen', 'dys', 'reading', 'library'],
  ['rekenen lukt niet', 'math'],
  ['wie weet iets van dyscalculie', 'math'],
  ['hoogbegaafde leerling verveelt zich', 'gifted'],
  ['anderstalig kind', 'okan'],
  ['ouders spreken geen Nederlands', 'interp', 'okan'],
  ['een tolk voor het oudergesprek', 'interp'],
  ['ouders kunnen de rekening niet betalen', 'bill'],
  ['armoede', 'bill'],
  ['studietoelagen', 'grants'],
  ['luis', 'lice'],
  ['medicijnen geven', 'medic'],
  ['vaccinaties', 'vacc'],
  ['fietsers aan de poort', 'traffic'],
  ['politie', 'police'],
  ['iemand in vertrouwen nemen', 'trust', 'staff'],
  ['een overlijden in de familie', 'grief', 'crisis'],
  ['ouders gaan scheiden', 'divorce'],
  ['vermoeden van mishandeling', 'abuse'],
  ['oudercontakt', 'parents'],
  ['toetsanalyse', 'tests'],
  ['logopediste', 'speech'],
  ['faalangstig', 'fear'],
  ['agressief gedrag', 'behave'],
  ['kan zich niet concentreren', 'focus'],
  ['peuter is niet zindelijk', 'toilet'],
  ['overgang naar het secundair onderwijs', 'move'],
  ['nieuwe collega begeleiden', 'newbie'],
  ['wachtwoord vergeten', 'laptop'],
  ['wie vervangt een zieke collega?', 'cover'],
  ['kindje valt, ongeval', 'first', 'insure'],
  ['vapen', 'smoke'],
  ['rouwen', 'grief'],
  ['écoute bullying', 'bully'],
  ['who helps with truancy?', 'absent'],
  ['a pupil in a wheelchair', 'wheel'],
  ['who can find an interpreter', 'interp'],
  ['poverty', 'bill'],
  ['maths', 'math'],
  ['reading problems', 'dys', 'reading'],
  ['qui s’occupe des absences ?', 'absent'],
  ['harcèlement', 'bully'],
  ['une dispute dans la cour', 'quarrel'],
  ['mot de passe', 'laptop'],
  ['deuil', 'grief', 'crisis'],
  ['il n’arrive pas à lire, dyslexie', 'dys'],
];

/** The same, written after everything was set to those above and tried once: what others ask will be found about as well. */
export const LATER_QUESTIONS: typeof QUESTIONS = [
  ['wie mag ik bellen over leersteun', 'lsc'],
  ['kind met luizen', 'lice'],
  ['hulp bij huiswerk plannen', 'focus'],
  ['mijn leerling stottert', 'speech'],
  ['wie doet de bibliotheek', 'library'],
  ['schoolreis', 'trip', 'bill'],
  ['zwemles', 'sport'],
  ['vader wil niet dat moeder komt, echtscheiding', 'divorce'],
  ['nieuwkomer zonder taal', 'okan'],
  ['een kleuter die nog plast', 'toilet'],
  ['wie beheert smartschool', 'lvs'],
  ['conflicten op de speelplaats', 'quarrel'],
  ['cyberpesten', 'gsm', 'bully'],
  ['stagair begeleiden', 'work', 'newbie'],
  ['vertaalster', 'interp'],
  ['de rekeningen van school', 'bill'],
  ['toezichten op de middag', 'duty', 'lunch'],
  ['leerling met rolstoel', 'wheel'],
  ['ongerust over thuis', 'abuse'],
  ['gele briefjes afwezig', 'absent'],
  ['kinesist', 'motor'],
  ['leesmoeders', 'reading'],
  ['boekenbeurs bib', 'library'],
  ['wie kent iets van autisme', 'autism'],
  ['kangoeroeklas', 'gifted'],
  ['personeel en welzijn', 'staff'],
  ['AVI afnemen', 'tests'],
  ['verzekeringspapieren', 'insure'],
  ['studiedag', 'train'],
  ['ouderraad', 'talk'],
  ['deliberaties', 'class'],
  ['lost password', 'laptop'],
  ['a child with lice', 'lice'],
  ['who knows about autism', 'autism'],
  ['gifted pupils', 'gifted'],
  ['la facture de l’école', 'bill'],
  ['un interprète pour les parents', 'interp'],
  ['qui aide pour l’autisme', 'autism'],
  ['les poux', 'lice'],
  ['choix d’études', 'choice', 'move'],
];

/** Tasks as other schools have them, with words that stand in many: what is sought lies among them. */
export function noise(n: number): Entry[] {
  const of = ['rooster', 'lokaal', 'feest', 'krant', 'boeken', 'project', 'kast', 'bus', 'foto', 'werkgroep'];
  const doing = ['beheren', 'bestellen', 'nakijken', 'plannen', 'verdelen', 'klaarzetten', 'bijhouden'];
  return Array.from({ length: n }, (_, i) => ({
    id: `n${i}`,
    texts: {
      what: `${of[i % of.length]} ${i % 97} ${doing[i % doing.length]}`,
      words: `${of[(i * 7) % of.length]}${i % 61} ${doing[(i * 3) % doing.length]} groep${i % 211}`,
      whose: i % 3 === 0 ? 'leraar klasleraar' : 'secretariaat',
      about: `elke week ${i % 13} keer samen met de collega van de andere kant van de gang`,
    },
  }));
}
