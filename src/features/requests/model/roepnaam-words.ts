/**
 * The words a *roepnaam* is made of, by theme. A name is said in the corridor and stands on lock screens, so a
 * word here means nothing in care: no body, health, illness, family, school, feelings, crime, religion, alcohol,
 * no given name, no insult or double meaning in Flanders, nothing that could be a remark about a child, none of
 * the animals that nursery classes are named after. No two words differ by one letter or sound alike.
 * `tests/features/requests/roepnaam-words.test.ts` holds these rules; names already given are stored, so words
 * may be added or removed at any time.
 */
const THEMES = {
  trees: `
    kastanje berk haagbeuk populier knotwilg esdoorn plataan olmboom lariks zilverspar ceder hulst
    meidoorn sleedoorn vuurdoorn kornoelje hazelaar lijsterbes vlierstruik sering forsythia magnolia
    ginkgo acacia robinia catalpa sequoia tulpenboom amberboom notelaar walnoot perelaar kerselaar bamboe
    dadelpalm olijfboom laurier buxus liguster klimop wingerd rododendron azalea hortensia fuchsia
    oleander hibiscus zomereik kurkeik eucalyptus kamperfoelie blauweregen clematis bougainville boomgaard
    dennenappel boomschors jaarring boomkruin twijg douglasspar zuurbes wegedoorn sneeuwbal boksdoorn
    bremstruik gagel moerascipres trompetboom abrikozenboom citroenboom kapokboom baobab mangrove teakhout
    mahonie ebbenhout palissander balsahout eikenhout beukenhout vurenhout triplex boomstam houtkrul
    houtmijt berkensap`,
  flowers: `
    tulp hyacint sneeuwklokje boterbloem paardenbloem korenbloem klaproos klaver gladiool bosanemoon
    ranonkel pioen zonnebloem herfstaster goudsbloem begonia geranium petunia primula ridderspoor akelei
    lupine campanula anjer duizendschoon gipskruid orchidee edelweiss gentiaan struikheide gaspeldoorn
    varen korstmos rietkraag lisdodde dotterbloem kalmoes zeegras helmgras zeekraal duindoorn zeedistel
    toorts koningskaars kaasjeskruid ereprijs weegbree zuring waterlelie lotus kievitsbloem zonnedauw
    zeepkruid steenbreek muurpeper lathyrus lobelia verbena zinnia cosmea freesia amaryllis agapanthus
    strelitzia protea anthurium bromelia ficus yucca kokospalm aloe graslelie sterhyacint daslook
    bosandoorn zevenblad moerasspirea watermunt kroosvaren waterviolier veenmos wollegras buntgras
    raaigras trilgras siergras pampasgras zandhaver rolklaver luzerne honingklaver wikke bolderik
    agrimonie bevernel kaardenbol duizendblad knoopkruid havikskruid melkdistel`,
  fruit: `
    appelsien citroen limoen abrikoos nectarine kiwi mango papaja ananas avocado kweepeer bosbes veenbes
    aalbes vlierbes moerbei framboos aardbei perzik pompelmoes bergamot lychee kumquat carambole guave
    dadel mispel cantharel watermeloen goudreinet stoofpeer hazelnoot pecannoot cashewnoot pistache
    macadamia notenmix sinaasappel zuidvrucht steenvrucht klokhuis appelmoes`,
  vegetables: `
    radijs asperge ajuin bloemkool broccoli spinazie andijvie witloof venkel selderij pastinaak
    schorseneer knolselder artisjok aubergine courgette paprika tomaat veldsla rucola tuinkers postelein
    snijbiet warmoes palmkool savooi boerenkool koolrabi paksoi sperzieboon tuinboon kidneyboon linzensoep
    kikkererwt doperwt peulvrucht sojaboon aardappel rabarber sjalot knoflook bieslook lenteui champignon
    oesterzwam morielje boleet shiitake aardpeer rammenas waterkers zeewier spitskool mais polenta
    boekweit gerst rogge spelt tarwe gierst quinoa bulgur couscous rijstveld zilverui olijventuin
    ijsbergsla kropsla eikenbladsla erwtensoep`,
  herbs: `
    tijm pepermunt peterselie kervel dille basilicum oregano koriander komijn kardemom kurkuma saffraan
    kaneel nootmuskaat foelie steranijs kruidnagel peperkorrel vanille bonenkruid lavas hysop citroengras
    gember mosterdzaad karwij sesamzaad fenegriek lavendel zoethout zeezout laurierblad specerij
    mierikswortel wasabi tamarinde`,
  birds: `
    reiger koolmees kuifmees ijsvogel specht boomklever boomkruiper zanglijster leeuwerik boerenzwaluw
    goudvink groenling putter winterkoning kwikstaart tapuit nachtegaal karekiet fitis tjiftjaf spreeuw
    wielewaal kievit grutto plevier strandloper aalscholver fuut kuifeend bergeend slobeend smient stern
    zeemeeuw zeekoet stormvogel albatros pelikaan flamingo kraanvogel lepelaar roerdomp torenvalk buizerd
    sperwer kanarie parkiet kolibrie toekan patrijs parelhoen korhoen oeverloper waterhoen roek gaai
    appelvink geelgors rietgors ortolaan tuinfluiter goudhaan koperwiek kramsvogel heggenmus waterspreeuw
    wintertaling krakeend zilvermeeuw houtduif oeverzwaluw rietzanger graspieper boompieper brilduiker
    eidereend parelduiker bijeneter nachtzwaluw vogelnest nestkast zwanenveer vederwolk`,
  animals: `
    eekhoorn edelhert otter dolfijn bruinvis zeester libel krekel hommel honingbij kever salamander
    hagedis kokkel wulk zeeschelp alikruik forel zalm haring kabeljauw tarbot heilbot ansjovis tonijn
    karper snoek baars zeelt brasem zeebaars alpaca gazelle antilope pony koolwitje citroenvlinder
    meikever waterloper guppy zeepaardje lynx steenbok gems rendier eland boomkikker distelvlinder
    nautilus stekelbaars koraalvis wijting schelvis roodbaars serpeling zonnevis labrador`,
  weather: `
    ochtendmist dauwdruppel ijspegel hagelbui motregen stortbui zeebries passaat moesson windvlaag
    schapenwolk avondrood ochtendgloed schemering zonsopgang poollicht noorderlicht maanlicht melkweg
    poolster komeet planeet meteoor sterrenbeeld saturnus jupiter neptunus satelliet horizon zenit evenaar
    keerkring halfrond wolkendek opklaring sneeuwstorm vorst nachtvorst hittegolf druppel barometer
    windwijzer weerkaart luchtdruk hemelboog zomerbries herfstwind winterzon middagzon maansikkel
    maneschijn sterrenregen windstilte mistbank hemelsblauw zomerregen ijsbloem sneeuwduin ijsschots
    regenton zonnewijzer noordenwind`,
  landscape: `
    heuvel vallei rivier beekje waterval bergmeer gletsjer krater duinpan zandbank schiereiland archipel
    lagune fjord kreek polder dijk weiland akker korenveld hooiberg maisveld heideveld moeras veengebied
    vennetje bronwater oase woestijn steppe toendra prairie regenwoud oerwoud dennenbos bosrand bospad
    wandelpad grot bergtop bergpas bergkam hoogvlakte laagland delta monding stroomgebied meander
    waterkant strandwal branding getij vloedlijn ebstroom zeearm zeestraat golfslag schuimkop rotskust
    krijtrots kiezelstrand koraalrif atol kustlijn landengte binnenzee stuwmeer spaarbekken vijver kanaal
    sloot greppel houtwal haag bloementuin moestuin grasveld bloemperk kruidentuin boomkwekerij plantsoen
    stadspark dreef laan kasseiweg fietspad kruispunt rotonde marktplein dorpsplein pleintje gracht
    kaaimuur kade haven jachthaven aanlegsteiger strandhoofd boulevard zeedijk badhuis vlakte terras
    plateau zandkuil mergelgroeve steengroeve leemkuil turf geiser lavaveld zoutmeer zoutpan ijskap pakijs
    permafrost`,
  sea: `
    zeilboot roeiboot kano kajak sloep schoener klipper galjoen tjalk catamaran trimaran veerboot
    sleepboot vrachtschip tanker binnenschip onderzeeboot gondel waterfiets surfplank mast zeil spinnaker
    giek kiel boegbeeld patrijspoort kajuit kombuis scheepsbel stuurwiel loopplank zwemvest dukdalf
    vuurtoren lichtschip baken misthoorn scheepslog sextant verrekijker periscoop echolood vaargeul
    kielzog boeggolf zeemijl scheepshelling droogdok werf visnet garnaalboot trawler hengel leefnet
    kreeftenfuik schelpengruis drijfhout flessenpost zandkasteel strandcabine windscherm parasol zeeklei`,
  vehicles: `
    fiets bakfiets tandem driewieler eenwieler vouwfiets ligfiets skateboard rolschaats bromfiets
    motorfiets zijspan autobus bestelwagen vrachtwagen tractor maaidorser steekkar bolderkar huifkar
    postkoets koets slee arrenslee bobslee snowboard zweefvliegtuig vliegtuig helikopter luchtballon
    zeppelin parachute ruimteschip maanlander kabelbaan skilift roltrap heftruck hijskraan graafmachine
    wals veegwagen ladderwagen mobilhome aanhanger oplegger oldtimer cabriolet limousine jeep kart
    hoverboard zeilwagen draisine locomotief paardentram trolleybus fietsbel stuur spatbord bagagedrager
    fietspomp ventiel velg dynamo reflector koplamp ruitenwisser bumper motorkap carburator bougie
    radiator benzinepomp garage carwash verkeerslicht zebrapad parkeermeter`,
  buildings: `
    kasteel toren windmolen watermolen paleis villa hoeve schuur duiventil serre oranjerie prieel pergola
    paviljoen gasthof stadhuis belfort lakenhal markthal vliegveld hangar fabriek bakkerij smidse
    drukkerij weverij spinnerij zagerij oliemolen loods silo pakhuis magazijn kantoor winkel kiosk
    warenhuis bioscoop operagebouw museum galerie atelier bibliotheek sterrenwacht planetarium
    observatorium zwembad sporthal stadion wielerbaan ijsbaan manege speeltuin camping tent blokhut iglo
    tipi joert chalet bungalow landhuis burcht slotgracht ophaalbrug torenspits erker veranda gaanderij
    zuilengang poort gewelf koepel fresco mozaiek gevel trapgevel dakpan schoorsteen dakgoot regenpijp
    vensterbank glasraam rolluik zonnescherm voordeur deurbel deurklink scharnier trapleuning wenteltrap
    trede bijkeuken voorraadkast vestibule salon haard kachel plint lambrisering tegelvloer plafond
    kroonluchter balk pilaar fontein standbeeld obelisk piramide aquaduct viaduct tunnel waterpomp
    watertoren hoogoven steenbakkerij steiger bouwkraan dakkapel dakraam lichtkoepel rietdak kassei`,
  tools: `
    waterpas schaaf vijl beitel boormachine decoupeerzaag werkbank dopsleutel inbussleutel schuurpapier
    lijmklem duimstok rolmeter meetlint schuifmaat schietlood voegspijker verfborstel verfrol plamuur
    soldeerbout lasbril draadtang spaanplaat ringetje katrol hefboom tandwiel veer krukas nokkenas
    slijpsteen blaasbalg draaibank freesmachine kolomboor lintzaag cirkelzaag verlengkabel stopcontact
    zekering schakelaar gloeilamp ledlamp lantaarn batterij transistor condensator antenne kabel trechter
    emmer spade snoeischaar heggenschaar grasmaaier bladblazer sproeier zaaibak bloempot composthoop
    kweekbak broeikas ladder trapladder stelling jerrycan oliekan poetsdoek stofblik veegborstel plumeau
    spons zeem zeepbak wasmand strijkijzer klosje breipen haaknaald ritssluiting drukknop rolbandmaat
    weefgetouw spinnewiel schietspoel pottenschijf boetseerklei glazuur etspers drukpers letterbak`,
  music: `
    piano vleugel klavecimbel accordeon viool altviool cello contrabas gitaar ukelele banjo mandoline luit
    harp citer draailier klarinet saxofoon trompet trombone tuba hoorn bugel panfluit blokfluit piccolo
    ocarina pauk trommel tamboerijn triangel cimbaal xylofoon marimba castagnetten klankschaal gong
    beiaard klokkenspel metronoom stemvork notenbalk vioolsleutel partituur sonate symfonie concerto
    ouverture rondo menuet polka rumba samba mazurka polonaise serenade ballade refrein akkoord kwartet
    orkest fanfare platenspeler draaitafel grammofoon koptelefoon versterker microfoon muziekdoos
    strijkstok klankkast plectrum synthesizer didgeridoo bongo djembe maracas sitar balalaika cornet
    sousafoon strijkkwartet muziekkiosk fuga cantate etude`,
  kitchen: `
    kookpot steelpan braadpan koekenpan fornuis oven magnetron waterkoker koffiekan theepot theezeef
    suikerpot melkkan karaf botervloot eierdop zoutvaatje pepermolen snijplank garde pollepel schuimspaan
    spatel soeplepel maatbeker deegrol bakvorm taartring muffinvorm wafelijzer broodrooster koekjestrommel
    servet tafelkleed placemat onderzetter dienblad notenkraker appelboor kaasschaaf rasp vijzel
    citruspers fruitschaal soepkom dessertbord schotel vork lepel theelepel koelkast diepvries vaatwasser
    afwasbak kraan aanrecht kookboek keukenrol bakpapier schort ovenwant pannenlap stoofpot fonduepot
    gourmetstel tajine kookwekker koffiemolen percolator thermosfles drinkbus lunchtrommel picknickmand
    voorraadpot weckpot confituur`,
  food: `
    brood stokbrood croissant koffiekoek wafel pannenkoek beschuit ontbijtkoek peperkoek speculaas cake
    rijsttaart appeltaart flan pudding rijstpap yoghurt karnemelk kaas boter honing stroop chocolade
    praline nougat marsepein karamel sorbet roomijs waterijs bouillon minestrone gazpacho frietje lasagne
    spaghetti macaroni ravioli gnocchi risotto paella pizza calzone omelet quiche salade mayonaise mosterd
    ketchup olijfolie limonade chocomelk appelsap thee koffie cacao sushi noedel loempia tortilla taco
    burrito falafel hummus tapenade mozzarella camembert gouda brie feta ricotta parmezaan havermout
    muesli granola rijstwafel toast merengue tiramisu strudel muffin donut eclair soesje vlaai mattentaart
    kramiek rozijnenbrood suikerbrood mokataart bosvruchten vruchtengelei`,
  textiles: `
    katoen linnen zijde fluweel flanel denim tweed satijn brokaat vilt corduroy mohair kasjmier jute
    canvas tricot badstof chenille damast gobelin tapijt wandkleed donsdeken plaid gordijn sjaal
    handschoen regenjas trui gilet poncho kimono strohoed bolhoed paraplu regenlaars sandaal wandelschoen
    schoenveter gesp manchetknoop broche armband lint strik borduursel quilt patchwork hangmat koffer
    reistas valies handtas portefeuille`,
  materials: `
    graniet marmer basalt leisteen zandsteen kalksteen mergel krijtsteen vuursteen puimsteen obsidiaan
    kwarts agaat opaal onyx saffier topaas amethist smaragd turkoois malachiet lazuriet toermalijn
    aquamarijn bergkristal maansteen barnsteen koraal ivoor albast porselein aardewerk terracotta keramiek
    faience koper brons messing zilver platina zink nikkel chroom titanium aluminium ijzer kobalt wolfraam
    magnesium silicium glas glasvezel plexiglas kurk karton papier perkament papyrus suede raffia rotan
    stro klei kiezel grind beton cement mortel asfalt paraffine stearine vernis gouache aquarel pastel
    bladgoud edelsteen ammoniet steenzout bauxiet pyriet`,
  colours: `
    azuur karmijn oker indigo ultramarijn magenta vermiljoen purper mauve beige taupe kaneelbruin
    olijfgroen mosgroen zeegroen flessengroen nachtblauw korenblauw duifgrijs parelgrijs antraciet
    zalmroze oudroze steenrood baksteenrood okergeel citroengeel goudgeel roomwit sneeuwwit ivoorwit
    koningsblauw ijsblauw sepia umber`,
  house: `
    stoel fauteuil sofa divan schommelstoel ligstoel salontafel wandkast vitrine dressoir boekenrek
    kapstok lamp schemerlamp kandelaar windlicht olielamp vloerkleed bloembak sierpot schilderij fotolijst
    wandklok pendule zandloper wekker kalender landkaart globe wereldbol postzegel briefkaart enveloppe
    brievenbus postbus typemachine ganzenveer paperclip perforator ringband radio televisie statief
    diaprojector filmrol microscoop telescoop prisma lens kaleidoscoop hologram laser computer toetsenbord
    printer beeldscherm drone sleutel sleutelbos kluisje koekblik blikje mand schatkist stofzuiger
    droogkap`,
  games: `
    schaakbord damspel domino dobbelsteen vlieger frisbee diabolo steltenloop schommel glijbaan draaimolen
    reuzenrad zweefmolen carrousel trampoline ballon zeepbel bouwsteen hobbelpaard speelkaart kaartspel
    ganzenbord sjoelbak biljart kegelbaan bowlingbal petanque tennisbal racket pingpong badminton
    volleybal basketbal handbal voetbal rugbybal golfbal hockeystick slalom estafette marathon discus
    hordeloop polsstok rekstok evenwichtsbalk klimwand duikbril snorkel zwemvlies schaatsbaan curling
    pirouette beker wimpel vlaggetje slinger confetti lampion`,
  tales: `
    schild ridderzaal troonzaal scepter zegel zegelring perkamentrol wapenschild fakkel karavaan tolhuis
    reisgids reiskoffer kampvuur veldfles luchtbed bivak wandelstok expeditie safari cruise zeereis
    wereldreis griffioen feniks toverstaf toverketel klavervier hoefijzer`,
  garden: `
    bijenkorf honingraat spinnenweb mierenhoop veldbloem hooivork ploeg zaaimachine melkbus boterkarn
    kaaspers hooiwagen hooizolder graanschuur graansilo voederbak drinkbak hoenderhok vijverplant rotstuin
    bloemenweide tuinpad tuinhek regenmeter vogelhuis insectenhotel wilgenhut compost potgrond turfblok
    bloembol stekje bloesem bloemkelk meeldraad nectar stengel blad bladnerf loof dennennaald peul
    korenaar schoof stoppelveld stroobaal hooibaal graanveld koolzaad suikerbiet voederbiet bietenveld
    pluktuin volkstuin siertuin`,
  shapes: `
    cirkel driehoek rechthoek zeshoek ellips kubus cilinder ampersand asterisk hashtag decennium
    millennium noorden zuiden oosten`,
  more: `
    vlonder knotboom schakelkast zonnepaneel windturbine ankerplaats strandstoel kersenbloesem kersentaart
    notenbrood roggebrood honingkoek kruidenthee vlierbloesem sleutelbloem akkerwinde bosviooltje
    zeelavendel toverhazelaar sierkers kruisdistel watervogel trekvogel weidevogel zangvogel ruimtestation
    wandelkaart picknicktafel tuinbank tuinhuis duinmeer heidepad bergdorp bergbeek wintergroen dorade
    windgong windorgel schepnet zandvorm golfbreker vlaggenmast stuurhut kapiteinshut bakboord stuurboord
    voorsteven bovendek zeelucht zeezicht zoetwater kraanwater waterdamp waterkracht waterrad zonlicht
    daglicht avondster zuidenwind oostenwind landwind wolkenlucht lentezon sneeuwbes sneeuwhoen ijskristal
    schaatsvijver eendenkroos boterkoek appelcake perenstroop kaneelstok vanillestok theelichtje theedoek
    dakterras houtvuur houtblok schuifdeur schuifraam draaideur klapstoel klaptafel bijzettafel
    schrijftafel boekensteun leeslamp wandlamp sterrenkaart zeebodem zeespiegel havenhoofd havenkraan
    pontonbrug fietsbrug sluisdeur rivierklei rivierbed beukenbos bamboebos naaldbos loofbos bosgrond
    bospaviljoen berghut berggeit bergweide almweide graspol grashalm korenmaat korenmolen deegwaar
    bakplaat bakkerskar melkwagen frietkot wafelkraam`,
};

/** About 1,780 lower-case words of 4-14 letters a-z, all different, in a fixed order. */
export const ROEPNAAM_WORDS: readonly string[] = Object.values(THEMES).flatMap((words) =>
  words.trim().split(/\s+/),
);
