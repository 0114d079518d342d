import { OF_CLASS, type Scene } from './scene.js';

/** Words of people around a name; folded, in lower case. All matched against whole words. */

/** One child; not "leerlingen", "kinderen", nor "een ouder". */
export const ONE_CHILD =
  /^(?:leerling|oudleerling|zorgleerling|kind|kindje|kleuter|kleutertje|peuter|peutertje|jongen|jongetje|jongeman|meisje|meiske|meid|ventje|manneke|ukje|leerlinge|gast|gastje|rakker|rakkertje|knul|knaap|dochter|zoon|zoontje|dochtertje|broer|broertje|zus|zusje|tweeling|nieuwkomer|klasgenoot|klasgenootje|pupil|boy|girl|kid|child|eleve|garcon|fille|fillette|gamin|enfant|[a-z]{3,12}(?:leerling|meisje|jongen|jongetje|kind|kindje|kleuter))$/;
export const NO_CHILD = /^(?:kind|kindje)$/;
export const EVERY =
  /^(?:elk|elke|ieder|iedere|alle|geen|enkel|enkele|every|each|any|no|all|chaque|aucun|aucune|tous)$/;
const SMALL = /^(?:kleine|kleinen|klein|ocharme|arme|little|petit|petite)$/;

/** Staff go by these; "mevrouw" and "meneer" go by what `family.ts` says. */
const TITLE =
  /^(?:juf|juffen|juffie|juffrouw|meester|meesters|collega|collegas|collega's|zorgjuf|turnjuf|muziekjuf|zwemjuf|klasjuf|turnmeester|zorgco|zorgcoordinator|directeur|directrice|coach|miss|mentor|leerkracht|leraar|lerares|stagiair|stagiaire|duo|duopartner|buddy|begeleider|begeleidster|titularis|klastitularis|leerlingenbegeleider|ondersteuner|leerondersteuner|secretaresse|kok|poetsvrouw|onderhoudsman|conducteur|auteur|schrijver|schrijfster|illustrator|zanger|zangeres|dichter|schilder|koning|koningin|prinses|sint|st|sinte|heilige|kapitein|prof|professor|pater|zuster|pastoor|burgemeester|schepen|minister|dokter|inspecteur|teacher|colleague|colleagues|collegue|professeur|author)$/;
/** After it, a name is part of something else. */
const PLACE =
  /^(?:school|basisschool|college|instituut|campus|straat|zaal|lokaal|gebouw|methode|boek|prentenboek|film|lied|liedje|musical|verhaal|voorstelling|roman|website|app)$/;

const GREETING =
  /^(?:bedankt|dankje|dankjewel|dankuwel|danku|merci|mercikes|thx|thanks|proficiat|gefeliciteerd|felicitaties|bravo|chapeau|hoi|hey|hei|hallo|goeiemorgen|goedemorgen|hi|hello|dear|cher|chere|bonjour|salut|felicitations|congrats|congratulations)$/;
/** Only as the first word: "Lieve Sofie", "Top Tom"; elsewhere they say how somebody is. */
const OPENING =
  /^(?:lieve|liefste|beste|dag|top|super|knap|sterk|mooi|amai|allez|awel|yes|wow|wauw|allerliefste)$/;
const THANK = /^(?:dank|dankt|bedank|thank|merci)$/;
const SIGNING = /^(?:groetjes|groeten|groet|liefs|knuffel|kus|kusje|x|xx|xxx|mvg|cheers|bisous|bises|love)$/;
const YOU = /^(?:je|jij|jou|jouw|jullie|u|uw|ge|gij|your|you|tu|toi|ton|ta|tes|vous|votre)$/;

/** People do these, things hardly ever. */
export const PERSON_VERB =
  /^(?:durf\w{0,3}|lach\w{0,3}|huil\w{0,3}|ween\w{0,3}|weent|voel\w{0,3}|straal\w{0,3}|glunder\w{0,3}|glimlach\w{0,3}|bloei\w{0,3}|zong|praat\w{0,3}|zei|zegt|vertel\w{0,3}|vroeg|wou|wilde|mocht|begreep|begrijpt|snapt\w{0,2}|genoot|geniet|hielp|kalmeer\w{0,3}|luister\w{0,3}|speel\w{0,3}|zat|leerde|las|leest|schreef|schrijft|zingt|rekent|rekende|oefen\w{0,3}|riep|vocht|sliep|laughed|cried|smiled|said|told|dared|felt|asked|played|pleurait|riait|ose|osait|sourit|souriait|parlait)$/;
export const HELPED =
  /^(?:help|helpt|helpen|hielp|hielpen|geholpen|troost\w{0,3}|getroost|kalmeer\w{0,3}|gekalmeerd|begeleid\w{0,3}|begroet\w{0,3}|steun\w{0,3}|ondersteun\w{0,3}|motiveer\w{0,3}|aanmoedig\w{0,3}|liet|laat|gaf|geeft|ving|vangt|zette|naast|tegen|omging|omgaat|geduld|leerling|kind|helped|helping|comforted|calmed|gave|let|aide|aider|aidant|console|rassure|calme)$/;

const wordAt = ({ tokens }: Scene, i: number): string => (tokens[i]?.isWord ? tokens[i]!.word : '');

/** A class that stands with what ends before token `i`: "… uit L3B", "… (L3B)", "… van het derde leerjaar". `how`: the word between. */
export function classAfter(
  { tokens, parts }: Scene,
  i: number,
): { to: number; code?: string; how: string } | undefined {
  let at = i;
  let how = '';
  if (OF_CLASS.test(tokens[at]?.word ?? '')) how = tokens[at++]!.word;
  else if (/^[(/[]$/.test(tokens[at]?.text ?? '')) how = tokens[at++]!.text;
  else if (tokens[at]?.text === ',' && parts[at + 1]?.what === 'class') how = tokens[at++]!.text;
  if (/^(?:de|het|klas|the|la|le|class|mijn|onze|jouw|je)$/.test(tokens[at]?.word ?? '') && !parts[at]) at++;
  if (/^(?:klas|class|classe)$/.test(tokens[at]?.word ?? '') && !parts[at]) at++;
  const part = parts[at];
  if (part?.what !== 'class' || part.from !== at) return undefined;
  return { to: part.to, how, ...(part.code === undefined ? {} : { code: part.code }) };
}

/** A class just before token `i`: "L3B: Emma", "L3B'er Emma". */
export function classBefore({ tokens, parts }: Scene, i: number): boolean {
  const at = /^[:/,-]$/.test(tokens[i - 1]?.text ?? '') && tokens[i - 1]?.text !== ',' ? i - 2 : i - 1;
  return parts[at]?.what === 'class';
}

/** "leerling Emma", "kleine Emma", "het meisje, Emma". */
export const childBefore = (scene: Scene, i: number): boolean => {
  const word = wordAt(scene, i - 1);
  return ONE_CHILD.test(word) || SMALL.test(word);
};

export const titled = (scene: Scene, i: number): boolean =>
  TITLE.test(wordAt(scene, i - 1)) || (wordAt(scene, i - 1) === '' && scene.tokens[i - 1]?.text === '@');
export const ofPlace = (scene: Scene, i: number, to: number): boolean =>
  PLACE.test(wordAt(scene, i - 1)) ||
  /^(?:college|instituut|school|plein|straat)$/.test(wordAt(scene, to)) ||
  inQuotedTitle(scene, i);

/** 'uit "Kikker is verliefd"': a name right after a quotation mark that a title opens. */
const inQuotedTitle = ({ tokens }: Scene, i: number): boolean =>
  /^["'“„«]$/.test(tokens[i - 1]?.text ?? '') &&
  /^(?:uit|boek|prentenboek|verhaal|lied|liedje|film|roman|musical|over|from|book)$/.test(
    tokens[i - 2]?.word ?? '',
  );

/**
 * Spoken to: "Dankjewel Emma", "Emma, ik zag dat je …", "…, Emma!", "groetjes Emma". Whoever is told of a child is not told so; a
 * list of names ("Noor, Emma en Jef") is not speaking to them.
 */
export function spokenTo(scene: Scene, i: number, to: number): boolean {
  const { tokens } = scene;
  const before = tokens[i - 1];
  const after = tokens[to];
  if (classAfter(scene, to) && after?.text !== ',') return false;
  const beforeWord = wordAt(scene, i - 1);
  if (SIGNING.test(beforeWord) || (before?.text === ',' && SIGNING.test(wordAt(scene, i - 2)))) return true;
  const closes =
    after === undefined || /^[,!.:?…\n]$/.test(after.text) || /^\p{Extended_Pictographic}$/u.test(after.text);
  if (before?.text === ',' && closes && !isListed(scene, i, to)) {
    if (after === undefined || after.text !== ',') return !/^(?:en|and|et)$/.test(wordAt(scene, to));
    return YOU.test(wordAt(scene, i - 2));
  }
  if (isGreeted(scene, i)) return !PERSON_VERB.test(wordAt(scene, to));
  if (!tokens[i]!.starts) return false;
  // At the beginning: with a comma or a colon, and "je" close behind it.
  let end = to;
  for (
    let steps = 0;
    steps < 8 && /^(?:en|and|et|,|&)$/.test(tokens[end]?.text ?? '') && tokens[end + 1]?.capital;
    steps++
  )
    end += 2;
  if (!/^[,:!]$/.test(tokens[end]?.text ?? '')) return YOU.test(wordAt(scene, end));
  if (tokens[end]!.text !== ',') return true;
  if (/^(?:die|dat|uit|van|een|who|from|qui|de|het)$/.test(wordAt(scene, end + 1))) return false;
  for (let k = end + 1; k < Math.min(tokens.length, end + 9); k++) {
    if (/^[.!?\n]$/.test(tokens[k]!.text)) return false;
    if (YOU.test(tokens[k]!.word)) return true;
  }
  return false;
}

/** "Merci Emma", "dank je wel, Emma", "Lieve Emma". */
function isGreeted(scene: Scene, i: number): boolean {
  let at = i - 1;
  if (scene.tokens[at]?.text === ',') at--;
  if (/^(?:wel|zeer|much|very|so)$/.test(wordAt(scene, at))) at--;
  const word = wordAt(scene, at);
  if (GREETING.test(word)) return true;
  if (OPENING.test(word)) return scene.tokens[at]!.starts;
  return THANK.test(word) || (YOU.test(word) && THANK.test(wordAt(scene, at - 1)));
}

/** Between other names: "Noor, Emma en Jef". */
function isListed({ tokens }: Scene, i: number, to: number): boolean {
  const name = (k: number) => tokens[k]?.capital === true && !tokens[k]!.starts;
  return (
    (name(i - 2) && tokens[i - 1]?.text === ',') ||
    (tokens[to]?.text === ',' && name(to + 1)) ||
    (/^(?:en|and|et)$/.test(tokens[to]?.word ?? '') && name(to + 1))
  );
}
