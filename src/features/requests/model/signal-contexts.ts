/**
 * Ordinary contexts in which alarming words occur at school, over the same plain text as `signal-words.ts`.
 * They only soften: a direct word inside one counts as `worrying` instead of `alarming`, a word of the second
 * tier inside one counts for nothing.
 */
const TOPIC =
  '(?:zelfmoord|zelfdoding|suicid|mishandel|kindermishandel|seksueel|seksualiteit|geweld|verkracht|depress|drugs|wapen|automutil|zelfverwond|pesten|cyberpest|eetstoornis|grooming|misbruik|sexting|verwaarloz|verslav|harcel|abus|bullying|viol)\\w*';
const LESSON =
  '(?:les|lessen|lesthema|lespakket|boek|roman|film|filmpje|gedicht|project|projectweek|podcast|vorming|navorming|draaiboek|nascholing|bijscholing|themaweek|preventieweek|poster|affiche|theater|toneel|toneelstuk|studiedag|spreekbeurt|presentatie|artikel|documentaire|campagne|infoavond|workshop|klasgesprek|toets|taak|werkstuk|verhaal|lesson|lessons|book|novel|training|lecon|cours|livre|formation)';
const PLAY =
  '(?:judo|boks|boksles|karate|hockey|tennis|honkbal|voetbal|voetbalmatch|voetballen|turnen|turnles|sportles|sportdag|rugby|schermen|stoeien|trefbal|basket|basketbal|klimrek|glijbaan|fietsles|schaatsen|skaten|match|wedstrijd|zwemles)\\w*';
const GAME =
  '(?:fortnite|minecraft|roblox|brawl ?stars|game|games|gamen|gta|computerspel\\w*|videospel\\w*|gezelschapsspel\\w*|playstation|xbox|stratego|schaken|schaakspel)';
const PET =
  '(?:hond|hondje|kat|kater|hamster|cavia|konijn|konijntje|poes|kip|goudvis|vogel|schildpad|paard|pony|egel|vis|muis|rat|duif|kuiken|mier|spin|vlinder)';
const THING =
  '(?:potlood|gom|boek|boekje|map|brooddoos|turnzak|zwemzak|sleutel|sleutels|jas|muts|sjaal|bal|fluit|toets|tablet|laptop|agenda|fiets|pennenzak|boekentas|knuffel|handschoen|bib ?boek|cahier|kaft|puzzelstuk)\\w*';

export const ORDINARY_CONTEXTS: readonly string[] = [
  `${LESSON}(?: \\w+){0,1} (?:over|rond|van|tegen|about|on|sur)(?: \\w+){0,4} ${TOPIC}`,
  `${TOPIC}(?: \\w+){0,3} (?:in de les|als lesthema|in de roman|in het boek|in de film|in een boek|preventie\\w*)`,
  '(?:zelfmoord|suicide|drugs|pest|geweld)(?: )?preventie\\w*|(?:preventie|aanpak|draaiboek|stappenplan|beleid|vlaggensysteem)(?: \\w+){0,2} (?:van |rond |bij )?(?:zelfmoord|zelfdoding|suicide|drugs|grensoverschrijdend|seksueel grensoverschrijdend)\\w*(?: gedrag)?',
  'zelfmoordterrorist\\w*|zelfmoordaanslag\\w*|doodstraf',
  'wil(?:de|t)? dood ?graag|dood(?:moe|op|gewoon|eenvoudig|stil|eng|simpel|braaf|leuk)',
  `${PET}(?: (?!wil|wilt|wou|wilde|papa|mama|vader|moeder)\\w+){0,4} (?:weggelopen|vermist|dood|doodgegaan|doodgaan|doodgaat|mishandel\\w*|geslagen|verdwenen|sterven|stierf)`,
  `(?:weggelopen|vermiste?|verdwenen|doodgegane|dode) (?:${PET}|${THING})`,
  `${THING}(?: \\w+){0,5} (?:vermist|weggelopen|verdwenen|spoorloos|verwaarloosd|mishandeld)`,
  `(?:mishandelt|mishandelde|verwaarloost|verwaarloosde)(?: \\w+){0,3} (?:${THING}|groentetuin|moestuin|hoek|handschrift|materiaal|klasbib|huiswerk|taken|plantjes?)`,
  '(?:moestuin|groentetuin|hoek|handschrift|klasbib|materiaal|speelplaats|lokaal|gebouw|plant|planten|huiswerk)(?: \\w+){0,2} verwaarloosd',
  `${PLAY}(?: \\w+){0,6} (?:slaat|slaan|sloeg|geslagen|schopt|schoppen|mes|klop|klappen|rammel|blauwe plek|blauwe plekken|pijn gedaan|verwond|bewusteloos)`,
  `(?:klop|klappen|rammel|slaag|blauwe plek|blauwe plekken|geslagen|geschopt|schopt|slaat|pijn gedaan|verwond)(?: \\w+){0,4} (?:van|door|bij|in|op|tijdens|na|met) (?:(?:de|het|een|zijn|haar) )?${PLAY}`,
  '(?:klop|klappen|rammel|slaag|geslagen|geschopt)(?: \\w+){0,4} (?:speelplaats|medeleerling\\w*|klasgenoot|klasgenoten|klasgenootjes|vriendjes|andere kinderen|andere ploeg|tegenstander\\w*)',
  `${GAME}(?: \\w+){0,8} (?:pistool|wapen|wapens|dood|doodgaan|doodgaat|vermoord\\w*|neerschieten|doodschieten|mes|geweld|klop|rammel)`,
  `(?:pistool|wapen|wapens|dood|doodgaan|vermoorden|neerschieten|doodschieten|mes|klop|rammel)(?: \\w+){0,4} (?:in|bij|met|op) (?:(?:de|het|een|zijn) )?${GAME}`,
  '(?:bank|bankje|tafel|lessenaar|cd|glijbaan|fiets|bord|tablet|muur)(?: \\w+){0,2} (?:krassen|gekrast|krast)|(?:krast|krassen|kerft|gekrast) (?:in|op)(?: \\w+){0,2} (?:bank|tafel|lessenaar|tablet|cd|fiets|bord|muur|boom|schors)',
  '(?:krassen|krasjes|schrammen)(?: \\w+){0,6} (?:van|door) (?:de|haar|zijn|een|hun) (?:kat|poes|kater|kitten|hond|konijn|struik\\w*|haag|doorn\\w*|braam\\w*|egel)',
  'misbruik van (?:het|de) (?:woord|systeem|pauze|toilet\\w*|hoofdletter\\w*|regel\\w*|situatie|tablet\\w*)|maakt misbruik van|misbruikt (?:de|het|zijn|haar) (?:pauze|toilet\\w*|tablet\\w*|vertrouwen|regel\\w*)',
  'overdosis (?:snoep|suiker|schermtijd|huiswerk|energie|chocolade|prikkels)',
  '(?:broodmes|keukenmes|aardappelmes|botermes|plastic mes\\w*|mes|mesje)(?: \\w+){0,8} (?:kookles|kookactiviteit|picknick|soep|fruit|fruitsla|koken|refter|groenten|boterham\\w*|appel)|(?:kookles|kookactiviteit|koken|soep|fruitsla|refter|groenten)(?: \\w+){0,8} (?:mes|mesje|zich gesneden|zichzelf gesneden)',
  '(?:zich|zichzelf|haarzelf|hemzelf)(?: \\w+){0,4} (?:gesneden|verwond|pijn gedaan|gebrand|bezeerd)(?: \\w+){0,6} (?:knutsel\\w*|papier|blad|kookles|koken|fruit|lijmpistool|strijkijzer|techniekles|speelplaats|val|trap|deur)',
  '(?:knutselen|knutselles|kookles|techniekles|handenarbeid|lijmpistool|speelplaats)(?: \\w+){0,6} (?:zich|zichzelf)(?: \\w+){0,2} (?:gesneden|verwond|pijn gedaan|gebrand|bezeerd)',
  'wil(?:t|de|len)?(?: \\w+){0,2} niet(?: meer)? naar huis(?: \\w+){0,8} (?:spelen|speelt|leuk|leuke|plezier|verder|uitstap|feest|feestje|logeren|graag|fijn|afwerken|knutselen|sportdag|opvang)|(?:verder|blijven) spelen(?: \\w+){0,4} niet naar huis',
  '(?:bang|schrik|durft)(?: \\w+){0,4} naar huis(?: \\w+){0,5} (?:donker|onweer|verkeer|fietsen|fiets|bus|sneeuw)|(?:fiets|fietsen|donker|onweer|bus)(?: \\w+){0,4} naar huis',
  'opgesloten(?: \\w+){0,2} (?:toilet|wc|berging van de turnzaal)|(?:toilet|wc)(?: \\w+){0,2} opgesloten|voelt zich opgesloten',
  '(?:slaat|slaan|sloeg|slaagt|slaagde)(?: \\w+){0,3} (?:deur|deuren|op tafel|op de tafel|trommel|op hol|munt|dicht|een bladzijde|een oefening|in paniek)',
  'verkracht(?:en)? (?:de|het|onze) (?:taal|nederlands|muziek)|zwanger (?:is van haar|van een tweede|juf)|(?:juf|collega|mama|moeder|lerares)(?: \\w+){0,3} zwanger',
  'niet meer(?: \\w+){0,1} leven (?:in de klas|in de brouwerij|zonder)|(?:dieren|dinosaurussen|dinos|mammoeten)(?: \\w+){0,3} niet meer(?: \\w+){0,1} (?:leven|bestaan)',
  '(?:water|lijm|speelgoed|knip|verf|nerf)(?: )?pistool|middeleeuw\\w*(?: \\w+){0,4} wapens?|ridder\\w*(?: \\w+){0,4} wapens?',
];
