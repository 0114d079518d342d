import { AMBIGUOUS_DIAGNOSES, DIAGNOSES } from '../../../school/model/hint-words.js';

/**
 * When a word asks: `always`, but as the subject of a training or a lesson; `child`: beside one child, also "een leerling"; `that`: beside a
 * child that is pointed at ("die jongen", "haar", a name, a class). Words are matched whole, on text without accents in lower case;
 * `*`: any ending; ` ` between words: any space.
 */
export type When = 'always' | 'child' | 'that';

export interface Theme {
  /** Where the theme comes from. */
  source: string;
  words: Partial<Record<When, string>>;
}

/** What is too private for a channel, by theme. Our own words; Dutch as in Flanders, English, French. */
export const THEMES: Record<string, Theme> = {
  diagnosis: {
    source:
      'domain.md §6: health data are a special category (art. 9 GDPR); words of hint-words.ts and of class councils',
    words: {
      always: `autis*, met ass, heeft ass, met add, heeft add, met nld, met dcd, met tos, met odd, with add, with asd, asd, faalangst*, faalangstig*, sociale angst, angststoornis*, dwangstoornis*, leerstoornis*, leerprobleem, spraakstoornis*, taalstoornis*,
        verstandelijke beperking, mentale beperking, motorische beperking, meervoudige beperking, met een beperking, meisje met down, jongen met down,
        kind met down, leerling met down, kleuter met down, girl with down, boy with down, zwakbegaafd*, moeilijk lerend*, hoogbegaafd*, learning disabilit*, special needs, selective mutism,
        trisomie, handicape*, gehandicapt*, trouble de *, troubles de *, autisme, dysphasi*, hyperactief, hyperactieve, hyperkinetisch*, zorgkind*, probleemkind*, probleemleerling*, zwakke leerling*`,
      child: 'stotter*, stotteren, stottert, stutter*, tics, begaafd*, hyperactive, hyperactif',
    },
  },
  health: {
    source: 'domain.md §6: health; begeleidingsdomein preventieve gezondheidszorg (§1.4)',
    words: {
      always: `epilepsie*, epileptisch*, epilept*, epileptic, insuline*, insulin, epipen, psychiater*, psychiatri*, kinderpsychiat*, jeugdpsychiat*, psychose, antidepress*, depressi*, depressed, depression, automutil*, zelfverwond*, zelfbeschadig*, krast in haar, krast in zijn, self-harm*, self harm*, anorexi*, boulimi*, eetstoornis*, eating disorder*, kanker, chemo, chemotherapie, leukemie, tumor, cancer, hiv, zwanger*, pregnan*, enceinte, miskraam, miscarriage, abortus, verslaafd*, verslaving*, drugs, cannabis, drugged, alcoholprobleem*, alcoholverslav*, burn-out, burnout, bedplas*, incontinent*, in zijn broek, in haar broek, broek nat, natte broek, paniekaanval*, panic attack*, angstaanval*, crise de panique, obesitas, overgewicht, hersentumor, chronische ziekte, ongeneeslijk*, terminaal, cutting herself, cutting himself, hurting herself, hurting himself, hurt herself, hurt himself, zichzelf pijn*, zichzelf snijd*, snijdt zich, sneed zich, zich snijdt, zich sneed, zichzelf sneed, scarifi*, se mutile`,
      that: `medicatie, medicijn*, medication, medicament*, medicine, medicines, pil, pillen, pilletje, puffer, ziek, ziekte, malade, maladie, illness, sick, ziekenhuis, hospital, hopital, opname, opgenomen, operatie, geopereerd, kine, dokter, prikkel*, uitbarsting, paniek, angstig*, anxious, angoisse, angst`,
      child: `gehoorapparaat*, hoorapparaat*, cochleair*, sondevoeding, rolstoel, wheelchair, diabetes, allergi*, logopedi*, kinesist*, psycholo*, psychologue, therap*, neurolo*, kinderarts, revalidati*, trauma*, hechting*, slechtziend*, slechthorend*, doof, dove, luizen, hongerig, onverzorgd, ongewassen, slaaptekort, haar regels, eerste regels, maandstonden, her period, overprikkeld*, meltdown, driftbui*, woedeaanval*, woede-uitbarsting*, huilbui, anxiety, toilettraining, menstruatie, ongesteld, zijn medicatie, haar medicatie, zijn medicijn*, haar medicijn*, his medication, her medication, son traitement, pamper, luier, zindelijk*, hersenbloeding, hartziekte, hartafwijking, hartprobleem*, stoma, sonde, prothese, syndroom, suikerziekte, migraine, eczeem, flauwgevallen, flauwviel, hyperventil*, asthma, seizure, allergy, allergique`,
    },
  },
  safety: {
    source:
      'domain.md §5: CLB, VK and help lines; words of the safety signals (requests/model/signal-words.ts)',
    words: {
      child: `gepest, pester, pesters, pestgedrag, weggepest, bullied, harcele, harcelee, weggelopen, gevochten, plaatsing, geplaatst, uithuisplaatsing, leefgroep, voorziening, spijbel*, gespijbeld, diefstal, wegloop*, gevangenis, verontrust*, opvangcentrum, onthaaltehuis, tehuis, mpi, dagcentrum, thuisbegeleid*, caw, ckg, cgg, maatschappelijk werk*, sociaal assistent*, consulent, voogdij, gepeste, pestkop, schoolweiger*, thuiszitter*, schoolmoe, social worker, assistante sociale, durft niet naar huis, niet naar huis durf*, bang om naar huis, wil niet naar huis, niet naar huis wil, centre d accueil, foyer, safe at home, afraid to go home`,
      always: `mishandel*, kindermishandel*, misbruikt, seksueel misbruik, misbruik thuis, verwaarloos*, verwaarlozing, zelfmoord*, zelfdoding*, suicid*, incest*, verkracht*, aangerand*, aanranding*, grensoverschrijdend*, blauwe plek*, blauw oog, striemen, littekens, geslagen wordt, geslagen werd, thuis geslagen, wordt geslagen, werd geslagen, krijgt slaag, krijgt klop, slaag thuis, vertrouwenscentrum*, vertrouwenscentra, jeugdrechter*, jeugdrechtbank, jeugdzorg, bijzondere jeugdzorg, jongerenwelzijn, ocj, vertrouwensarts, verontrustende, pleeggezin*, pleegkind*, pleegouder*, pleegzorg, pleegmama, pleegpapa, crisisopvang, vluchthuis, huiselijk geweld, partnergeweld, intrafamiliaal*, geweld thuis, in de cel zit, gedetineerd*, opgesloten zit, steekpartij, loverboy*, radicalis*, eerwraak, uithuwelij*, uitgehuwelijkt, besnijdenis, besneden, child protection, child abuse, abused, neglected, bruises, foster*, jail, prison, maltrait*, maltraitance, famille d accueil, juge de la jeunesse, violence a la maison, sexting, naaktfoto*, dickpic*, doodsbedreiging*, in de gevangenis, en prison, jeugdinstelling*, gesloten instelling, opvoedingsinternaat, begeleidingstehuis, weeshuis, kinderdorp, sos kinderdorp, jeugdbijstand, gameversla*, gokversla*, youth services, social services, aide a la jeunesse`,
      that: `onveilig, onveilige, bedreigd, bedreigde, politie, police, geweld, agressi*, agressief, melding, misbruik, slaat, internaat, gestolen, slaan, sloeg, schoppen, schopt, schopte, bijten, bijt, spuwt, spuwde, krijst, krijste, crisis, vechten, vocht, stelen, steelt, wapen, gooit met, gooide met, hits, hitting, kicking, frappe`,
    },
  },
  family: {
    source: 'product.md §5 (pupil or parent), domain.md §3.3: no family detail',
    words: {
      child: `rouwproces, rouwverwerking, gestorven, stierf, overleed, sterven, sterft, died, de mort, la mort, mort de, armoede, honger, lege brooddoos, schoolrekening, werkloos*, opvanggezin, adoptie*, ocmw, geen geld, mantelzorg*, analfabe*, laaggeletterd*, weduwe, weduwnaar, alleen thuis, sleutelkind, schooltoelage, studietoelage, sociaal tarief, budgetbeheer`,
      always: `echtscheiding*, vechtscheiding*, scheiding van zijn, scheiding van haar, scheiding van de ouders, scheiding thuis, scheiding van mama, scheiding van papa, scheiding van hun, gescheiden ouders, ouders gescheiden, ouders scheiden, ouders zijn gescheiden, uit elkaar zijn, zijn uit elkaar, uit elkaar gaan van, co-ouderschap, plusgezin*, nieuw samengesteld gezin, eenoudergezin*, eenouder*, alleenstaande mama, alleenstaande moeder, alleenstaande ouder, weeskind*, adoptiekind*, geadopteerd*, overlijden van, overleden, gestorven is, sterfgeval, begrafenis, uitvaart, in armoede, kansarm*, generatiearm*, ocmw-steun, leefloon, schuldbemidd*, schuldenlast, dakloos, dakloze, thuisloos, huisuitzetting, deurwaarder, uit huis gezet, voedselbank, voedselpakket*, voedselhulp, werkloosheid, thuissituatie*, problemen thuis, situatie thuis, moeilijk thuis, thuis moeilijk, heeft het thuis, hebben het thuis, had het thuis, thuis niet gemakkelijk, ruzie thuis, thuis ruzie, thuis zoveel, thuis veel meemaakt, thuis geen, thuis niets, thuis niet veilig, bij hem thuis, bij haar thuis, de dood van, dood van haar, dood van zijn, the death of, la mort de, schulden, divorc*, custody, passed away, funeral, homeless, food bank, poverty, family situation, problems at home, situation at home, deces, decede*, pauvrete, situation familiale, separation de ses, garde alternee, bezoekrecht, bezoekregeling, omgangsregeling, hoederecht, onbetaalde facturen, onbetaalde rekening*, thuis geen geld, ouders geen geld`,
      that: `scheiding, gescheiden, scheiden, separated, nieuwe partner, nieuwe vriend, verlies, hungry, faim, ontslagen, verhuisd, dood, death, adoptie, rouw*, zelfde kleren, dezelfde kleren, vuile kleren, kapotte schoenen, geen jas, zonder jas, zonder ontbijt, geen ontbijt, zonder eten, geen boterhammen, zonder boterhammen, lege maag, memes vetements, same clothes, no breakfast, no lunch, sans manger, niet gegeten, niets gegeten, niet eet, warme maaltijd*, krap, rondkomen`,
    },
  },
  care: {
    source: 'domain.md §1: phases 1 to 3, reports and CLB paths concern one pupil',
    words: {
      child: `clb, mdo, hgd, leersteun*, leerondersteun*, handelingsplan*, bubao, buso, iq, iq-test, intelligentietest, getest, gon, sticordi*, redicodis*, b-attest, c-attest, fase 1, fase 2, fase 3, achterstand, leerachterstand, zorgtraject, begeleidingsplan, doorverwijz*, doorverwezen, aangemeld, wachtlijst, gedragskaart, gedragscontract, gedragsproblem*, gedragsprobleem, time-out, timeout, strafstudie, nablijven, niet geslaagd, gebuisd, onvoldoendes, zindelijkheid, iac, iac-verslag*, ov4, ov4-verslag*, ov-4, gc-verslag*, gemotiveerd verslag, hgd-traject*, type 9, type 3, type 2, type basisaanbod, type 7, type 4, dubbelen`,
      always: `zittenblijv*, zittenblijver*, overzitten, blijft hij niet zitten, blijft hij zitten, bisser*, bissen, bist, tuchtdossier*, tuchtprocedure*, tuchtraad, geschorst*, schorsing*, uitsluiting*, clb-dossier*, clb-traject*, clb-verslag*, zorgdossier*, leerlingendossier*, fase 2-leerling*, fase 3-leerling*, zorgleerling*, expelled, suspended, redoubl*, moet blijven zitten, zal blijven zitten, blijft ze niet zitten, jaar overdoen, jaar dubbelen, dubbelt`,
      that: `dossier, buitengewoon, buitengewone, attest, curriculum, traject, sanctie, test`,
    },
  },
  religion: {
    source: 'art. 9 GDPR: religious or philosophical beliefs',
    words: {
      child: `moslim*, muslim*, musulman*, jood, jewish, juif, juive, hindoe*, hindu, sikh*, boeddhist*, bidt, bidden, gebedsplek, imam, moskee, synagoge, zijn geloof, haar geloof, jehova`,
      always:
        'moslimmeisje*, moslimjongen*, moslimkind*, moslimleerling*, moslimgezin*, moslimmama*, moslimouders, getuige van jehova, getuigen van jehova, jehova*, bekeerd*, bekeerling, hoofddoek*, headscarf, boerka, nikab',
      that: `christelijk*, christen*, katholiek*, orthodox*, gelovig*, ongelovig*, ramadan, gebed*, prayer*, communie, voile, joods*, islamitisch*`,
    },
  },
  origin: {
    source: 'art. 9 GDPR: racial or ethnic origin; OKAN, as newcomers are taught',
    words: {
      always:
        'asiel*, asielcentr*, asielzoek*, asylum*, demandeur d asile, vluchteling, vluchtelingenkind*, vluchtelingengezin*, refugee, refugie*, mensen zonder papieren, zonder papieren, sans-papiers, sans papiers, illegaal, undocumented, huidskleur, skin colour, couleur de peau, zigeuner*, roma-kind*, romakind*, roma-gezin*, romagezin*, romameisje, romajongen, allochto*, migratieachtergrond, uitgewezen, uitwijzing, transmigrant*, niet-begeleide minderjarige, gelukszoeker*',
      child: `anderstalig*, okan-leerling*, newcomer, migrant, immigrant, gevlucht, nieuwkomer, thuistaal, spreekt thuis, thuis alleen, nationaliteit, afkomst, herkomst, origine, paspoort, verblijfsvergunning, regularisatie`,
      that: `vluchtelingen, oorlog, war, guerre, migrant*, immigrant*, roma, geen nederlands, oekraine, ukraine, syrie, syria, afghanistan, somalie, eritrea, palestina, gaza, irak`,
    },
  },
  intimate: {
    source:
      'art. 9 GDPR: sex life or sexual orientation; union and politics left out: nothing to do with pupils',
    words: {
      child: `homo, lesbienne, gay, lgbt*, holebi, geaard*, seksu*, sexual*`,
      always: `transgender*, transmeisje, transjongen, homoseks*, lesbisch*, biseksu*, uit de kast, coming-out, coming out, non-binair*, genderident*, genderdysforie`,
      that: `gender, voornaamwoorden`,
    },
  },
};

/** "de Syrische jongen", "het Turkse gezin", "the Ukrainian girl". */
export const NATIONALITIES =
  'marokkaans|turks|syrisch|oekraiens|pools|roemeens|bulgaars|albanees|kosovaars|servisch|bosnisch|russisch|tsjetsjeens|georgisch|armeens|afghaans|iraaks|iraans|koerdisch|palestijns|libanees|egyptisch|algerijns|tunesisch|somalisch|eritrees|ethiopisch|congolees|rwandees|ghanees|nigeriaans|senegalees|guinees|kameroens|afrikaans|aziatisch|chinees|vietnamees|thais|filipijns|indisch|indiaas|pakistaans|nepalees|tibetaans|braziliaans|surinaams|spaans|portugees|italiaans|slovaaks|tsjechisch|arabisch|berbers|joods|zwart|donker|arm|doof|blind|ziek|gehandicapt|slechtziend|slechthorend|kansarm';
export const NATIONALITIES_ELSEWHERE =
  'moroccan|turkish|syrian|ukrainian|polish|romanian|bulgarian|albanian|russian|afghan|iraqi|kurdish|palestinian|somali|eritrean|congolese|ghanaian|nigerian|african|asian|pakistani|muslim|jewish|black|foreign|autistic|dyslexic|marocaine?|turque|syrienne?|ukrainienne?|polonaise?|roumaine?|afghane?|congolaise?|africaine?|musulmane?|dyslexique|autiste|noire?|deaf|blind|disabled|poor|sick|homeless|sourde?|aveugle|malade|pauvre';

/** The names of domain §6 and what is only a word of medicine when written so. */
export const DIAGNOSIS_WORDS = DIAGNOSES.filter((word) => !(word in AMBIGUOUS_DIAGNOSES));
export const DIAGNOSES_AS_WRITTEN = Object.values(AMBIGUOUS_DIAGNOSES).map(
  ({ source, flags }) => new RegExp(source, `${flags.replace('g', '')}g`),
);

/** In capitals only: the confidential centre, and what a class council writes. */
export const CAPITALS_ONLY = /(?<![\w-])(?:VK|OCJ|ASS|NLD)(?![\w-])/g;

/** What is learnt or organised: with one of {@link ABOUT} between, a theme is about nobody ("je vorming over autisme"). */
export const SUBJECT =
  /^(?:vorming\w{0,4}|nascholing\w{0,3}|bijscholing\w{0,3}|opleiding|cursus|studiedag\w{0,2}|studienamiddag|infoavond\w{0,3}|infosessie\w{0,2}|infomoment\w{0,3}|webinars?|workshops?|lezing\w{0,2}|boek|boeken|boekje|prentenboek|artikel|podcast|documentaire|film|\w{0,20}project\w{0,3}|\w{0,20}thema\w{0,2}|campagne|\w{0,20}beleid|visietekst|visie|brochure|toolbox|draaiboek|\w{0,14}les|\w{0,14}lessen|lessenreeks|lespakket|\w{0,10}gesprek|spreker|getuigenis|actie|inzameling|benefiet|werkgroep|kennis|expertise|uitleg|presentatie|toelichting|masterclass|bachelorproef|navorming\w{0,3}|training|course|lessons?|talk|book|project|policy|session|workshop|formation|conference|atelier|livre|toneelstuk|voorstelling|tentoonstelling|gedicht|leerlijn|methodiek|aanpak|ideeen|tips|vraag|vragen|materiaal|werken|verhaal|verhalen|spel|quiz|dag|week|event|evenement)$/;
export const ABOUT = /^(?:over|rond|rondom|tegen|inzake|omtrent|van|about|on|against|sur|contre|autour)$/;
/** With these between it may still be a child that is told of, so only where there is none. */
export const ABOUT_MANY = /^(?:voor|met|bij|for|with|pour|avec)$/;
/** "autismevorming", "dyslexiebeleid". */
export const NAMED_FOR =
  /(?:vorming|beleid|dag|week|project|werking|coach|team|actie|preventie|training|vriendelijke?|begeleider|begeleiding|deskundige|expert|groep|boek|bundel|hoek|spel|map|koffer|materiaal|software|bril|toets)$/;
