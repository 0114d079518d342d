/**
 * Words that may point to danger, in Dutch as spoken in Flanders, and basic English and French: signals, never
 * verdicts. Our own list. Each line is a pattern over text that `signals.ts` has made plain: lower case, no
 * accents, one space between words, ` | ` between sentences. Words are matched whole; a `\w*` says otherwise.
 * A window of words is always bounded (`near`), so that a long text costs time in proportion to its length;
 * `tests/features/requests/signals.test.ts` reads every pattern and refuses any other repetition.
 * There is no logic for "not": "ze snijdt zich niet meer" must still show.
 */

/** `a`, then at most `words` words of the same sentence, then `b`. */
const near = (a: string, words: number, b: string): string => `(?:${a})(?: \\w+){0,${words}} (?:${b})`;
/** `a` and `b` in either order, at most `words` words apart. */
const together = (a: string, words: number, b: string): string => `${near(a, words, b)}|${near(b, words, a)}`;

const PARENT =
  'papa|mama|vader|moeder|(?:stief|plus|pleeg|schoon)(?:vader|moeder|papa|mama|ouders?)|ouders?|nonkel|tante|oom|opa|oma|bompa|bomma|pepe|meme|grootvader|grootmoeder|grootouders|voogd|partner|vriend van mama|vriend van haar moeder|vriend van zijn moeder';
const MAN =
  'papa|vader|stiefvader|stiefpapa|plusvader|pluspapa|pleegvader|nonkel|oom|opa|bompa|pepe|grootvader|broer|stiefbroer|neef|trainer|coach|monitor|leider|buurman|buurjongen|babysit|leraar|meester|begeleider|vriend van mama';
const HIT =
  'slaat|slaan|sloeg|sloegen|geslagen|schopt|schoppen|schopte|geschopt|stampt|gestampt|wurgt|wurgde|gewurgd|mept|meppen|gemept|ranselt|afgeranseld|toegetakeld|opgesloten|opsluit|opsluiten|klop|rammel|rammeling|slaag|pandoering|muilpeer|klappen krijgt|klappen gekregen|klappen geeft|klappen gaf|klappen uitdeelt|losse handen|verbrandt|verbrand heeft';
const NOT_STRUCK =
  '(?!(?: \\w+){0,6} over(?= bij| in| \\||$)|(?: \\w+){0,2} (?:af|dicht|deur|deuren|bal|alarm)\\b)';
const BEATING =
  'klop|rammel|een rammeling|slaag|een pak slaag|pak rammel|ransel|een pandoering|een muilpeer|klappen|billenkoek';
const GETS = 'krijgt|krijg|krijgen|kreeg|kregen|gekregen';
const LIMB =
  '(?:arm|armen|onderarm|onderarmen|bovenarm|pols|polsen|been|benen|bovenbeen|bovenbenen|dij|dijen|huid|vel|buik)';
const CUT = 'krast|krassen|kraste|gekrast|kerft|kerven|kerfde|gekerfd|snijdt|snijden|sneed|gesneden';
const SELF = 'zichzelf|zich zelf|mezelf|me zelf|haarzelf|hemzelf|hun zelf';

/** Direct words: a pause before sending, with the numbers. */
export const TIER_A: Record<string, readonly string[]> = {
  suicide: [
    'zelfmoord\\w*',
    'zelfdoding\\w*',
    'suicid\\w*',
    `${near('wil|wilt|wou|wilde|willen|wouden', 2, 'dood|doodgaan|sterven')}(?! van\\b)`,
    '(?:dood|doodgaan|sterven) (?:wil|wilt|wou|wilde|willen)',
    near('wou|wilde|wenste|wenst', 3, 'dood was|dood waren|niet meer bestond|nooit geboren was'),
    'liever dood|was ik maar dood|beter dood|doodwens',
    `${near('niet meer', 2, 'leven|bestaan')}(?! van\\b)`,
    near('wil|wilt|wou|wilde|willen|liever|het liefst', 2, 'er niet meer(?: \\w+){0,2} zijn'),
    'er niet meer te zijn|er liever niet meer|er liever niet zijn',
    near('eind|einde', 1, 'aan (?:\\w+ ){0,3}leven'),
    'er een einde? aan (?:te )?(?:maken|maakt|maak)|(?:maak|maakt) er (?:een )?einde? aan|een einde? maken aan (?:\\w+ ){0,3}leven',
    '(?:nooit|niet) meer wakker (?:worden|wordt|te worden)',
    'van het leven beroven|van kant (?:maken|te maken)|afscheidsbrief\\w*',
    `(?:zich|${SELF}|jezelf|zelf) iets (?:aandoen|aandoet|aangedaan|aan te doen)`,
    near(
      '(?:voor|onder) (?:de|een) (?:trein|metro|tram|auto|bus)',
      2,
      'spring\\w*|sprong|gooi\\w*|gegooid|lopen|werpen',
    ),
    `${together('van (?:de|het|een) (?:brug|dak|flat|balkon|toren)|uit (?:het|een) raam', 2, 'spring|springt|springen')}`,
    'verhangen|zich (?:op te hangen|ophangen|opgehangen)|zichzelf ophangen',
    near('leven', 4, 'niet meer (?:moet|hoeft|waard)|geen zin(?: meer)?|niet waard'),
    'geen zin meer (?:in het|om te) leven|geen zin om te leven|levensmoe',
    'overdosis',
    '(?:te veel|alle|heel veel|een doosje|een potje) pillen|pillen (?:gespaard|geslikt)',
    '(?:beter|gelukkiger)(?: af)?(?: is| zijn| was)? zonder (?:mij|me)',
  ],
  selfHarm: [
    'automutil\\w*|zelfverwond\\w*|zelfbeschadig\\w*',
    near(
      SELF,
      1,
      'verwond\\w*|gesneden|gekrast|gekerfd|gebrand|pijn gedaan|pijn doen|pijn doet|pijn te doen|snijdt|snijden|krast|krassen|kerft',
    ),
    near('doet|deed|doe', 2, '(?:zichzelf|mezelf|haarzelf|hemzelf)(?: \\w+){0,2} pijn'),
    `(?:${CUT}|brandt|verwondt|verwonden)(?: in| aan)? (?:${SELF}|zich)(?! af| doorheen| niet aan\\b)`,
    near(CUT, 2, `(?:in|op) (?:haar|zijn|mijn|hun|de|d|der) (?:eigen )?${LIMB}`),
    near(`(?:in|op) (?:haar|zijn|mijn|hun) (?:eigen )?${LIMB}`, 1, CUT),
    near(
      'snijwonden|snijwondjes|sneetjes|sneden|krassen|krasjes|kerven|littekens|brandwonden|brandwondjes',
      1,
      `(?:op|aan|in|over)(?: \\w+){0,2} ${LIMB}`,
    ),
  ],
  abuse: [
    'mishandel\\w*|kindermishandel\\w*',
    near(PARENT, 6, HIT) + NOT_STRUCK,
    near('thuis', 5, HIT) + NOT_STRUCK,
    near(HIT, 4, `thuis|(?:door|van) (?:(?:haar|zijn|hun|de|ons|mijn) )?(?:${PARENT})`),
    near(GETS, 3, BEATING),
    `(?:${BEATING}) (?:${GETS})`,
    near(
      `${GETS}|slaat|sloeg|geslagen|slaan`,
      4,
      'met (?:de|een|zijn|haar|den) (?:riem|broeksriem|ceintuur|stok|pollepel|slipper|kabel|snoer)',
    ),
    near(GETS, 1, 'de riem'),
    near(PARENT, 6, '(?:bij|naar) (?:de|zijn|haar|hun) keel'),
    'blauwe plekken|striemen|brandplekken|brandplek|wurgsporen|bijtsporen',
    near('durft|durf|durven|durfde', 3, '(?:naar huis|huiswaarts)'),
    near('bang|schrik|benauwd|angst|angstig', 3, 'naar huis'),
    `(?:bang|schrik|angst|benauwd) (?:voor|van) (?:(?:haar|zijn|hun|de|ons|mijn) )?(?:${PARENT})`,
    'verwaarloz\\w*|verwaarloosd\\w*',
    '(?:intrafamiliaal|huiselijk|echtelijk) geweld|geweld thuis|thuis(?: \\w+){0,3} geweld|partnergeweld|familiaal geweld',
    `${near('thuis', 3, 'niet veilig|onveilig')}|${near('niet veilig|onveilig', 2, 'thuis')}`,
    '(?:geen|niets)(?: te)? eten(?: \\w+){0,3} thuis|thuis(?: \\w+){0,3} (?:geen|niets te) eten',
    'eergerelateerd\\w*|uithuwelij\\w*|uitgehuwelijkt|genitale verminking|gedwongen huwelijk',
    near('opgesloten|opsluiten|opsluit', 3, 'kelder|kast|garage|kot|donker'),
  ],
  sexual: [
    'seksueel (?:misbruik\\w*|grensoverschrijdend\\w*|geweld|getinte aanraking\\w*)|seksuele? (?:handelingen|intimidatie)',
    `${near('misbruikt|misbruik', 3, 'door|thuis')}|incest\\w*`,
    'aangerand|aanranding\\w*|verkracht\\w*|betast\\w*|bepotel\\w*|gepoteld',
    'ongewenst(?:e)? (?:\\w+ )?(?:aangeraakt|aanraking\\w*)',
    near(MAN, 4, 'aan (?:haar|hem|mij|me|hun) (?:zit|zat|komt|kwam|gezeten|gekomen|zitten|komen)'),
    near(MAN, 1, '(?:zit|zat|komt|kwam)(?: \\w+){0,2} aan (?:haar|hem|mij|me|hun)') +
      '(?! tafel| bureau| kant| kot)',
    near(
      'zit|zat|komt|kwam|voelt|voelde|raakt|raakte',
      3,
      '(?:piemel|borsten|onderbroek|vagina|kruis|geslachtsdelen|privedelen|private delen)',
    ),
    near(
      MAN,
      6,
      'bloot|naakt|piemel|uitkleden|kleren uit|broek uit|(?:bij|in) (?:haar|hem|mij|zijn) (?:in )?bed',
    ),
    near('aangeraakt|aanraken', 4, 'niet wilde|niet wil|niet wou|privezone|tussen|onder (?:haar|zijn)'),
    together(
      'naaktfoto\\w*|naaktbeeld\\w*|blootfoto\\w*|foto|fotos|filmpje|beelden|video',
      4,
      'chant\\w*|gechanteerd|afgeperst|afpers\\w*',
    ),
    near(
      'naaktfoto\\w*|naaktbeeld\\w*|blootfoto\\w*',
      4,
      'verspreid\\w*|gedeeld|rond|doorgestuurd|doorsturen|stuurde|gestuurd|sturen',
    ),
    'tiener ?pooier\\w*|loverboy\\w*|groom(?:ing|er)|sextortion',
  ],
  violence: [
    '(?:vuurwapen|revolver|kruisboog|machete|alarmpistool|boksbeugel)\\w*',
    near(
      'mes|zakmes|vlindermes|kapmes|stiletto|wapen|wapens|pistool',
      4,
      'mee naar school|meegebracht|meebracht|mee heeft|mee had|meegenomen|meeneemt|in (?:haar|zijn|de) (?:boekentas|rugzak|jas|zak|tas)|op zak|op school|getrokken|trok|bovengehaald|gedreigd|bij zich|bij heeft|bij had',
    ),
    near(
      'dreigt|dreigde|gedreigd|bedreigt|bedreigde|bedreigd',
      4,
      'met een mes|mes|wapen|bom|te vermoorden|te doden|dood te (?:doen|steken|slaan|maken)|neer te (?:steken|schieten)|af te maken|iedereen neer',
    ),
    near(
      'ga|gaat|zal|zou|wil|wilde',
      3,
      'vermoorden|doodsteken|neersteken|neerschieten|doodschieten|doodslaan',
    ),
    near('weggelopen|wegloopt|loopt weg|liep weg', 1, '(?:van thuis|van huis|van school)') +
      '|(?:van thuis|van huis|van school) (?:weggelopen|wegloopt)',
    near('weggelopen|verdwenen', 5, 'nergens|onvindbaar|spoorloos|niet teruggevonden|niet gevonden|politie'),
    'vermist|spoorloos|bewusteloos|ademt niet',
  ],
  english: [
    near('kill|kills|killing|hang|hanging|drown', 1, 'himself|herself|myself|themselves|themself'),
    '(?:wants?|wanted|wanting) to (?:die|be dead)|wish(?:es|ed)?(?: \\w+){0,3} (?:was|were) dead|better off (?:dead|without me)|end (?:his|her|my|their) (?:own )?life|not want to live',
    'self ?harm\\w*|(?:cut|cuts|cutting|burn|burns|burning|hurt|hurts|hurting) (?:himself|herself|myself|themselves)',
    near(
      'cut|cuts|cutting|scratches|scratching',
      1,
      '(?:her|his|their|my)(?: own)? (?:arm|arms|wrist|wrists|leg|legs|thighs?)',
    ),
    'abused|(?:sexual|child|physical|emotional)(?:ly)? abus\\w*|molest\\w*|raped?|domestic violence|neglected (?:at|by)',
    near(
      'dad|daddy|mom|mum|mummy|father|mother|stepdad|stepfather|stepmother|uncle|parents|parent|grandfather',
      4,
      'hits|hit (?:her|him|me|them)|beats|beat (?:her|him|me|them)|slaps|kicks|chokes|choked|punches|locks (?:her|him)|touches (?:her|him|me)|touched (?:her|him|me)',
    ),
    `${near('beaten|hit', 1, '(?:by|at) (?:home|her|his|their)')}|bruises`,
    near('afraid|scared|terrified|frightened', 2, 'go(?:ing)? home'),
    near('knife|gun|weapon', 4, 'school|bag|brought|backpack') +
      '|' +
      near('threat\\w*|brought|has', 4, 'knife|gun'),
    `${near('ran away from|run away from', 0, 'home|school')}|overdosed?|unconscious`,
  ],
  french: [
    '(?:veut|voudrait|voulait|envie de|veux) mourir|(?:se|me) tuer|mettre fin a (?:ses|mes) jours|idees noires|plus envie de vivre|(?:se|me) pendre',
    'scarifi\\w*|(?:se|me) (?:coupe|taillade|brule) (?:les|le|la) (?:bras|veines|poignets?|avant|jambes?|cuisses?|peau)|(?:se|me) (?:fait|faire|faisait) du mal|(?:se|me) mutil\\w*',
    'maltrait\\w*|violee?|viols?|attouchements?|abus sexuels?|abusee? (?:par|sexuellement)|inceste',
    near(
      'papa|maman|pere|mere|beau pere|belle mere|oncle|parents|grand pere',
      4,
      'frappe|frappent|frappee?|gifle|cogne|bat|battent|battue?|(?:la|le|l) tape|enferme|coups|(?:la|le|me) touche',
    ),
    '(?:battue?|frappee?) (?:par|a la maison)|coups de ceinture|des bleus|couverte? de bleus',
    near('peur', 1, '(?:de|a) rentrer'),
    near('couteau|pistolet', 4, 'ecole|cartable|sac|menace') +
      '|' +
      near('menace|menacee?', 4, 'couteau|tuer') +
      '|arme a feu',
    'violences? (?:conjugales?|familiales?|domestiques?|a la maison)|surdose',
  ],
};

/** Words to speak about: one quiet line. */
export const TIER_B: Record<string, readonly string[]> = {
  mood: [
    'zie(?:t|n)? het(?: \\w+){0,3} niet meer zitten|geen uitweg\\w*|uitzichtloos',
    'niemand kan (?:mij|hem|haar|me|ons) helpen|niemand (?:zou|zal|zal) (?:mij|me|hem|haar|het) (?:missen|merken)',
    'hopeloosheid|voelt(?: \\w+){0,2} hopeloos|depressi\\w*|zwarte gedachten|donkere gedachten|duistere gedachten',
    near('wil|wou|wilde|liefst|kon', 3, 'verdwijnen|weg van deze wereld|in de hemel|naar de hemel'),
    near('haat', 1, '(?:zichzelf|mezelf|haar lichaam|zijn lichaam|haar eigen lichaam)') +
      '|(?:voelt|vindt) (?:zich|zichzelf) (?:\\w+ )?(?:waardeloos|niets waard|overbodig|een last)',
    'iedereen tot last|niemand (?:mij|me|hem|haar) graag (?:ziet|heeft)|(?:niemand|geen mens) (?:mij|me|hem|haar|mist)',
    `${near('geeft|gaf', 4, 'spullen weg')}|spullen weggeven|spullen weggegeven`,
    'wil(?: \\w+){0,3} niet meer opstaan|plots(?: \\w+){0,3} (?:stil|teruggetrokken|gesloten|in zichzelf)|paniekaanval\\w*|panieka\\w+|eetstoornis\\w*|anorexia|boulimi\\w*',
    near('eet', 2, '(?:niets|niet|niks|bijna niets|amper|nauwelijks) meer|amper|nauwelijks') +
      '|(?:sterk|fel|erg|hard) vermagerd|(?:veel|fel) afgevallen|steekt (?:\\w+ ){0,2}vinger in (?:haar|zijn) keel',
    near('tekent|tekeningen|tekende', 5, 'galg|graf|graven|doodskist|bloed|lijken'),
    near('altijd|steeds|zelfs', 3, 'lange mouwen'),
    `${near(
      'slaat|bijt|bonkt|bonst|knijpt|krabt',
      2,
      '(?:zichzelf|zijn eigen|haar eigen|(?:zijn|haar) hoofd tegen)',
    )}|hoofd tegen de (?:muur|grond|vloer)`,
  ],
  home: [
    `wil(?:t|de|len)?(?: \\w+){0,2} niet(?: meer)? (?:mee )?naar huis|wil(?:t|de)? niet (?:meer )?bij (?:${PARENT})`,
    near(
      PARENT,
      5,
      'knijpt|geknepen|duwt|trekt aan (?:haar|zijn)|dronken|zat was|verslaafd|drinkt (?:te )?veel|vasthoudt|uitgescholden|brult|tiert|opgepakt|gevangenis',
    ),
    near('broer|zus', 5, HIT) + NOT_STRUCK,
    `${near('geheim\\w*', 5, `${MAN}|tante`)}|${near(MAN, 5, 'geheim\\w*')}`,
    near(
      'mag|mogen|moet|mocht',
      5,
      'niemand(?: \\w+){0,2} (?:vertellen|zeggen|weten|verklappen)|niet (?:verder|door)vertellen|verzwijgen',
    ),
    near('wil|wou|zou|denkt eraan|dreigt', 3, 'weglopen|weg te lopen|van huis weg'),
    near('alleen thuis', 5, 'nacht|nachts|avonden|dagen|weekend') +
      '|(?:hele|ganse) (?:nacht|avond|weekend) alleen',
    near('ruzie|ruzies|geroep|roepen|vechten|vecht', 3, 'thuis|ouders') +
      '|' +
      near('thuis|ouders', 4, 'ruzie|ruzies|vechten|gevochten|escaleert|escaleerde|kapot gegooid'),
    `${near('politie', 5, 'thuis|huis|deur|langs')}|vechtscheiding\\w*|vluchthuis|opvangtehuis`,
    near('honger', 4, 'op school|elke|altijd|dagen|weekend|brooddoos|thuis') +
      '|(?:geen|zonder|lege) (?:\\w+ )?(?:brooddoos|boterhammen|ontbijt)(?: \\w+){0,3} (?:elke|altijd|weer|opnieuw|al)|(?:elke|altijd|weer|opnieuw|al)(?: \\w+){0,4} (?:zonder|lege|geen) (?:brooddoos|boterhammen|eten)',
    'ongewassen|dezelfde kleren|ruikt(?: \\w+){0,4} (?:urine|pis|alcohol|ongewassen)|(?:slaapt|slapen|sliep)(?: \\w+){0,3} (?:in de auto|op straat|in een auto)',
    '(?:krimpt|kromp|duikt|dook)(?: \\w+){0,2} (?:ineen|in elkaar|weg)|beschermt(?: \\w+){0,3} (?:hoofd|gezicht)',
    near('schrikt|verstijft|bevriest', 6, 'hand|aanraakt|aanraak|aanraking|arm|dichtbij|nadert') +
      '|handafdruk\\w*|blauwe plek|blauw oog',
    near('wordt|werd|worden', 3, 'geslagen|geschopt|uitgehongerd|bedreigd|gechanteerd|gestalkt'),
    near('buiten|op straat', 1, 'gezet|gegooid|gesmeten|slapen') +
      '|buitengezet|buitengegooid|buitengesmeten',
  ],
  other: [
    'zwaar gepest|blijft gepest|(?:wordt|werd|worden)(?: \\w+){0,3} gepest|cyberpest\\w*',
    'drugs|cannabis|lachgas|cocaine|wiet|blowen|blowt|joint|joints|ghb',
    'afpers\\w*|afgeperst|steaming|chant(?:age|eert)|gechanteerd|stalk(?:ing|t)|grensoverschrijdend\\w*|geseksualiseerd\\w*',
    'misbruik|misbruikt|sexting|dickpic\\w*|naaktfoto\\w*|blootfoto\\w*|zwanger',
    near('strop|touw|koord|sjaal|riem', 3, '(?:rond|om) (?:haar|zijn|de) (?:nek|hals|keel)') +
      '|' +
      near('(?:rond|om) (?:haar|zijn|de) (?:nek|hals|keel)', 2, 'strop|touw|koord|sjaal|riem'),
    near('schaar|mes', 4, '(?:dreig\\w*|bedreig\\w*)') +
      '|' +
      near('dreigt|dreigde|bedreigt|bedreigde', 3, 'schaar'),
    'pistool|wapens',
  ],
  english: [
    'bullied|panic attacks?|eating disorder|hopeless|hungry (?:every|at|all)|sees no way out|nobody would miss|hates (?:himself|herself)|drunk (?:at home|father|mother)|not want to go home|doesn t want to go home|withdrawn',
    near('secret', 4, 'uncle|dad|father|coach|trainer|grandfather'),
  ],
  french: [
    'harcel\\w*|crises? (?:d angoisse|de panique)|drogues?|ne veut (?:pas|plus) rentrer|trouble alimentaire|a fugue|en fugue|desespere\\w*|(?:se|me) deteste|renfermee?',
    near('secret', 4, 'oncle|papa|pere|entraineur|grand pere'),
  ],
};
