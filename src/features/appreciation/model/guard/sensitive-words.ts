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
      always: `autis*, faalangst*, faalangstig*, sociale angst, angststoornis*, dwangstoornis*, leerstoornis*, leerprobleem, spraakstoornis*, taalstoornis*,
        verstandelijke beperking, mentale beperking, motorische beperking, meervoudige beperking, met een beperking, meisje met down, jongen met down,
        kind met down, leerling met down, kleuter met down, girl with down, boy with down, zwakbegaafd*, moeilijk lerend*, hoogbegaafd*, learning disabilit*, special needs, selective mutism,
        trisomie, handicape*, gehandicapt*, trouble de *, troubles de *, autisme, dysphasi*, hyperactief, hyperactieve, hyperkinetisch*, zorgkind*, probleemkind*, probleemleerling*, zwakke leerling*`,
      child: 'stotter*, stotteren, stottert, stutter*, tics, begaafd*, hyperactive, hyperactif',
    },
  },
  health: {
    source: 'domain.md §6: health; begeleidingsdomein preventieve gezondheidszorg (§1.4)',
    words: {
      always: `epilepsie*, epileptisch*, epilept*, epileptic, insuline*, insulin, epipen, psychiater*, psychiatri*, kinderpsychiat*, jeugdpsychiat*, psychose, antidepress*, depressi*, depressed,
        depression, automutil*, zelfverwond*, zelfbeschadig*, krast in haar, krast in zijn, self-harm*, self harm*, anorexi*, boulimi*, eetstoornis*, eating disorder*, kanker, chemo, chemotherapie,
        leukemie, tumor, cancer, hiv, zwanger*, pregnan*, enceinte, miskraam, miscarriage, abortus, verslaafd*, verslaving*, drugs, cannabis, wiet, drugged, alcoholprobleem*, alcoholverslav*, burn-out, burnout,
        bedplas*, incontinent*, pamper, pampers, luier, luiers, in zijn broek, in haar broek, broek nat, natte broek, zindelijk*, paniekaanval*, panic attack*, angstaanval*, crise de panique, obesitas, overgewicht,
        gastro, hersentumor, chronische ziekte, ongeneeslijk*, terminaal`,
      that: `medicatie, medicijn*, medication, medicament*, medicine, medicines, pil, pillen, pilletje, puffer, ziek, ziekte, malade, maladie, illness, sick, ziekenhuis, hospital, hopital, opname, opgenomen, operatie, geopereerd, allergi*, logopedi*, logo, kine,
        kinesist*, psycholo*, therap*, neurolo*, kinderarts, dokter, revalidati*, trauma*, hechting*, rolstoel, wheelchair, gehoorapparaat*, hoorapparaat*, slechtziend*, slechthorend*, doof, dove, luizen,
        hongerig, onverzorgd, ongewassen, slaaptekort, overprikkeld*, prikkel*, meltdown, driftbui*, woedeaanval*, woede-uitbarsting*, uitbarsting, huilbui, paniek, angstig*, anxiety, anxious, angoisse, toilettraining, menstruatie, ongesteld`,
      child: 'gehoorapparaat, cochleair*, sondevoeding, rolstoel, diabetes, allergie',
    },
  },
  safety: {
    source:
      'domain.md §5: CLB, VK and help lines; words of the safety signals (requests/model/signal-words.ts)',
    words: {
      always: `mishandel*, kindermishandel*, misbruikt, seksueel misbruik, misbruik thuis, verwaarloos*, verwaarlozing, zelfmoord*, zelfdoding*, suicid*, incest*, verkracht*, aangerand*, aanranding*, grensoverschrijdend*,
        blauwe plek*, blauw oog, striemen, littekens, geslagen wordt, geslagen werd, thuis geslagen, wordt geslagen, werd geslagen, krijgt slaag, krijgt klop, slaag thuis, vertrouwenscentrum*, vertrouwenscentra, jeugdrechter*, jeugdrechtbank, jeugdzorg,
        bijzondere jeugdzorg, jongerenwelzijn, ocj, vertrouwensarts, verontrust*, verontrustende, pleeggezin*, pleegkind*, pleegouder*, pleegzorg, pleegmama, pleegpapa, crisisopvang, vluchthuis, huiselijk geweld, partnergeweld,
        intrafamiliaal*, geweld thuis, gevangenis, in de cel zit, gedetineerd*, opgesloten zit, steekpartij, loverboy*, radicalis*, eerwraak, uithuwelij*, uitgehuwelijkt, besnijdenis, besneden, child protection, child abuse, abused, neglected, bruises, foster*, jail, prison,
        maltrait*, maltraitance, famille d accueil, juge de la jeunesse, violence a la maison, sexting, naaktfoto*, dickpic*, doodsbedreiging*, wegloop*`,
      that: `veiligheid, onveilig, onveilige, gepest, pester, pesters, pestgedrag, weggepest, bullied, harcele, harcelee, weggelopen, bedreigd, bedreigde, politie, police, geweld, agressi*, agressief, gevochten, plaatsing, geplaatst, uithuisplaatsing, melding, misbruik, slaat,
        internaat, leefgroep, voorziening, instelling, spijbel*, spijbelde, gespijbeld, diefstal, gestolen, stal`,
    },
  },
  family: {
    source: 'product.md §5 (pupil or parent), domain.md §3.3: no family detail',
    words: {
      always: `echtscheiding*, vechtscheiding*, scheiding van zijn, scheiding van haar, scheiding van de ouders, scheiding thuis, scheiding van mama, scheiding van papa, scheiding van hun, gescheiden ouders, ouders gescheiden, ouders scheiden, ouders zijn gescheiden, uit elkaar zijn, uit elkaar gaan van, co-ouderschap,
        plusgezin*, nieuw samengesteld gezin, eenoudergezin*, eenouder*, alleenstaande mama, alleenstaande moeder, alleenstaande ouder, weeskind*, adoptie*, adoptiekind*, geadopteerd*, overlijden van, overleden, gestorven is, sterfgeval, begrafenis, uitvaart,
        in armoede, kansarm*, generatiearm*, ocmw-steun, leefloon, schuldbemidd*, schuldenlast, dakloos, dakloze, thuisloos, huisuitzetting, deurwaarder, uit huis gezet, voedselbank, voedselpakket*, voedselhulp, werkloosheid, thuissituatie*, problemen thuis, situatie thuis, moeilijk thuis, thuis moeilijk,
        het thuis niet, thuis niet gemakkelijk, ruzie thuis, thuis ruzie, thuis veel, geen geld, onbetaalde, schulden, divorc*, custody, passed away, funeral, homeless, food bank, poverty, family situation, problems at home, situation at home, deces, decede*, pauvrete, situation familiale, separation de ses, garde alternee,
        bezoekrecht, bezoekregeling, omgangsregeling, hoederecht`,
      that: `scheiding, gescheiden, scheiden, separated, nieuwe partner, nieuwe vriend, rouw*, verlies, verloren, gestorven, stierf, overleed, sterven, died, mort, armoede, arm, honger, hungry, faim, lege brooddoos, brooddoos, schoolrekening, werkloos*, ontslagen, verhuisd, opvanggezin, thuis, at home, a la maison, adoptie`,
    },
  },
  care: {
    source: 'domain.md §1: phases 1 to 3, reports and CLB paths concern one pupil',
    words: {
      always: `iac, iac-verslag*, ov4, ov4-verslag*, ov-4, gc-verslag*, gemotiveerd verslag, hgd-traject*, type 9, type 3, type 2, type basisaanbod, type 7, type 4, zittenblijv*, zittenblijver*, overzitten, blijft zitten, blijven zitten, bleef zitten, laten zitten, blijft hij niet zitten, blijft hij zitten, dubbelen, bisser*, bissen, bist, tuchtdossier*, tuchtprocedure*, tuchtraad, geschorst*, schorsing*, uitsluiting*,
        clb-dossier*, clb-traject*, clb-verslag*, zorgdossier*, leerlingendossier*, fase 2-leerling*, fase 3-leerling*, zorgleerling*, expelled, suspended, redoubl*`,
      that: `clb, mdo, hgd, leersteun*, leerondersteun*, ondersteuner, handelingsplan*, dossier, fiche, buitengewoon, buitengewone, bubao, buso, iq, iq-test, intelligentietest, test, testing, getest, gon, sticordi*, redicodis*, attest, b-attest, c-attest, fase 1, fase 2, fase 3, curriculum, achterstand, leerachterstand,
        verslag, zorgtraject, traject, begeleidingsplan, doorverwijz*, doorverwezen, aangemeld, wachtlijst, gedragskaart, gedragscontract, gedragsproblem*, gedragsprobleem, time-out, timeout, strafstudie, nablijven, sanctie, niet geslaagd, gebuisd, onvoldoendes, zindelijkheid`,
    },
  },
  religion: {
    source: 'art. 9 GDPR: religious or philosophical beliefs',
    words: {
      always:
        'moslimmeisje*, moslimjongen*, moslimkind*, moslimleerling*, moslimgezin*, moslimmama*, moslimouders, getuige van jehova, getuigen van jehova, jehova*, bekeerd*, bekeerling, hoofddoek*, headscarf, boerka, nikab',
      that: 'moslim*, muslim*, musulman*, islamitisch*, joods*, jood, jewish, juif, juive, christelijk*, christen*, katholiek*, hindoe*, hindu, sikh*, boeddhist*, orthodox*, gelovig*, geloof, ongelovig*, ramadan, vasten, vast, bidt, bidden, gebed*, gebedsplek, prayer*, imam, moskee, synagoge, communie, voile',
    },
  },
  origin: {
    source: 'art. 9 GDPR: racial or ethnic origin; domain.md §9b (OKAN)',
    words: {
      always:
        'asiel*, asielcentr*, asielzoek*, asylum*, demandeur d asile, vluchteling, vluchtelingenkind*, vluchtelingengezin*, refugee, refugie*, mensen zonder papieren, zonder papieren, sans-papiers, sans papiers, illegaal, undocumented, huidskleur, skin colour, couleur de peau, zigeuner*, roma-kind*, romakind*, roma-gezin*, romagezin*, romameisje, romajongen, allochto*, migratieachtergrond, uitgewezen, uitwijzing, transmigrant*, niet-begeleide minderjarige, gelukszoeker*',
      child: 'anderstalig*, anderstalige nieuwkomer, okan-leerling*, newcomer, migrant, immigrant',
      that: 'vluchtelingen, gevlucht, oorlog, war, guerre, nieuwkomer, roma, migrant*, immigrant*, thuistaal, geen nederlands, nationaliteit, afkomst, herkomst, origine, zwart, zwarte, paspoort, verblijfsvergunning, regularisatie, oekraine, ukraine, syrie, syria, afghanistan, somalie, eritrea, palestina, gaza, irak',
    },
  },
  intimate: {
    source:
      'art. 9 GDPR: sex life or sexual orientation; union and politics left out: nothing to do with pupils',
    words: {
      always:
        'transgender*, transitie, transmeisje, transjongen, homoseks*, lesbisch*, biseksu*, uit de kast, coming-out, coming out, non-binair*, genderident*, genderdysforie',
      that: 'homo, lesbienne, gay, lgbt*, lgbtq*, holebi, gender, geaard*, voornaamwoorden, seksu*, sexual*',
    },
  },
};

/** "de Syrische jongen", "het Turkse gezin", "the Ukrainian girl". */
export const NATIONALITIES =
  'marokkaans|turks|syrisch|oekraiens|pools|roemeens|bulgaars|albanees|kosovaars|servisch|bosnisch|russisch|tsjetsjeens|georgisch|armeens|afghaans|iraaks|iraans|koerdisch|palestijns|libanees|egyptisch|algerijns|tunesisch|somalisch|eritrees|ethiopisch|congolees|rwandees|ghanees|nigeriaans|senegalees|guinees|kameroens|afrikaans|aziatisch|chinees|vietnamees|thais|filipijns|indisch|indiaas|pakistaans|nepalees|tibetaans|braziliaans|surinaams|spaans|portugees|italiaans|slovaaks|tsjechisch|arabisch|berbers|joods|buitenlands|vreemd|zwart|donker|anderstalig';
export const NATIONALITIES_ELSEWHERE =
  'moroccan|turkish|syrian|ukrainian|polish|romanian|bulgarian|albanian|russian|afghan|iraqi|kurdish|palestinian|somali|eritrean|congolese|ghanaian|nigerian|african|asian|pakistani|muslim|jewish|black|foreign|autistic|dyslexic|marocaine?|turque|syrienne?|ukrainienne?|polonaise?|roumaine?|afghane?|congolaise?|africaine?|musulmane?|dyslexique|autiste|noire?';

/** The names of domain §6 and what is only a word of medicine when written so. */
export const DIAGNOSIS_WORDS = DIAGNOSES.filter((word) => !(word in AMBIGUOUS_DIAGNOSES));
export const DIAGNOSES_AS_WRITTEN = Object.values(AMBIGUOUS_DIAGNOSES).map(
  ({ source, flags }) => new RegExp(source, `${flags.replace('g', '')}g`),
);

/** In capitals only: the confidential centre, and what a class council writes. */
export const CAPITALS_ONLY = /\b(?:VK|OCJ|IAC|OV4|ASS|NLD|OCMW)\b/g;

/** What is learnt or organised about a theme: then it is about nobody. */
export const ABOUT_A_SUBJECT =
  /\b(?:vorming\w*|nascholing\w*|bijscholing\w*|opleiding|cursus|studiedag\w*|studienamiddag|infoavond\w*|infosessie\w*|infomoment\w*|webinar\w*|workshop\w*|lezing\w*|boek|boeken|boekje|artikel|podcast|documentaire|film|project\w*|thema\w*|campagne|beleid|visietekst|visie|brochure|toolbox|draaiboek|les|lessen|lessenreeks|lespakket|groepsgesprek|kringgesprek|klasgesprek|spreker|getuigenis|actie|inzameling|benefiet|preventie\w*|kennis|expertise|uitleg|presentatie|toelichting|masterclass|bachelorproef|navorming\w*|training|course|lesson|lessons|talk|book|project|policy|session|formation|conference|atelier|livre|week van|dag van|wereld\w*dag|autismedag|toneelstuk|voorstelling|tentoonstelling|kaartjes|gedicht|leerlijn|methodiek)\b/;
