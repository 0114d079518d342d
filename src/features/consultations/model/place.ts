import { FIRST_NAMES } from '../../school/model/hint-words.js';
import { hintsOf } from '../../school/model/hints.js';

/** Words by which a school calls a room or a call; whatever is not here may be a name. In three languages, without accents. */
const ROOMS = new Set(
  `lokaal klas klaslokaal zaal refter eetzaal turnzaal sporthal bureau kantoor secretariaat directie leraarskamer leraarslokaal
zorglokaal zorgklas zorghoek polyvalente bib bibliotheek mediatheek vergaderzaal vergaderlokaal gespreksruimte gesprekslokaal kamer
verdieping gelijkvloers gebouw blok vleugel speelplaats onthaal online videogesprek teams zoom meet google microsoft telefonisch school
room classroom hall office staff staffroom library gym floor building wing reception call phone meeting
local salle classe bureau secretariat direction bibliotheque etage batiment bloc aile accueil reunion appel visio`.split(
    /\s+/,
  ),
);
const SMALL = new Set(
  `van de het een op in aan bij naast boven onder de tweede eerste derde the of on at in next to first second third
le la les du des de d l au aux a cote premier deuxieme troisieme en via`.split(/\s+/),
);
/** A room's number or letter: "12", "B2.14", "C". */
const CODE = /^(?:[a-z]{0,2}\d{1,4}(?:[.-]?[a-z0-9]{1,4})?|[a-z])$/;

const bare = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * What the organiser typed as the place, for a file that leaves the house: only a link, or a room in words that every school uses. A
 * place may hold a name ("bij Emma thuis"); what is not surely none stays in the dialog. `classNames`: the school's own.
 */
export function plainPlace(typed: string | undefined, classNames: readonly string[]): string | undefined {
  const place = typed?.trim();
  if (!place) return undefined;
  if (hintsOf(place.replaceAll(/[-_/.+]/g, ' '), { classNames }).length > 0) return undefined;
  return isLink(place) || isRoom(place, classNames) ? place : undefined;
}

function isLink(place: string): boolean {
  if (!/^https:\/\/\S+$/i.test(place) || !URL.canParse(place)) return false;
  const { username, password } = new URL(place);
  // A name in a link ("/emma-peeters") is one as well.
  const words = bare(decoded(place)).split(/[^a-z]+/);
  return username === '' && password === '' && !words.some((word) => FIRST_NAMES.has(word));
}

function decoded(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}

function isRoom(place: string, classNames: readonly string[]): boolean {
  const own = classNames.map(bare);
  const words = bare(place)
    .split(/[\s,;:()'’/-]+/)
    .filter(Boolean);
  const known = (word: string) => ROOMS.has(word) || own.includes(word);
  return words.some(known) && words.every((word) => known(word) || SMALL.has(word) || CODE.test(word));
}
