/**
 * First names that are words as well, in Dutch, English or French: without a capital they say nothing by themselves, nor at
 * the beginning of a sentence. Found by laying the names beside Hunspell's word lists of the three languages, and read through.
 */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  `
    aagje abel adel adem alpha amber ambre ami amine angel archie arend ares asia august aurora avi bader bamba bao
    baraka bas basil beau belle ben benjamin beren berk bibi bie bijou bilge bine blaise blessing bo bob bodhi
    bonnie bora boy bram calin can candide cara carol carter cas celle chance charlot chris christ christian cilia
    clemence coco colin comfort constant cooper corey cris dado daisy dan dana dane dean destin destiny dien dino
    dirk dorine drew dries duc eden elke els emir eren erin esperance faith favour fay fee feline fern fie fien
    fleur flip floor flor flore florin fons fortune frank franky frans gemma gill gloire gloria grace greet gul guus
    guy hana hank harm harmony harper harsh hazel heather hebe helen helin hella heritier hind holly hong hope huma
    hune hung hunter iman inne innocent ion iris isis ivy jade jane jarre jasmine jay jean jet jeton jewel joke josh
    joy jun june junior justice justin kaan kamen kat kawa ken kent kim koos lance largo lee leen lees li lien lies
    lieve lily lin linde line ling lino lise loan logan lois loran lore lot lune lut luz lys madeleine mai malin
    mane mante manu mare margriet marin marina marine mark mason matin mats max maxime may medina mees mei melody
    mercy merel merlin merveille mete mia mien mine mitra moise morgan mouna nada nam narcis nelson nia niel nima
    noel nova oceane octave olive olivier onur paco paige paola parker patience pearl pelin penny philo pien piet
    pim piper pixie pol poppy praise precious prem priya prosper providence puck quint raf raja ray rene rhea rich
    riet rim rima robin roman roos rose ruby said salam salome sam samba samson sana saran sem sep serenity sis skye
    sol solin staf stine storm sultan summer sun sunny swan sylvain taco tais tao ted teun tien tilde tille tim
    timon tine tinne titi tom tomme ton toon trees tresor trinity tuba uma urbain vainqueur valentijn valentine
    victoire victory vida vie viola vital vy walt walter ward warren wies wiet will willem willow wim wisdom wolf
    yang yi zander zied zus`
    .trim()
    .split(/\s+/),
);

/** Names of two or three letters that are hardly ever another word; any other of that length is taken for one, without a capital. */
export const SHORT_NAMES: ReadonlySet<string> = new Set(
  'mia eva ava noa lea zoe lou lio luc jan jef tom sam tim liv ann ena isa ida ina lia ria zia yan yuna elo teo leo rik nel jos jip nik kobe mo bo jo'.split(
    ' ',
  ),
);
