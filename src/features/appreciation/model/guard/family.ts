import { classAfter, EVERY, ONE_CHILD } from './around.js';
import { FAMILY_NAMES } from './family-names.js';
import { familyEnd, firstName, PARTICLE } from './named.js';
import type { Hit } from './names.js';
import { isOrdinary } from './ordinary.js';
import { colleagueAt, type Scene } from './scene.js';

/** One parent, or somebody at home in their place. */
const PARENT =
  /^(?:mama|mams|mammie|mamie|moeder|mum|mom|mummy|mommy|mother|maman|mere|papa|paps|pappie|vader|dad|daddy|father|pere|ouder|parent|(?:stief|plus|pleeg|schoon|groot)(?:mama|papa|moeder|vader|ouder)|(?:step|foster|grand)(?:mum|mom|mother|dad|father)|oma|opa|omaatje|bomma|bompa|moemoe|pepe|grootmoeder|grootvader|grandma|grandpa|granny|grandpere|grandmere|grand-mere|grand-pere|beau-pere|belle-mere|voogd|voogdes|guardian)$/;
/** Others of a home: only with whose they are. */
const KIN =
  /^(?:tante|nonkel|oom|aunt|uncle|tonton|tata|broer|broertje|zus|zusje|brother|sister|frere|soeur|nicht|neef|ouders|parents|grootouders|grandparents|stiefouders|pleegouders|plusouders|familie|gezin|fam|family|famille|thuis)$/;
/** Only with whose they are, for many thank "een ouder" or "oma" in general. */
const LOOSE = /^(?:ouder|parent|oma|opa|bomma|bompa|granny)$/;
const HIS = /^(?:zijn|z'n|zn|haar|d'r|dr|his|her|son|sa|ses|der)$/;
const THIS = /^(?:die|deze|dat|that|this|cette|ce|cet|ene|bewuste)$/;
const THE = /^(?:de|the|la|le)$/;
const MOOD =
  /^(?:boze|kwade|bezorgde|ongeruste|verdrietige|moeilijke|emotionele|wenende|huilende|radeloze|overbezorgde|lastige|geagiteerde|agressieve|alleenstaande|wanhopige|angry|worried|upset|difficult|single|inquiete|fachee)$/;
const OF = /^(?:van|vant|of|de|d|du)$/;
const SIR =
  /^(?:mevrouw|mevr|mvr|mw|meneer|mijnheer|menheer|dhr|heer|mr|mrs|ms|mister|madame|mme|monsieur|fam|familie|gezin|famille|family|echtpaar)$/;
/** What comes after "mevrouw" or "familie" and is nobody's name. */
const NO_SIR =
  /^(?:de|het|van|der|konijn|uil|vos|beer|directeur|directrice|voorzitter|inspecteur|burgemeester|schepen|day|dag)$/;

/** Parents and others at home, by name, by whose they are, or pointed at. */
export function familyIn(scene: Scene): Hit<'parent'>[] {
  const found: Hit<'parent'>[] = [];
  for (let i = 0; i < scene.tokens.length; i++) {
    if (!scene.tokens[i]!.isWord || scene.parts[i]) continue;
    const hit = sirAt(scene, i) ?? whoseAt(scene, i) ?? pointedAt(scene, i);
    if (!hit) continue;
    found.push({ kind: 'parent', ...hit });
    i = hit.to - 1;
  }
  return found;
}

type Range = { from: number; to: number } | undefined;

/** "mevrouw Peeters", "dhr. De Smet", "familie Vermeulen", "mevrouw de smedt"; not a colleague's. */
function sirAt({ tokens, parts, ...rest }: Scene, i: number): Range {
  if (!SIR.test(tokens[i]!.word))
    return parentNamed({ tokens, parts, ...rest }, i) ?? englishFamily({ tokens, parts, ...rest }, i);
  let at = i + 1;
  if (tokens[at]?.text === '.') at++;
  if (/^(?:en|&|and|et)$/.test(tokens[at]?.text ?? '') && SIR.test(tokens[at + 1]?.word ?? ''))
    return undefined;
  const start = at;
  while (at < start + 3 && PARTICLE.test(tokens[at]?.word ?? '') && !parts[at]) at++;
  const name = tokens[at];
  if (!name?.isWord || parts[at] || parts[start] || isColleagueAt({ tokens, parts, ...rest }, at))
    return undefined;
  // "de heer" alone, "mevrouw de directeur", "familie van de school".
  const capital =
    (name.capital || /^\p{Lu}{2,}$/u.test(name.text) || isInitial(name.text)) && !NO_SIR.test(name.word);
  const known =
    FAMILY_NAMES.has(name.word) ||
    FAMILY_NAMES.has(
      tokens
        .slice(start, at + 1)
        .map(({ word }) => word)
        .join(''),
    );
  const fits = (capital && !(isOrdinary(name.word) && !known)) || known;
  if (!fits) return undefined;
  const to = familyEnd({ tokens, parts, ...rest }, at + 1);
  return { from: i, to: Math.max(at + 1, capital && firstName(name) ? to : at + 1) };
}

const isInitial = (text: string): boolean => /^(?:\p{Lu}\.?){1,2}$/u.test(text);
const isColleagueAt = (scene: Scene, at: number): boolean => colleagueAt(scene, at) !== undefined;

/** "mama Verhoeven", "papa Youssef". */
function parentNamed(scene: Scene, i: number): Range {
  const name = scene.tokens[i + 1];
  if (!PARENT.test(scene.tokens[i]!.word) || !name?.capital || name.starts || isPlural(scene.tokens[i]!.text))
    return undefined;
  if (scene.parts[i + 1] || isOrdinary(name.word)) return undefined;
  return { from: i, to: Math.max(i + 2, familyEnd(scene, i + 2)) };
}

/** "the Janssens family". */
function englishFamily({ tokens, parts }: Scene, i: number): Range {
  const token = tokens[i]!;
  if (!token.capital || token.starts || parts[i] || isOrdinary(token.word)) return undefined;
  return /^(?:family|family's)$/.test(tokens[i + 1]?.word ?? '') ? { from: i, to: i + 2 } : undefined;
}

/** "de mama van Lotte", "papa van L3B", "Emma's papa", "Jef zijn moeder", "haar mama". */
function whoseAt(scene: Scene, i: number): Range {
  const { tokens, parts } = scene;
  const word = tokens[i]!.word;
  const several = isPlural(tokens[i]!.text);
  const one = PARENT.test(word) && !several;
  if (!one && (several || !KIN.test(word))) return undefined;
  const after = ofWhom(scene, i, one);
  if (after) return { from: i, to: after };
  const before = i - 1;
  const possessive = HIS.test(tokens[before]?.word ?? '');
  const owner = possessive || tokens[before]?.text === "'" ? before - 1 : before;
  if (isSomebody(scene, owner) && (possessive || owner < before || genitive(scene, owner)))
    return { from: owner, to: i + 1 };
  if (!possessive || word === 'familie' || word === 'thuis' || word === 'family') return undefined;
  // "elk kind en zijn papa", "het zijn ouders die …".
  if (
    /^zijn$/.test(tokens[before]!.word) &&
    /^(?:het|dat|dit|er|we|wij|ze|zij|jullie|die|ook|daar)$/.test(tokens[owner]?.word ?? '')
  )
    return undefined;
  if (tokens.slice(Math.max(0, i - 9), i).some((token) => EVERY.test(token.word))) return undefined;
  return isColleagueAt(scene, owner) || parts[owner]?.what === 'own'
    ? undefined
    : { from: before, to: i + 1 };
}

/** "mama's", which is more than one far more often than hers. */
const isPlural = (text: string): boolean => /a['’]s$/i.test(text);

function genitive({ tokens }: Scene, i: number): boolean {
  const { text, word } = tokens[i]!;
  return /'s?$|’s?$/.test(text) || /s$/i.test(text) || word !== text.toLowerCase();
}

/** The end of "van …" after a parent, or undefined. */
function ofWhom(scene: Scene, i: number, one: boolean): number | undefined {
  const { tokens, parts } = scene;
  let at = i + 1;
  if (tokens[at]?.text === '(') at++;
  if (one && tokens[i]!.word !== 'parent') {
    const ofClass = classAfter(scene, i + 1);
    if (ofClass && /^(?:van|uit|of|from|de|\()$/.test(ofClass.how)) return ofClass.to;
  }
  if (!OF.test(tokens[at]?.word ?? '')) return undefined;
  at++;
  let det = '';
  for (
    let n = 0;
    n < 3 &&
    /^(?:de|het|een|die|dat|deze|onze|kleine|nieuwe|ene|leerling|kleuter|the|a|that|our|little|un|une|la|le|l)$/.test(
      tokens[at]?.word ?? '',
    ) &&
    !parts[at];
    n++
  ) {
    if (ONE_CHILD.test(tokens[at]!.word)) break;
    det = tokens[at++]!.word;
  }
  if (isSomebody(scene, at)) return Math.max(at + 1, familyEnd(scene, at + 1));
  if (
    ONE_CHILD.test(tokens[at]?.word ?? '') &&
    !EVERY.test(det) &&
    (one || /^(?:die|dat|deze|that|the|de|het)$/.test(det))
  ) {
    if (tokens[i]!.word === 'ouder' && det === 'een') return undefined;
    return isSomebody(scene, at + 1) ? at + 2 : (classAfter(scene, at + 1)?.to ?? at + 1);
  }
  return undefined;
}

const CODE_OR_INITIALS = /^(?:(?:\p{Lu}\.){1,4}\p{Lu}?|\p{Lu}{2,3}|\p{L}{1,3}-?\d{1,5})$/u;

/** A name, known or capitalised, initials or a code; also a colleague's, whose mother is nobody's business either. */
function isSomebody({ tokens, parts }: Scene, i: number): boolean {
  const token = tokens[i];
  if (!token?.isWord || parts[i]?.what === 'class') return false;
  if (parts[i]) return false;
  if (CODE_OR_INITIALS.test(token.text) && !isOrdinary(token.word)) return true;
  if (
    firstName(token) &&
    !/^(?:elke|een|an|van|do)$/.test(token.text) &&
    !(isOrdinary(token.word) && !token.capital)
  )
    return true;
  if (isOrdinary(token.word)) return false;
  return (token.capital && !token.starts) || (FAMILY_NAMES.has(token.word) && token.capital);
}

/** "die boze vader", "die mama", "bel de mama nog eens". */
function pointedAt({ tokens }: Scene, i: number): Range {
  const word = tokens[i]!.word;
  if (!PARENT.test(word) || isPlural(tokens[i]!.text)) return undefined;
  const [two, one] = [tokens[i - 2]?.word ?? '', tokens[i - 1]?.word ?? ''];
  if (MOOD.test(one)) return { from: i - 1, to: i + 1 };
  if (THIS.test(one) || (THIS.test(two) && !LOOSE.test(word)))
    return THIS.test(one) || isShortAdjective(one) ? { from: i - 1, to: i + 1 } : undefined;
  if (LOOSE.test(word)) return undefined;
  return THE.test(one) && !/^(?:van|of|de|der|du)$/.test(tokens[i + 1]?.word ?? '')
    ? { from: i - 1, to: i + 1 }
    : undefined;
}

const isShortAdjective = (word: string): boolean => /^[a-z]{3,12}e$/.test(word);
