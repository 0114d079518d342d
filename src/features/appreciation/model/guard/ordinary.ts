import { NO_NAMES } from '../../../school/model/hint-words.js';

/** Words with a capital, or in capitals, that are nobody's name; our own lists, lower case, without accents. A `*` at the end: any ending. */

const words = (text: string): string[] => text.trim().split(/\s+/);

const GROUPS: Record<string, string> = {
  calendar: `mei zomer winter lente herfst kerstmis kerstvakantie nieuwjaar oudjaar driekoningen valentijn valentijnsdag vastenavond aswoensdag
    paasmaandag allerheiligen wapenstilstand dag week maand jaar moederdag vaderdag grootouderdag grootouderfeest sint-maarten sintmaarten
    sinterklaasfeest zwarte offerfeest kerstmarkt kerstfeest paasfeest lentefeest schoolfeest herfst winter christmas easter january monday
    paques janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi`,
  schoolEvents: `warmste rode neuzen strapdag jeugdboekenmaand voorleesweek gedichtendag dikketruiendag buitenspeeldag gezonde opendeurdag
    opendeur oudercontact sportdag zeeklas zeeklassen bosklas bosklassen sneeuwklassen boerderijklassen verkeersweek mediawijsheid pestweek move
    tegen pesten talentendag talentenmarkt projectweek gwp grabbelpas soiree schoolrestaurant musical eindmusical proclamatie
    infoavond infomoment wenmoment onthaalmoment week vlaamse mos erasmus etwinning stem-dag stippendag fietsdag autoluwe
    wereldlichtjesdag dierendag secretaressedag internationale wereldwaterdag complimentendag poeziedag`,
  subjects: `wo wero muvo mavo pav lo ict stem rkg ncz islamitische godsdienst zedenleer wiskunde nederlands frans engels duits latijn grieks
    spaans italiaans turks arabisch pools russisch oekraiens chinees bulgaars roemeens farsi dari pashto somali portugees swahili berbers
    tamazight biologie fysica chemie natuurwetenschappen aardrijkskunde geschiedenis economie boekhouden sociale humane moderne
    talen latijn-grieks handel verzorging voeding haartooi hout houtbewerking metaal mechanica elektriciteit bouw schilderen
    decoratie keuken zaal kantoor techniek technologie plastische opvoeding muziek beeld drama dans media turnen zwemmen
    begrijpend lezen schrijven spelling dictee hoofdrekenen tafels meetkunde getallenkennis meten metend rekenen vormleer
    sociaal-emotioneel filosofie burgerschap seminarie project crea expressie verkeer ehbo maths math science english french
    german dutch spanish geography history physics biology chemistry music art pe francais anglais neerlandais allemand mathematiques histoire`,
  levels: `avi clib dmt lvs sap okan aso tso bso kso hbo gon ion buso bubao bkg kg zill ovsg oko ovs idp po iv vsk vsko vvkbao vvkso gok ses
    ses-uren mdo zorgoverleg klassenraad plg co-teaching coteaching udl stop sticordi redicodis compensatie dispensatie leerlijn leerplan
    leerplannen eindtermen minimumdoelen peiling toetsen toets rapport rapporten puntenboek agenda agendas`,
  software: `smartschool gimme questi broekx bingel kweetet kahoot quizlet canva padlet book creator bookwidgets h5p toddle seesaw classdojo gynzy prowise google
    drive docs sheets slides forms classroom meet gmail microsoft office excel word powerpoint teams onenote outlook sharepoint onedrive
    slack zoom whatsapp facebook instagram youtube tiktok snapchat netflix spotify apple ipad ipads iphone ios android windows chromebook
    chromebooks laptop laptops beamer smartboard digibord scratch lego microbit bee-bot beebot ozobot arduino minecraft geogebra nearpod genially
    mentimeter wooclap edpuzzle diddit scoodle polpo plantyn averbode pelckmans malmberg sanoma zwijsen uitgeverij ketnet karrewiet
    nws vrt vtm klasse klascement veilig stukje kidibul zonnekind zonnestraal zonneland dopido doremi rekensprong wiskanjers kameleon
    talensporen taaltoren verrekijkers mikado mundo eureka haasje reken maar katapult tuba talent netwerk taalkanjers pluspunt
    kompas signaalwoord ipad-karretje roblox fortnite chatgpt copilot ai duolingo babbel wifi usb hdmi pdf qr tv dvd cd gps app apps`,
  organisations: `clb vclb vk vzw nv bv bvba kov go! go ovsg pov gbs vbs fbs vlaanderen unicef ocmw jac awel kind gezin opgroeien bednet rode kruis
    brandweer politie brandweerkazerne natuurpunt mooimakers goodplanet djapo moev snsb chiro scouts ksa klj oxfam fairtrade colruyt
    delhaize aldi lidl carrefour ikea hema action kruidvat decathlon standaard boekhandel fnac bol torfs dreamland fun
    technopolis planckendael plopsaland plopsa bobbejaanland walibi efteling bellewaerde bokrijk boudewijn seapark sealife pairi daiza
    hidrodoe zoo zin artis kazerne dossin flanders fields breendonk menenpoort atomium mini-europa parlementarium rvt wzc delijn
    lijn nmbs nato navo eu vn avs pbd pov inspectie onderwijsinspectie departement agodi vdab ugent kuleuven kuleuven vub uantwerpen odisee
    artevelde arteveldehogeschool howest vives ucll ap pxl hogent karel-de-grote erasmushogeschool bachelor master banaba
    logo mutualiteit cm kazou gezinsbond vlaamse overheid stad gemeente bibliotheek bib cultuurcentrum academie`,
  places: `corona covid belgie vlaanderen wallonie brussel brussels antwerpen gent brugge leuven mechelen hasselt genk oostende kortrijk roeselare aalst
    sint-niklaas dendermonde lokeren turnhout geel mol herentals lier boom willebroek vilvoorde halle asse dilbeek ninove geraardsbergen
    oudenaarde ronse waregem tielt torhout diksmuide ieper veurne koksijde nieuwpoort blankenberge knokke heist zeebrugge de-haan haan panne
    bredene middelkerke wenduine deinze eeklo zelzate evergem zelzate beveren temse hamme wetteren zottegem merelbeke melle lochristi
    tongeren bilzen maaseik maasmechelen lommel pelt beringen heusden zolder houthalen diest aarschot tienen landen zoutleeuw tervuren
    overijse zaventem machelen grimbergen meise wemmel schaarbeek molenbeek anderlecht vorst ukkel elsene etterbeek evere laken
    zellik borgerhout deurne merksem berchem hoboken ekeren wilrijk mortsel edegem kontich boechout schoten brasschaat kapellen
    stabroek wijnegem wommelgem zandhoven duffel bornem puurs ardennen kempen meetjesland waasland pajottenland haspengouw limburg
    vlaams-brabant oost-vlaanderen west-vlaanderen westhoek kust noordzee schelde leie dijle demer dender maas namen luik dinant bastenaken
    durbuy la-roche han doornik bergen charleroi spa eupen luxemburg nederland amsterdam rotterdam utrecht maastricht eindhoven den haag
    zeeland middelburg breda frankrijk parijs rijsel lille duinkerke calais normandie duitsland keulen aken berlijn engeland londen
    london canterbury spanje barcelona madrid italie rome venetie milaan griekenland athene turkije istanbul marokko rabat
    tanger casablanca polen warschau krakau oekraine kiev kyiv roemenie bulgarije syrie irak iran afghanistan somalie eritrea congo
    kinshasa rwanda burundi senegal ghana nigeria afrika azie amerika europa australie japan china india egypte israel palestina
    zwitserland oostenrijk wenen ierland dublin schotland noorwegen zweden denemarken finland portugal lissabon new-york york
    america africa europe belgium belgique bruxelles flandre paris france england europees europese belgische belg vlaming vlamingen limburgse finse zweedse deense noorse ierse poolse russische oekraiense italian spanish dutch arabic turkish polish romans greek latin roman russian ukrainian american african european flemish belgian liege mons gand anvers bruges ostende louvain malines courtrai hainaut
    nederlandse franse engelse duitse italiaanse spaanse griekse romeinse turkse marokkaanse amerikaanse brusselse gentse antwerpse
    brugse leuvense romeinen grieken vikingen egyptenaren kelten galliers middeleeuwen oudheid renaissance barok aarde maan zon mars
    odysseus medusa zeus hercules holocaust jupiter venus citadelpark vrijdagmarkt korenmarkt meir grote groenplaats rivierenhof`,
  houses: `school basisschool college instituut atheneum campus lyceum sint sint-* st onze-lieve-vrouw onze-lieve-vrouwe* olv heilig heilige don bosco
    mariagaard mariagaarde freinet freinetschool steiner steinerschool montessori dalton leefschool de het regenboog klimop
    wijzer vlinder springplank bron ark boomhut zonnebloem speelplaats refter turnzaal gang zorgklas zorglokaal snoezelruimte
    leraarskamer lerarenkamer leraarslokaal secretariaat bureau directie beleidsteam ouderraad oudervereniging leerlingenraad schoolraad
    kernteam kleuterschool kleuterteam lagere lager middelbaar secundair onderwijs internaat opvang naschoolse busbegeleiding leersteun*
    zorgcontinuum zorgvisie zorgteam zorgcel zorguurtje core`,
  people: `prof professor dokter juf juffen juffrouw meester meesters meneer mevrouw mijnheer mevr mvr mw dhr heer dame dames heren mr mrs ms miss sir madame monsieur mme
    mlle collega collegas directeur directrice leraar leraren leerkracht leerkrachten lerares klasleraar titularis zorgjuf zorgco coach
    mentor stagiair stagiaire student studenten turnjuf muziekjuf zorgleraar zorgleerkracht poetsvrouw conciërge concierge onderhoud
    kok kokkin busbegeleider busbegeleidster vrijwilliger vrijwilligers mama papa mamas papas mams paps oma opa moeder vader ouders
    ouder grootouders kind kinderen kids kleuter kleuters peuter leerling leerlingen klas klasgenoten jongens meisjes jongen meisje
    jij je jullie u uw ik wij we ze zij hij team ploeg iedereen alle niemand god allah jezus bijbel koran boeddha
    mum mom dad teacher teachers pupil pupils student students everyone maman professeur enfants eleve eleves`,
  famous: `langkous jommeke suske wiske kuifje nijntje bumba mega mindy k3 rikki gruffalo potter dahl roald sneeuwwitje roodkapje assepoester
    doornroosje rapunzel duimpje mozart beethoven vivaldi picasso monet gogh magritte rubens bruegel einstein newton darwin messi
    ronaldo lukaku hazard merckx evenepoel derwael nafi thiam gandhi mandela obama napoleon caesar cleopatra columbus ambiorix tolkien
    shakespeare elsschot winokio samsam stromae clouseau disney pixar frozen pokemon pikachu superman batman spiderman
    maslow vygotsky piaget marzano rosenshine feuerstein kagan covey stevens laevers`,
  openers: `dank dankje dankjewel dankuwel bedankt merci mercikes proficiat hoera chapeau respect bravo top super wauw wow knap mooi prachtig
    fantastisch schitterend heerlijk fijn leuk tof warm warme sterk straf topper toppers held heldin kei keigoed gewoon zo wat hoe
    waarom wanneer wie welke waar toen als omdat daarom dus ook nog weer heel echt altijd elke elk ieder iedere vorige volgende deze
    die dit dat daar hier eerst eerste tweede derde vierde vijfde zesde laatste nieuwe vandaag gisteren morgen vanmorgen vanmiddag
    maandagochtend vrijdagmiddag thanks thank thx well great amazing awesome wonderful the a and you your i bien super-merci felicitations
    un une ton ta tes vous tu nous groetjes groeten liefs knuffel xx xxx ps nb fyi asap ok oke okee hey hoi hallo dag goeiemorgen goedemorgen hi hello
    dear bonjour salut beste lieve liefste allerliefste voor met aan door dankzij na tijdens sinds sedert zonder tussen onder boven bij
    binnen buiten jouw jou mijn ons onze zijn haar hun geen niet wel niets alles iets veel weinig meer minder een twee drie vier
    vijf zes zeven acht negen tien ja nee misschien natuurlijk inderdaad eindelijk samen enkel alleen vooral zelfs ondanks naast
    sindsdien ondertussen intussen achteraf daarna daarnaast bovendien verder kortom hopelijk gelukkig blij trots
    ge gij gulder kunt`,
};

const ALL = [...NO_NAMES, ...Object.values(GROUPS).flatMap(words)].map((word) =>
  word.normalize('NFD').replace(/\p{M}/gu, ''),
);
const WHOLE: ReadonlySet<string> = new Set(ALL.filter((word) => !word.endsWith('*')));
const BEGINNINGS = ALL.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));

/** Endings of what is made with a name or an abbreviation and is nobody: "Marie-Curieplein", "LVS-toetsen", "Sint-Jozefscollege". */
const OF_THINGS =
  /(?:school|college|instituut|atheneum|plein|straat|laan|park|dag|week|maand|feest|project|les|lessen|toets|toetsen|overleg|team|lokaal|klas|uur|uren|boek|fonds|huis|zaal|methode|werking|groep|leraar|leerkracht|beleid|vakantie|markt|klassen|boom|spel|lied|actie|dienst|vereniging|raad|bus|hoek|app)$/;

/** A word of school, calendar or map, whatever its capitals. */
export const isOrdinary = (word: string): boolean =>
  WHOLE.has(word) ||
  BEGINNINGS.some((beginning) => word.startsWith(beginning)) ||
  (word.includes('-') && (OF_THINGS.test(word) || WHOLE.has(word.slice(0, word.indexOf('-')))));

/** Names of stories, of the dead and of the stage: not pupils, though each word could be one. Folded, in lower case. */
export const KNOWN_EVERYWHERE: readonly string[] =
  `kom op tegen kanker, stichting tegen kanker, dag tegen kanker, week tegen pesten, move tegen pesten, music for life, kinderen met kanker, de noel, a noel, joyeux noel, pour noel, avant noel, pippi langkous, dikkie dik, jip en janneke, samson en gert, samson en marie, harry potter, hans en grietje,
  suske en wiske, klein duimpje, zwarte piet, sint en piet, de pieten, anne frank, marie curie, vincent van gogh, jan van eyck, nina derwael, nafi thiam,
  kapitein winokio, karel de grote, karel van de woestijne, thomas more, martin luther king, koning filip, koningin mathilde, koning albert, koning boudewijn,
  romeo en julia, kees de koning, annie m.g. schmidt, marc de bel, dirk bracke, roald dahl, tom boonen, eddy merckx, wout van aert, lionel messi, super mario,
  robin hood, robinson crusoe, peter pan, alice in wonderland, max en moritz, kleine prins, thomas de trein, bob de bouwer, dora the explorer,
  kabouter plop, piet piraat, sint maarten, sint nicolaas, don bosco, edward van de vendel, max velthuijs, guido gezelle, hugo claus, pater damiaan,
  adam en eva, maria boodschap, maria lichtmis, onze lieve vrouw, sint jan, sint jozef, sint pieter, sint anna, maria montessori, celestin freinet, rudolf steiner,
  king charles, queen elizabeth, taylor swift, billie eilish, ed sheeran, greta thunberg, ferre laevers, luc stevens, gert biesta, jan en alleman, jan en klein pierke,
  jan modaal, jan met de pet`
    .split(',')
    .map((phrase) => phrase.trim());

/** Two or three capitals that are no initials. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  words(
    `adhd ai aso av avi bin bko bis bo bs bso btw bv bvl bzl cao cd cel clb cm co com cov cv dag dko dvd eh ehbo eid en eu ev fb fbs fr gb gbs gc go gok gon gps gr gsm gwp hbo hd hgd hgw hr hrm hv iac ib ict id idp ik in iq it iv ja je jac jos kaa kbo kg kh km ko koo kov ks kso kt kul kwb lab led lk lln llb lo los lvs mac max mb mdo mfc min mo mos mp mr mt muo mv mvg nee nt nl nmbs nr ns nt nv of ok oke okan om omg op ov ovb ovsg pav pbd pc pdf pe pl plg po pr pro ps pvb qr rk rkg rtc ses set sms so sos sp spo srb stem ste svp sw tbv tel tip to top tso tv uk usa usb vbs vcl vk vlo vn voc vr vrt vs vsk vtm vvg vzw we web wc wij wo woi woii wow wpo ww xl xs xx xxl xxx yes zie zill zo asap nt nt2 ppt lol yay hey hoi tof max mooi dank the and for you not but all our two one les des une est pas tu il le et nos ton`,
  ),
);
export const isAbbreviation = (word: string): boolean => ABBREVIATIONS.has(word) || isOrdinary(word);
