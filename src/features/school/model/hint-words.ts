/** Word lists for `hints.ts`; all lower case, without accents. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that stand between a first name and a surname in Flanders ("Van den Broeck", "De Smet", "El Amrani"). */
export const NAME_PARTICLES = words(
  'van de den der het t ter ten te vande vanden vander vd le la du des d el al ben bin ibn da dos di',
);

/** First names heard in Flemish classes; alone they say nothing, before a capitalised word they make a full name. */
export const FIRST_NAMES = words(`
  adam aaron achiel adriaan alexander alexandre ali amelie amina amir amira amber anke anna anne annelies anouk anton
  arne arthur astrid axel aya ayoub basiel bas bart bavo ben benjamin bert bilal birgit bjorn bo bob boris bram brecht
  britt bruno camille caro caroline cas casper cato celine chloe charlotte chris claire cleo clara cyriel dana daan
  daniel dario david dean dina dries eden elena eline elias elif elisa elise ella ellen elke els emiel emile emilia emily
  emma emre ethan eva evelien fabian fatima febe felix femke fenna ferre fien filip finn fleur floor flor floris fran
  francis frank frans frauke frederik freya gabriel georges gert gilles gitte griet guido guillaume gust hamza hanna
  hannah hannelore hanne hannes hans hasan hector heleen helena hendrik henri hilde hugo ibrahim ilias ilse imane
  imran ine ines inge iris isa isabel jack jade jan jana janne jarne jasmine jasper jef jelle jens jeroen jesse jill jo
  joanna johan jolien jonas joost joren joris josephine joshua josse joyce jules julia julie juliette juna juul kaat
  karel karen kasper kathleen kato katrien kobe koen koenraad kris kristof kyara lander lars laura lauranne lea leen
  leila lena leon leonie leonor lewis lexi liam lien lies lieselot lieve lina linde lio lisa lise lode loes lola lore
  lotte lou louis louise lowie luc luca lucas lucie lukas luna lut maarten mael malik manon manu marie marieke mariam
  marijke mark marit marthe martijn martine maryam mathias mats matteo matthias mathis mauro maud max maya mehdi mehmet
  merel mia michiel mila milan milo mira miro mohamed mohammed moussa nadia nand nathan nele nena nick nico niels nina
  noa noah noor nora nore norah olga olivia oliver omar oona oscar otis pablo paul pauline peter pieter pieterjan pim
  quinten rachid raf rania rayan remi renee rik robbe robin romy roos rosalie ruben rune saar sam samira samuel sander
  sara sarah sarra seba sebastiaan senn senna seppe siebe siebren siem sien sigrid simon sofia sofie soetkin staf stan
  stefan stef stella sterre stien stijn suzanne sven thibau thibault thibo thomas thor tibo tim timon tine tom toon
  tristan tuur valerie vic vince victor viktor vincent warre ward wannes wim wolf wout xander yana yara yasin yasmine
  younes yousra yusuf zara zeno zita zoe`);

/** Capitalised words of school and calendar that are no names, also in a row ("Leren en Studeren", "Brede Basiszorg"). */
export const NO_NAMES = words(`
  januari februari maart april mei juni juli augustus september oktober november december
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday
  january february march may june july august october lundi mardi mercredi jeudi vendredi samedi dimanche
  herfstvakantie kerstvakantie krokusvakantie paasvakantie zomervakantie kerst pasen pinksteren hemelvaart sinterklaas
  sint suikerfeest ramadan halloween carnaval
  juf meester mevrouw meneer mama papa oma opa nonkel tante directeur directie directrice zorgcoordinator zorgjuf zorgco
  zorgleraar zorgteam klastitularis titularis leerkracht leraar leerling leerlingen kleuter kleuters ouders klas school
  nederlands frans engels duits turks arabisch pools wiskunde rekenen taal lezen schrijven spelling wero muzo lo lichamelijke
  opvoeding godsdienst zedenleer islam wereldorientatie wetenschappen techniek stem geschiedenis aardrijkskunde informatica
  ict muzische vorming begrijpend technisch hoekenwerk contractwerk moetjes
  smartschool gimme questi broekx teams slack microsoft google word excel bingel kweetet fortnite minecraft roblox youtube
  instagram snapchat tiktok whatsapp classroom chromebook
  clb mdo lvs iac gc ov okan hgd hgw sticordi redicodis udl vclb vk pbd go kov ovsg adhd add ass dcd nt avi dmt cito salto
  brede basiszorg verhoogde uitbreiding zorg leersteun leersteuncentrum leerondersteuner verslag handelingsplan zorgcontinuum
  onderwijsloopbaan leren studeren psychisch sociaal functioneren preventieve gezondheidszorg awel kind gezin opgroeien
  rode kruis vertrouwenscentrum kindermishandeling zelfmoordlijn centrum leerlingenbegeleiding leerlingenbegeleider
  brugfiguur logo logopedie kine kinesist revalidatiecentrum gon ion bednet
  vlaanderen vlaams vlaamse belgie belgische brussel antwerpen gent brugge leuven mechelen hasselt europa nieuwe nieuw eerste
  tweede derde graad leerjaar kleuterklas onderbouw bovenbouw team ronde week fase dag
  ik hij zij ze je jij wij we het de een er die dat dit deze zijn haar hun mijn ons onze na op in voor tijdens sinds met zonder
  bij als toen nu vandaag gisteren morgen soms vaak ook maar en of want omdat dus wel niet geen kan wil mag moet heeft is was
  wordt thuis samen vooral daarna i he she they the a an and il elle le la les un une et mais`);

/** Diagnoses and the short names used for them; whole words, `*` at the end for any ending. */
export const DIAGNOSES = `
  adhd add autisme autist autisten autistisch* autismespectrum* ass asperger pdd nos dyslexie dyslect* dyscalculie dyspraxie
  dcd ontwikkelingsdysfasie dysfasie dysorthografie dysgrafie nld ntld odd cd gilles tourette epilepsie epilept* depressie depressief
  depressieve depressies angststoornis* bipolair* borderline ptss ptsd psychose psychotisch* schizofren* hechtingsstoornis*
  gedragsstoornis* ontwikkelingsstoornis* taalontwikkelingsstoornis* tos leerstoornis* eetstoornis* anorexia boulimi*
  hoogbegaafd* hoogsensitie* hsp mutisme downsyndroom down fas foetaal verstandelijke mentale retardatie iq
  rilatine concerta medikinet strattera methylfenidaat equasym risperdal risperidon ritalin antidepressiva
  autism autistic dyslexia dyslexic dyscalculia depression adhs tdah autiste dyslexique dyslexie dyspraxique tsa tda
  diabetes astma leukemie muco mucoviscidose
`
  .trim()
  .split(/\s+/);

/** Diagnosis words that are also ordinary ones: only counted beside what makes them one. */
export const AMBIGUOUS_DIAGNOSES: Record<string, RegExp> = {
  ass: /\bASS\b/,
  add: /\bADD\b/,
  odd: /\bODD\b/,
  cd: /\bCD\b(?! ?-?speler| ?'?s\b)(?=.{0,12}(?:stoornis|diagnose))/,
  tos: /\bTOS\b/,
  nld: /\bNLD\b/,
  dcd: /\bDCD\b/,
  fas: /\bFAS\b/,
  tsa: /\bTSA\b/,
  tda: /\bTDAH?\b/,
  hsp: /\bHSP\b/,
  nos: /\bPDD[- ]?NOS\b/i,
  iq: /\b(?:IQ|TIQ)\b/,
  down: /\b(?:syndroom van [Dd]own|[Dd]own ?syndroom)\b/,
  gilles: /\bGilles de la Tourette\b/i,
  verstandelijke: /\bverstandelijke (?:beperking|handicap)\b/i,
  mentale: /\bmentale (?:beperking|handicap|retardatie|achterstand)\b/i,
  foetaal: /\bfoetaal alcohol/i,
};

/** A word as these lists have it: without accents, capitals or a genitive's s ("Emma's"). */
export const bare = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '');
