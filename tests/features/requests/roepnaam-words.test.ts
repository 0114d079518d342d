import { describe, expect, it } from '@jest/globals';
import { ROEPNAAM_WORDS } from '../../../src/features/requests/model/roepnaam-words.js';

/** Words that must never be a roepnaam, with the reason as the key. */
const FORBIDDEN: Record<string, string> = {
  remarkAboutAChild: `olifant slak schildpad walvis nijlpaard aap gorilla kalf stier wolf mol luiaard muis haas rups giraf
    gans eend uil uilskuiken koekoek papegaai pauw haan kip kuiken spruit druif pompoen bonenstaak krieltje spiering
    sprot wervelwind donderwolk vulkaan zonnestraal regenboog sneeuwvlok kabouter reus draak dinosaurus mammoet robot
    puzzel jojo springbal pluim parel diamant buffel bizon kameel lama schaap lam koe geit hert kangoeroe panda koala
    egel struisvogel kreeft krab garnaal komkommer augurk knol koekenbakker achterlicht deurmat kast`,
  insultOrDoubleMeaning: `ezel varken kwal slang rat poes muts kieken pruim banaan mossel trut zak eikel bes vijg kers meloen
    fluit doos paal pijp kwast hark dweil bezem trekker oester kut lul kloot kluut kneu sijs snol hoer teef tang
    nijptang naaimachine gereedschap pot poot staart plug zaad roede wulp fagot trekzak kaki kaketoe moer teut knuppel
    klojo loeder sukkel drol scheet kak plas pis seut makak bruine neger zigeuner pinda kokosnoot mongool spast`,
  bodyAndHealth: `hand voet arm been hoofd hart nier lever long tong oog oor neus mond haar huid bloed kies tand borst buik
    rug nagel vinger teen kuit amandel kruk gips pil zalf spuit naald thermometer ventilator rubber krop buil puist
    litteken verband pleister krukken rolstoel bril beugel dokter kliniek ambulance medicijn siroop vitamine kuur`,
  illness:
    'pest griep koorts kanker tyfus tering cholera kolder mazelen pokken waanzin gek zot krankzinnig pestvogel',
  family:
    'moeder vader papa mama ouder broer zus oma opa nonkel tante stief neef nicht baby wieg kind bengel kroost',
  school: `klas school juf meester leraar leerling rapport toets examen bank lessenaar krijt potlood pen vulpen schrift atlas
    passer lat gom breuk cijfer letter krokus directie zorg steun taak punt straf bord boekentas brooddoos rugzak`,
  feelings:
    'blij boos bang droef verdriet angst liefde haat vreugde passie hoop wanhoop treurwilg narcis mimosa traan',
  crimeAndWeapons: `mes dolk zwaard speer pijl boog kanon geweer pistool pistolet granaat raket bom bijl zeis zweep riem strop
    touw gif boei tralie dief ekster kluiskraker koevoet moord gang koker cel wapen knots katapult revolver kogel`,
  religion: `kerk kapel kruis god engel duivel hel hemel paus priester non klooster bijbel koran moskee imam kathedraal
    monnik paasbloem pinksterbloem kardinaal sint altaar abdij bisschop deken`,
  alcoholAndDrugs: `bier wijn jenever gin rum wodka whisky kater pint fles kroeg cafe wijngaard hop wiet hasj papaver opium
    sneeuwpoeder tabak sigaar paddo brownie kurkentrekker`,
  politicsAndNationality:
    'links rechts zuil parket minister partij turk marokkaan pool waal fransman jood mandarijn belg',
  givenNames: `roos jasmijn iris linde hazel merel lente storm amber jade robijn luna stella aurora viola violet rosalie
    margriet erika hanne anna noor lily lelie dahlia camelia els den heide rozemarijn marjolein kamille madelief
    melissa clementine madeleine robin wolf vos mees arend valk floor bloem daisy mila lila siena terra sky zonne
    sterre vita aria melodie harmonie octaaf ambroos basiel jasper sam tom bram braam lars stan finn kobe senne
    januari februari maart april mei juni juli augustus september oktober november december hermelijn nina savanne`,
  acuteDanger:
    'trein metro afgrond ravijn klif brug rails balustrade overdosis kelder brand vlam hittegolfdode grendel',
};

const SUFFIXES = ['e', 's', 'n', 'en', 'r', 'er', 't', 'je', 'tje', 'pje', 'ke', 'ken', 'es'];

/** What a word sounds like in Dutch, roughly: ij = ei, ou = au, g = ch, c = k, z = s, v = f, one letter for two. */
function sound(word: string): string {
  return word
    .replaceAll('sch', 'sx')
    .replaceAll('ch', 'x')
    .replaceAll('g', 'x')
    .replaceAll(/ij|y/g, 'ei')
    .replaceAll('ou', 'au')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('qu', 'k')
    .replaceAll(/[cq]/g, 'k')
    .replaceAll('z', 's')
    .replaceAll('v', 'f')
    .replaceAll('ie', 'i')
    .replaceAll(/(.)\1+/g, '$1')
    .replace(/d$/, 't')
    .replace(/b$/, 'p');
}

/** Pairs of words that would be confused: one letter replaced, an inflection of another, or the same sound. */
function confusable(words: readonly string[]): string[] {
  const found: string[] = [];
  const all = new Set(words);
  const byShape = new Map<string, string>();
  for (const word of words) {
    for (const suffix of SUFFIXES) if (all.has(word + suffix)) found.push(`${word} ${word}${suffix}`);
    const shapes = [...word].map((_, i) => `${word.slice(0, i)}_${word.slice(i + 1)}`);
    for (const shape of [...shapes, `=${sound(word)}`]) {
      const other = byShape.get(shape);
      if (other !== undefined && other !== word) found.push(`${other} ${word}`);
      byShape.set(shape, word);
    }
  }
  return found;
}

describe('the words for a roepnaam', () => {
  it('are at least 1,600, all different', () => {
    expect(ROEPNAAM_WORDS.length).toBeGreaterThanOrEqual(1_600);
    expect(new Set(ROEPNAAM_WORDS).size).toBe(ROEPNAAM_WORDS.length);
  });

  it('are single words of 4-14 plain letters', () => {
    expect(ROEPNAAM_WORDS.filter((word) => !/^[a-z]{4,14}$/.test(word))).toEqual([]);
  });

  it('cannot be confused with each other when said aloud or typed', () => {
    expect(confusable(ROEPNAAM_WORDS)).toEqual([]);
  });

  it('the rule against confusion bites', () => {
    expect(confusable(['tulp', 'tulpen'])).toEqual(['tulp tulpen']);
    expect(confusable(['lijm', 'leim'])).toEqual(['lijm leim']);
    expect(confusable(['wafel', 'tafel'])).toEqual(['wafel tafel']);
    expect(confusable(['vuurtoren', 'kastanje'])).toEqual([]);
  });

  it.each(Object.entries(FORBIDDEN))('hold nothing of the kind %s', (_, words) => {
    const forbidden = new Set(words.split(/[^a-z]+/).filter(Boolean));
    expect(ROEPNAAM_WORDS.filter((word) => forbidden.has(word))).toEqual([]);
  });

  it('hold no sensitive syllables inside a longer word', () => {
    const inside =
      /pest|moord|dood|dief|(?<!mu)ziek|kanker|hoer|neuk|kloten|zelf|straf|gek|leerling|zorg|angst|pijn|wapen(?!schild)/;
    expect(ROEPNAAM_WORDS.filter((word) => inside.test(word))).toEqual([]);
  });
});
