import {
  childBefore,
  classAfter,
  classBefore,
  HELPED,
  ofPlace,
  PERSON_VERB,
  spokenTo,
  titled,
} from './around.js';
import { FAMILY_NAMES } from './family-names.js';
import { FIRST_NAMES } from './first-names.js';
import { familyEnd, type Named, namedAt } from './named.js';
import { isOrdinary } from './ordinary.js';
import { colleagueAt, type Scene } from './scene.js';

/** Tokens from `from` up to, without, `to`. */
export interface Hit<K> {
  kind: K;
  from: number;
  to: number;
}

/** First names, alone or with a surname, that are no colleague's; and a colleague's where it stands as a child's. */
export function namesIn(scene: Scene): Hit<'name'>[] {
  const found: Hit<'name'>[] = [];
  let spokenUntil = -1;
  for (let i = 0; i < scene.tokens.length; i++) {
    const colleague = colleagueAt(scene, i);
    const named = colleague ? 'sure' : namedAt(scene, i);
    if (named === 'no' && !asChildOf(scene, i)) continue;
    const to = named === 'no' ? i + 1 : familyEnd(scene, i + 1);
    const staff = titled(scene, i) || ofPlace(scene, i, to);
    const chained = /^(?:en|and|et|&|,)$/.test(scene.tokens[i - 1]?.text ?? '') && spokenUntil === i - 1;
    const asChild = named === 'no' || asChildAt(scene, i, to, colleague?.classes);
    const spoken = chained || spokenTo(scene, i, to);
    if (!asChild && (staff || spoken)) {
      // "juffen An en Sofie", "merci An en Sofie"; but "juf An en Yusuf".
      if (spoken || SEVERAL.test(scene.tokens[i - 1]?.word ?? '')) spokenUntil = to;
      i = to - 1;
      continue;
    }
    const told = colleague ? asChild || otherFamily(scene, i, to) : counts(scene, i, to, named, asChild);
    if (!told || (staff && !asChild)) continue;
    found.push({ kind: 'name', from: i, to });
    i = to - 1;
  }
  return found;
}

const SEVERAL = /^(?:juffen|meesters|collega|collegas|colleagues|collegues|leerkrachten|leraren)$/;

/** "toon uit l3b": whatever has the shape of a name, right before a class it comes from. */
function asChildOf(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  if (!token.isWord || scene.parts[i] || /\d/.test(token.word)) return false;
  if (!token.capital) return looksLikeAName(scene, i);
  if (DETERMINES.test(scene.tokens[i - 1]?.word ?? '')) return false;
  if (isOrdinary(token.word) && !FIRST_NAMES.has(token.word)) return false;
  return !NOUN_OF_CLASS.test(token.word) && classAfter(scene, i + 1)?.how === 'uit' && !token.starts;
}

/** Beside a class as a child stands there, or after "leerling"; a colleague's own class counts as theirs. */
function asChildAt(scene: Scene, i: number, to: number, classes?: ReadonlySet<string>): boolean {
  if (titled(scene, i)) return false;
  const child = childBefore(scene, i);
  const after = classAfter(scene, to);
  const { word, capital, capitals } = scene.tokens[i]!;
  if (child) return capital || !FUNCTION_WORD.test(word);
  if (classes === undefined)
    return (
      (after !== undefined && after.how !== '') ||
      (capital && after !== undefined) ||
      ((capital || capitals) && classBefore(scene, i))
    );
  if (!after || after.how === ',') return false;
  if (/^(?:in|bij|en|dans|de)$/.test(after.how)) return false;
  if (after.how === 'uit' || after.how === 'from') return true;
  return !(after.code !== undefined && classes.has(after.code));
}

/** "Noah Claes", where Noah works here but is no Claes. */
function otherFamily({ tokens, house }: Scene, i: number, to: number): boolean {
  if (to === i + 1) return false;
  const family = tokens
    .slice(i + 1, to)
    .map(({ word }) => word)
    .join(' ');
  const last = tokens[to - 1]!.word;
  return (
    !house.given.get(tokens[i]!.word)?.families.has(family) &&
    FAMILY_NAMES.has(last) &&
    tokens[to - 1]!.capital
  );
}

/** "xhesika uit l3b": a word that nothing says what it is, where a noun would have an article. */
function looksLikeAName(scene: Scene, i: number): boolean {
  const { word } = scene.tokens[i]!;
  if (
    !/^[a-z]{3,12}$/.test(word) ||
    isOrdinary(word) ||
    NOUN_OF_CLASS.test(word) ||
    SEVERAL_OR_VERB.test(word)
  )
    return false;
  const after = classAfter(scene, i + 1);
  const ofClass =
    after?.how === 'uit' &&
    scene.parts[after.to - 1]?.what === 'class' &&
    !/klas/.test(scene.tokens[after.to - 1]!.word);
  return ofClass && !DETERMINES.test(scene.tokens[i - 1]?.word ?? '');
}
const SEVERAL_OR_VERB = /(?:en|s|je|tje|heid|ing|t|de)$/;
const DETERMINES =
  /^(?:de|het|een|die|dat|deze|dit|elk|elke|geen|wat|welk|mijn|jouw|je|ons|onze|jullie|haar|zijn|hun|veel|wel|uw|[a-z]{3,}e)$/;

/** Nouns that come from a class without being somebody. */
const NOUN_OF_CLASS =
  /^(?:leerlingen|kinderen|kleuters|collegas|ouders|juffen|iedereen|niemand|iemand|allen|jongens|meisjes|resultaten|tekeningen|juf|meester|collega|werk|nieuws|groep|leerling|kind|foto|idee|muziek|kids|pupils|students|eleves|stagiairs)$/;

function counts(scene: Scene, i: number, to: number, named: Named, asChild: boolean): boolean {
  if (named === 'sure' || named === 'no') return true;
  if (asChild) return true;
  const next = scene.tokens[to]?.word ?? '';
  const before = scene.tokens[i - 1]?.word ?? '';
  const { word, capital } = scene.tokens[i]!;
  const last = scene.tokens[to - 1]!.word;
  const whole = to > i + 1 && (named === 'word' || FAMILY_NAMES.has(last) || to > i + 2);
  if (named === 'word')
    return capital && (whole || PERSON_VERB.test(next) || (THIRD.test(next) && !FUNCTION_WORD.test(word)));
  if (TOLD_OF.test(scene.tokens[to + 1]?.word ?? '') && scene.tokens[to]?.text === ',') return true;
  if (toldOfAt(scene, i, to)) return true;
  if (whole || PERSON_VERB.test(next) || HELPED.test(before) || FAMILY_NAMES.has(word)) return true;
  return (
    isAlone(scene, i, to) &&
    /^[a-z]{3,12}$/.test(word) &&
    !LIKE_A_PLACE.test(word) &&
    !LIKE_AN_ADJECTIVE.test(word)
  );
}

const TOLD_OF = /^(?:die|who|qui)$/;

/** "hoe je Sefora liet starten", "toen Xavi …", "Xavi haar jas", "Xavi en Lotte": somebody, whoever it is. */
function toldOfAt({ tokens, parts }: Scene, i: number, to: number): boolean {
  const [two, one, next, then] = [i - 2, i - 1, to, to + 1].map((at) => tokens[at]?.word ?? '') as [
    string,
    string,
    string,
    string,
  ];
  if (CLAUSE.test(one) && /^[a-z]{3,10}$/.test(tokens[i]!.word)) return !LIKE_A_PLACE.test(tokens[i]!.word);
  if (/^(?:je|jij|u|ge|gij|you|tu)$/.test(one) && CLAUSE.test(two) && GUIDED.test(next)) return true;
  if (
    /^(?:haar|z'n|zn|d'r)$/.test(next) ||
    (next === 'zijn' && !/^(?:we|wij|ze|zij|er|jullie|die|de|het|nu)$/.test(then))
  )
    return true;
  const together = (at: number) =>
    tokens[at] !== undefined &&
    !parts[at] &&
    tokens[at].capital &&
    !tokens[at].starts &&
    FIRST_NAMES.has(tokens[at].word);
  return (
    (/^(?:en|and|et)$/.test(next) && together(to + 1)) || (/^(?:en|and|et)$/.test(one) && together(i - 2))
  );
}
const CLAUSE =
  /^(?:dat|toen|hoe|omdat|zodat|terwijl|nadat|waarop|waarmee|sinds|wanneer|when|how|since|que|quand|comment)$/;
const GUIDED =
  /^(?:liet|laat|hielp|helpt|troost\w{0,3}|meenam|meeneemt|opving|opvangt|begeleid\w{0,3}|aansprak|aanspreekt|kalmeer\w{0,3}|gerust\w{0,8}|betrok|betrekt|motiveer\w{0,3}|uitdaag\w{0,3}|aanmoedig\w{0,3}|toesprak|vastpakte|gaf|geeft|leerde|leert|kreeg|krijgt|opvolgt|opvolgde|steun\w{0,3}|ondersteun\w{0,3}|ontving|ontvangt|terug|weer|kalm|rustig|mee|bij|let|helped)$/;

/** No capital beside it: a word that nobody knows is a child more often than a shop; in a row they are a title or a shop. */
function isAlone({ tokens }: Scene, i: number, to: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[to]];
  const besideCapital =
    (before?.capital === true && !before.starts) ||
    after?.capital === true ||
    before?.capitals ||
    after?.capitals;
  return to === i + 1 && !besideCapital && !/^["'“”„«»]$/.test(before?.text ?? '');
}
const LIKE_AN_ADJECTIVE = /(?:se|sch|sche|ish|ien|ienne|ais|aise|ans)$/;
const LIKE_A_PLACE =
  /(?:gem|land|beek|burg|stad|dorp|berg|berge|kerke|kerk|hove|heim|zele|rode|hout|straat|wijk|dam|poort|park|dag|feest|week|plein|hof|huis|boek|net|box|ville|mont|mark|tech|soft|kot|centrum|museum|mechanics?|werk|club|team|shop|kids|tv|fm|school|klas|land|plan|scan|test|toets|lijn|spel|lied|musical|show|tour|cup|oorlog|fonds|beurs|concert|hulp|methode|heid|ing|atie|tie|isme|logie|kunde|prijs|quiz|loop|bal|rit|tocht|reis|schap|vinden|zijn|leren|gids|krant|blad|app|plus|line|book|work|time|card|day|bord|stoel|tafel|doos|kaart|wagen|trein|bus|fiets|stad|gebouw|tuin|keuken|lokaal|gang|klok|kerk|bank|winkel|markt)$/;
const FUNCTION_WORD =
  /^(?:dan|will|can|may|mine|hope|joy|june|said|lot|vie|wat|max|erin|ben|an|do|jo|leen|lees|lien|tien|trees|bij|die|tine|thuis)$/;

/** After a name at the beginning: somebody did something, and it was not "je". */
const THIRD =
  /^(?:kwam|kon|kreeg|ging|stond|was|had|werkt|werkte|komt|kan|heeft|is|wil|vindt|vond|zit|doet|deed|kende|en)$/;
