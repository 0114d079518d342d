import { cpSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wordsIn } from '../edges/slack/blocks/context.js';
import { toHome, toMessage, toModal } from '../edges/slack/blocks/convert.js';
import { toDialogCard, toMessageCard } from '../edges/teams/cards.js';
import { FEATURES } from '../features/index.js';
import type { Platform } from '../kernel/interaction.js';
import { LANGUAGES, type Language } from '../kernel/values.js';
import { createRenderer, type Renderer } from '../render/card.js';
import { loadSamples, type Sample } from './samples.js';

const HELP = `npm run gallery -- --out DIR

Draws every card with every sample in every language for every surface:
DIR/<surface>/<language>/<card>.<sample>.json, and DIR/index.html shows them side by side.

  --out DIR   made if it is not there; files of the same name are replaced
  --help      this text`;

/** What a surface makes of a sample, exactly as it would be sent. A new surface is one line here. */
const SURFACES: Partial<
  Record<Platform, (renderer: Renderer, sample: Sample, language: Language) => unknown>
> = {
  sandbox: (renderer, { ref }, language) => renderer.render(ref, { language }, 'sandbox'),
  slack: drawForSlack,
  teams: drawForTeams,
};

/** A file of Slack holds `payload` exactly as it is sent. */
export function drawForSlack(renderer: Renderer, { ref, kind }: Sample, language: Language) {
  const card = renderer.render(ref, { language }, 'slack');
  const words = wordsIn((text) => renderer.say(text, language));
  const context = { schoolId: 'baken', words, card: ref.card, choices: () => 'list' };
  if (kind === 'message') return { kind, payload: toMessage(card, context) };
  if (kind === 'home') return { kind, payload: toHome(card, context) };
  const title = renderer.title(ref, { language }) ?? '';
  return { kind: 'modal' as const, payload: toModal(card, title, context) };
}

/** A file of Teams holds `payload`, the card as it stands in a message or a dialog. */
export function drawForTeams(renderer: Renderer, { ref, kind }: Sample, language: Language) {
  const card = renderer.render(ref, { language }, 'teams');
  if (kind === 'dialog') return { kind, payload: toDialogCard(card, { schoolId: 'baken' }) };
  return { kind: 'message' as const, payload: toMessageCard(card, { schoolId: 'baken', opens }) };
}

const DIALOGS = new Set(
  FEATURES.flatMap(({ verbs }) => verbs.filter((verb) => verb.opens === 'dialog').map(({ name }) => name)),
);
const opens = (verb: string) => (DIALOGS.has(verb) ? 'dialog' : 'act');

/** One drawing, as the page of the gallery reads it. */
interface Drawing {
  surface: string;
  language: Language;
  card: string;
  sample: string;
  kind: Sample['kind'];
  file: string;
  drawn: unknown;
}

/** Writes the gallery of the cards in a folder laid out like `cards/`. Returns how much it drew. */
export function drawGallery(
  cardsDir: string,
  out: string,
): { cards: number; samples: number; drawings: number } {
  const renderer = createRenderer({ cardsDir });
  const samples = loadSamples(cardsDir);
  const drawings: Drawing[] = [];
  for (const [surface, draw] of Object.entries(SURFACES)) {
    for (const language of LANGUAGES) {
      mkdirSync(join(out, surface, language), { recursive: true });
      for (const sample of samples) {
        const drawn = drawSample(sample, () => draw(renderer, sample, language));
        const file = `${surface}/${language}/${sample.ref.card.replaceAll('/', '.')}.${sample.name}.json`;
        writeFileSync(join(out, file), `${JSON.stringify(drawn, null, 2)}\n`);
        const { name, kind, ref } = sample;
        drawings.push({ surface, language, card: ref.card, sample: name, kind, file, drawn });
      }
    }
  }
  writePage(out, drawings);
  return { cards: renderer.cards.length, samples: samples.length, drawings: drawings.length };
}

function drawSample(sample: Sample, draw: () => unknown): unknown {
  try {
    return draw();
  } catch (error) {
    throw new Error(`sample '${sample.name}': ${(error as Error).message}`, { cause: error });
  }
}

/** The page's own files stay in `src`, beside `dist`. Everything it needs lies next to it: it works from `file://`. */
function writePage(out: string, drawings: Drawing[]): void {
  const page = fileURLToPath(new URL('../../src/tools/gallery-page', import.meta.url));
  cpSync(page, out, { recursive: true });
  const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  cpSync(library, join(out, 'adaptivecards.min.js'));
  writeFileSync(join(out, 'drawings.js'), `const DRAWINGS = ${JSON.stringify(drawings)};\n`);
}

/** Returns the exit code: 0, or 2 when the arguments cannot be read. */
export function runGallery(args: string[], out: (line: string) => void, complain = out): number {
  let values: { out?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }));
  } catch (error) {
    complain((error as Error).message);
    complain(HELP);
    return 2;
  }
  if (values.help) {
    out(HELP);
    return 0;
  }
  if (!values.out) {
    complain('Where to? Type: npm run gallery -- --out DIR');
    return 2;
  }
  const dir = resolve(values.out);
  const { cards, samples, drawings } = drawGallery(
    fileURLToPath(new URL('../../cards', import.meta.url)),
    dir,
  );
  out(`${cards} cards, ${samples} samples, ${drawings} drawings: open ${join(dir, 'index.html')}`);
  return 0;
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const print = (stream: NodeJS.WriteStream) => (line: string) => stream.write(`${line}\n`);
  process.exitCode = runGallery(process.argv.slice(2), print(process.stdout), print(process.stderr));
}
