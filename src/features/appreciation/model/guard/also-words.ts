/**
 * First names that are words as well, in Dutch, English or French: without a capital they say nothing by themselves, nor at
 * the beginning of a sentence. Found by laying the names beside Hunspell's word lists of the three languages, and read through.
 */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  `
    aagje abel alpha amber ambre ami amine angel archie arend ares asia august aurora avi bamba bao baraka beau
    belle ben benjamin beren berk bibi bie bijou bilge bine blaise blessing bo bob bonnie bora bram can cara carter
    cas chance chris cilia clemence comfort constant cooper corey cris dado daisy dan dana dane destin destiny dirk
    drew dries duc eden elke els emir eren esperance faith favour fay fee feline fern fie fien fleur flip floor flor
    fons fortune frank franky frans gemma gloire gloria grace guus guy hana hank harm harmony harper hazel heather
    hind holly hong hope huma hung hunter iman inne innocent ion iris isis jade jane jasmine jean jet jeton jewel
    joke joy jun june junior justice justin kaan kim koos lance largo leen li lies lieve lily linde line lino logan
    lore lot lut luz mai mane manu mare marina marine mark mason matin mats max may mei melody mercy merel merveille
    mete mia mien mine mitra moise morgan mouna nada nam nia nima nova oceane octave olive olivier onur paige paola
    patience pearl pelin penny pien piet pim pol praise precious prem priya prosper providence puck quint raf ray
    rene rich riet rim rima robin roman roos rose ruby said salam salome sam samba samson sana sem sep sis skye sol
    staf stine storm sultan summer sun sunny swan sylvain tao ted teun tien tilde tim tine tinne tom ton toon trees
    tresor trinity uma urbain valentijn valentine victoire victory viola vital vy walt walter ward warren wies will
    willem willow wim wisdom wolf yang yi`
    .trim()
    .split(/\s+/),
);
