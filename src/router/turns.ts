import { createHash, randomBytes } from 'node:crypto';
import type { Known } from '../features/school/directory.js';
import type { Person, School } from '../features/school/model/school.js';
import type { Reader } from '../kernel/card.js';
import type { Command } from '../kernel/command.js';
import type { Decision, Onward, RecordKey } from '../kernel/decision.js';
import { isRefusal, type Refusal } from '../kernel/errors.js';
import type { Turn, VerbSpec } from '../kernel/feature.js';
import type { Actor, Answer, Interaction, Reply } from '../kernel/interaction.js';
import { messagesChanged } from '../kernel/message.js';
import { type TextRef, text } from '../kernel/text.js';
import { LANGUAGES, type Language } from '../kernel/values.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Clock } from '../ports/clock.js';
import type { Change, Store } from '../ports/store.js';
import { withAlong } from './along.js';
import { readCommand } from './commands.js';
import { timely } from './digest-time.js';
import { fieldErrors } from './field-errors.js';
import { createBeside, createFound, createHeld, homeCard } from './home.js';
import type { House } from './house.js';
import { otherRole } from './other-role.js';
import type { ReachOf } from './reach.js';

const TRIES = 6;
/** What every feature adds to is the router's to compose; the verb is the school's. */
const HOME = 'school.home';

export interface TurnOptions {
  house: House;
  store: Store;
  clock: Clock;
  commands: readonly Command[];
  log: Log;
  metrics: Metrics;
  /** Called after each commit that left work to do. */
  wake(): void;
  /** Called at the start of each turn. */
  turn(): void;
  reach: Pick<ReachOf, 'used'>;
  acquaintances: { prefers(actor: Actor, known: Known): Promise<void> };
  address?(path: string): string | undefined;
}

/** Who, may they, handler, commit, reply. Everything a person does on any surface comes through here. */
export function createAct(options: TurnOptions): (interaction: Interaction) => Promise<Answer> {
  const { house, clock, log, metrics } = options;

  return async (interaction) => {
    const started = clock.real();
    options.turn();
    const named = nameOf(interaction, options);
    const verb = named.verb?.name ?? 'unknown';
    try {
      const known = await house.directory.who(interaction.actor, clock.now(), schoolOf(interaction));
      if (!known) return strangerAnswer(interaction);
      await options.reach.used(known.school, known.person, interaction.actor);
      await options.acquaintances.prefers(interaction.actor, known);
      const reader = house.reader(known.school, known.person);
      const reply = await perform(options, interaction, known, named);
      metrics.turns.inc({ verb, outcome: reply.kind });
      const inChat = named.verb?.inChat;
      return { reply, reader, language: reader.language, ...(inChat ? { inChat } : {}) };
    } catch (error) {
      const reference = randomBytes(4).toString('hex');
      log.error({ err: error, reference, verb }, 'turn failed');
      metrics.turns.inc({ verb, outcome: 'fault' });
      const reader = await readerOf(options, interaction);
      const reply: Reply = { kind: 'note', text: text('error.fault', { reference }) };
      return { reply, reader, language: reader?.language ?? languageOf(interaction) };
    } finally {
      metrics.turnSeconds.observe({ verb }, (clock.real() - started) / 1000);
    }
  };
}

interface Named {
  /** undefined: there is no such verb, or no such command. */
  verb: VerbSpec | undefined;
  input: Record<string, unknown>;
  typed: boolean;
  /** The command that was probably meant. */
  meant?: string;
}

function nameOf(interaction: Interaction, { house, commands }: TurnOptions): Named {
  const { verbs } = house.registry;
  if (interaction.verb !== undefined) {
    return { verb: verbs.get(interaction.verb), input: interaction.input, typed: false };
  }
  const typed = readCommand(interaction.text ?? '', commands);
  if ('meant' in typed) return { verb: undefined, input: {}, typed: true, meant: typed.meant };
  return { verb: verbs.get(typed.verb), input: typed.input, typed: true };
}

/** The command as somebody typed it behind a slash: a platform may know it in one language only. */
function calledBy({ text: typed = '' }: Interaction, { commands }: TurnOptions): string | undefined {
  const [, name = ''] = /^\/(\S+)/.exec(typed) ?? [];
  const known = commands.some(({ words }) => Object.values(words).flat().includes(name));
  return known ? `/${name}` : undefined;
}

const commandName = (interaction: Interaction, options: TurnOptions) =>
  calledBy(interaction, options) ?? text('command.name');

/** What is said where there is no such verb or command: for something typed, what was probably meant, or where to look. */
function unknown(options: TurnOptions, interaction: Interaction, { typed, meant }: Named): TextRef {
  if (!typed) return text('error.refused');
  if (meant === undefined) return text('error.unknownCommand', { name: commandName(interaction, options) });
  const name = calledBy(interaction, options);
  return text('error.meant', { words: name ? meant.replace(/^\S+(?= )/, name) : meant });
}

async function perform(
  options: TurnOptions,
  interaction: Interaction,
  known: Known,
  named: Named,
): Promise<Reply> {
  const { school, person } = known;
  const { house, store, clock } = options;
  const { verb } = named;
  if (!verb) return { kind: 'note', text: unknown(options, interaction, named) };
  if (verb.name === HOME) return { kind: 'dialog', card: await homeCard(house, clock, { school, person }) };
  const input = verb.input.safeParse(named.input);
  if (!input.success) return { kind: 'errors', fields: fieldErrors(input.error) };

  const read = house.read(school.id);
  const aside = await besides(options, interaction, known);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const now = clock.now();
    const id = (input.data as { id?: unknown }).id;
    const record = verb.on ? await read.get(verb.on, typeof id === 'string' ? id : '') : undefined;
    // "Not there" and "not yours" are one answer, so that nobody can find out which requests exist.
    if (verb.on && !record) return refusal({ refusal: 'refused' });
    if (!verb.may(person, school, record?.data, now)) {
      const late = record
        ? verb.late?.(person, school, record.data, now)
        : otherRole(verb, options.commands, school, now, commandName(interaction, options));
      return refusal({ refusal: 'refused', ...(late ? { text: late } : {}) });
    }

    const shown: RecordKey[] = [];
    const turn = {
      now,
      school,
      read,
      // An id that somebody made up, and that is taken, is answered like any other: the record gets one of ours.
      id: idsFrom(attempt <= TRIES / 2 ? input.data : {}, clock),
      person,
      input: input.data,
      record,
      place: interaction.place,
      opens: (name: string) => opensFor(house, known, name, now),
      secret,
      address: (path: string) => options.address?.(path),
      found: createFound(house, clock, known),
      held: createHeld(house, clock, known),
      beside: createBeside(house, clock, known, (ref) => shown.push(ref)),
      ...aside,
    };
    const handled = await verb.handle(turn);
    if (isRefusal(handled)) return refusal(handled);
    const outcome = await withAlong(handled, { house, verb, turn, shown });
    const { reply } = outcome;
    const answer = () => (reply.kind === 'go' ? onward(options, interaction, known, reply) : reply);

    const change = changeOf(outcome, school, now);
    if (!change) return answer();
    const committed = await store.commit(change, clock.real(), interaction.onceKey);
    if (committed === 'conflict') continue;
    if (committed === 'repeat') {
      if (reply.kind === 'go') return answer();
      return (await verb.again?.(turn)) ?? { kind: 'close', note: text('error.repeat') };
    }
    if (change.work.length > 0) options.wake();
    return answer();
  }
  return refusal({ refusal: 'conflict' });
}

/** The answer of another verb to the same person, as if they had pressed it next: it is authorised and logged like any other. */
function onward(options: TurnOptions, interaction: Interaction, known: Known, { verb, input }: Onward) {
  const named = { verb: options.house.registry.verbs.get(verb), input, typed: false };
  return perform(options, { ...interaction, onceKey: undefined }, known, named);
}

/** The school of the card acted on; a form of somebody with several schools asks it in its first field. */
const schoolOf = ({ schoolId, input }: Interaction): string | undefined =>
  typeof input.school === 'string' && input.school !== '' ? input.school : schoolId;

/** What few turns have: several schools to choose from, the message that this is made of, the language of a profile. */
async function besides({ house, clock }: TurnOptions, { original, actor }: Interaction, known: Known) {
  const aside: Pick<
    Turn<School, Person, unknown, undefined>,
    'schools' | 'original' | 'profileLanguage'
  > = {};
  const profileLanguage = profileOf(actor);
  if (profileLanguage) aside.profileLanguage = profileLanguage;
  if (known.memberships) {
    const found = await Promise.all(known.memberships.map((one) => house.directory.school(one.schoolId)));
    const schools = found.filter((one) => one !== undefined).map(({ id, name }) => ({ id, name }));
    aside.schools = schools.sort(
      (a, b) => Number(b.id === known.school.id) - Number(a.id === known.school.id),
    );
  }
  if (original) {
    const author = await house.directory.who(original.author, clock.now(), known.school.id);
    aside.original = { personId: author?.person.id, link: original.link };
  }
  return aside;
}

function opensFor({ registry }: House, { school, person }: Known, name: string, now: number): boolean {
  const verb = registry.verbs.get(name);
  return verb !== undefined && !verb.on && verb.may(person, school, undefined, now);
}

/** As `createFiles` keeps one. */
function secret(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: createHash('sha256').update(token).digest('base64url') };
}

const NONCE = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** The nonce of the dialog first, then new ones. */
function idsFrom(input: { once?: unknown }, clock: Clock): () => string {
  const { once } = input;
  let nonce = typeof once === 'string' && NONCE.test(once) ? once : undefined;
  return () => {
    const id = nonce ?? clock.id();
    nonce = undefined;
    return id;
  };
}

/** What a decision commits; undefined when it changes nothing. A changed record's messages are looked up after the commit. */
function changeOf(outcome: Decision, school: School, now: number): Change | undefined {
  const { save, pool = [], remove, audit, changed } = outcome;
  if (save.length + pool.length + remove.length + audit.length + outcome.work.length === 0) return undefined;
  const refresh = changed.map((ref) => messagesChanged(ref, now));
  return {
    schoolId: school.id,
    save,
    ...(pool.length > 0 ? { pool } : {}),
    remove,
    audit,
    work: timely([...outcome.work, ...refresh], school, now),
  };
}

function refusal(outcome: Refusal): Reply {
  if (outcome.refusal === 'invalid') return { kind: 'errors', fields: outcome.fields ?? {} };
  return { kind: 'note', text: outcome.text ?? text(`error.${outcome.refusal}`) };
}

/** The language that the platform knows of somebody, if it is one of ours. */
const profileOf = ({ locale }: Actor): Language | undefined =>
  LANGUAGES.find((one) => one === locale?.slice(0, 2));
const languageOf = ({ actor }: Interaction): Language => profileOf(actor) ?? 'nl';

function strangerAnswer(interaction: Interaction): Answer {
  return { reply: { kind: 'note', text: text('access.stranger') }, language: languageOf(interaction) };
}

async function readerOf(options: TurnOptions, interaction: Interaction): Promise<Reader | undefined> {
  try {
    const known = await options.house.directory.who(
      interaction.actor,
      options.clock.now(),
      schoolOf(interaction),
    );
    return known && options.house.reader(known.school, known.person);
  } catch {
    return undefined;
  }
}
