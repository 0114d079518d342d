import { addDays, epochOf } from '../../../calendar/time.js';
import { type Decision, decision, type NewWork, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { wordsOf } from '../../../kernel/spelling.js';
import { day, text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { EVERYONE, readTeam } from '../../school/model/teams.js';
import {
  type AnswerInput,
  answerId,
  auditedPoll,
  closing,
  isOpen,
  optionsFrom,
  type Poll,
  type PollInput,
  PRIORITY_ANSWER,
  PRIORITY_LIMITS,
  PRIORITY_POLL,
  pollRef,
} from '../model/priorities.js';
import { answerCard, pollCard, pollFormCard, pollListCard, recentPolls } from '../view/priorities.js';
import { type At, seenHere, todayOf } from './shared.js';

/** What the year is about: asked by who sets care, answered by everybody, and then a step of the whole team. */

type OnPoll<I = { id: string }> = Turn<School, Person, I, Poll>;

export async function list(turn: At): Promise<Decision> {
  return show(turn, pollListCard(turn, await recentPolls(turn.read)));
}

export async function form(turn: At): Promise<Decision> {
  return show(turn, pollFormCard(turn, {}, { channel: await hasChannel(turn), once: turn.id() }));
}

const hasChannel = async ({ read }: At): Promise<boolean> =>
  (await readTeam(read, EVERYONE))?.channel !== undefined;

export async function saved(turn: At<PollInput>): Promise<Decision | Refusal> {
  const { input, now, person } = turn;
  const today = todayOf(turn);
  const options = optionsFrom(input.options);
  const { fewest, most, option } = PRIORITY_LIMITS;
  if (options.length < fewest || options.length > most || options.some((one) => one.length > option))
    return invalid({ options: text('priority.error.options', { fewest, most, option }) });
  const last = addDays(today, PRIORITY_LIMITS.days);
  if (input.day === undefined || input.day <= today || input.day > last)
    return invalid({ day: text('priority.error.day', { day: day(last) }) });
  const twice = await openAlready(turn, input.title);
  if (twice) return invalid({ title: text('priority.error.open', { day: day(twice.openUntil) }) });
  const channel = await hasChannel(turn);
  const seen = input.which === 'sure' ? [] : seenHere(turn, [input.title, ...options].join('\n'));
  if (seen.length > 0)
    return decision({
      kind: 'next',
      card: pollFormCard(turn, input, { channel, seen, once: turn.id() }),
    });
  const id = turn.id();
  const way = input.way === 'channel' && channel ? 'channel' : 'each';
  const data: Poll = {
    title: input.title,
    options,
    openUntil: input.day,
    state: 'OPEN',
    way,
    invited: [],
    createdBy: person.id,
    createdAt: now,
  };
  const posted: NewWork[] = way === 'channel' ? [inChannel(id, data, now)] : [];
  return decision(
    { kind: 'close', note: text(`priority.asked.${way}`, { day: day(input.day) }) },
    {
      save: [{ kind: PRIORITY_POLL, id, expect: 0, data }],
      work: [closing(id, data), ...posted],
      audit: [auditedPoll(turn, 'priority.save', id)],
    },
  );
}

/** Of two with one name nobody could say which is which. */
async function openAlready(turn: At, title: string): Promise<Poll | undefined> {
  const { items } = await turn.read.find(PRIORITY_POLL, { where: { state: 'OPEN' }, limit: MOST_OPEN });
  const name = wordsOf(title).join(' ');
  const same = items.find(
    ({ data }) => isOpen(data, todayOf(turn)) && wordsOf(data.title).join(' ') === name,
  );
  return same?.data;
}
const MOST_OPEN = 50;

/** Asked by a colleague, in the channel of the whole team. */
const inChannel = (id: string, { openUntil }: Poll, now: number): NewWork => ({
  type: 'send',
  name: 'priority.asked',
  id: `priority.asked:${id}`,
  ref: pollRef(id),
  to: { channel: EVERYONE },
  manner: 'addressed',
  dueAt: now,
  notAfter: epochOf(addDays(openUntil, 1), '00:00'),
});

export async function answer(turn: OnPoll): Promise<Decision | Refusal> {
  const { record, read, person } = turn;
  if (!isOpen(record.data, todayOf(turn))) return refuse('gone', text('priority.over'));
  const mine = await read.get(PRIORITY_ANSWER, answerId(record.id, person.id));
  return show(turn, answerCard(record, mine?.data.ranks ?? [], turn.id()));
}

/** One answer a person, theirs to change until it closes. The log says that they answered, and not what. */
export async function answered(turn: OnPoll<AnswerInput>): Promise<Decision | Refusal> {
  const { record, read, person, input } = turn;
  const { options, openUntil } = record.data;
  if (!isOpen(record.data, todayOf(turn))) return refuse('gone', text('priority.over'));
  const typed = { first: input.first, second: input.second, third: input.third };
  const chosen = Object.entries(typed).filter(([, at]) => at !== undefined && at !== 'none');
  const ranks = chosen.map(([, at]) => Number(at));
  const strange = chosen.find(([, at]) => Number(at) >= options.length);
  if (strange) return invalid({ [strange[0]]: text('error.choice') });
  const twice = chosen.find(([, at], nth) => ranks.indexOf(Number(at)) < nth);
  if (twice) return invalid({ [twice[0]]: text('priority.error.twice') });
  if (ranks.length === 0) return invalid({ first: text('error.needed') });
  const id = answerId(record.id, person.id);
  const before = await read.get(PRIORITY_ANSWER, id);
  const until = epochOf(addDays(openUntil, KEPT_DAYS), '00:00');
  return decision(
    { kind: 'close', note: text('priority.answered', { day: day(openUntil) }) },
    {
      save: [
        {
          kind: PRIORITY_ANSWER,
          id,
          expect: before?.version ?? 0,
          data: { pollId: record.id, ranks, until },
        },
      ],
      audit: [auditedPoll(turn, 'priority.answer.save', record.id)],
    },
  );
}
/** What nobody counted, since the process stood still, is there so long. */
const KEPT_DAYS = 30;

export function read(turn: OnPoll): Decision {
  return show(turn, pollCard(turn, turn.record));
}

/** Taken back: nothing is counted, and what was answered is forgotten. */
export function stop(turn: OnPoll): Decision | Refusal {
  const { record } = turn;
  if (record.data.state !== 'OPEN') return refuse('gone', text('priority.over'));
  return decision(
    { kind: 'close', note: text('priority.stopped') },
    {
      save: [
        {
          kind: PRIORITY_POLL,
          id: record.id,
          expect: record.version,
          data: { ...record.data, state: 'STOPPED' },
        },
      ],
      // What was answered is taken away at once, as when it closes.
      work: [{ ...closing(record.id, record.data), dueAt: turn.now, id: `priority.stop:${record.id}` }],
      audit: [auditedPoll(turn, 'priority.stop', record.id)],
      changed: [pollRef(record.id)],
    },
  );
}

/** "Maak er een schoolstap van": the form of a step of the whole team, with what was chosen filled in. */
export function step(turn: OnPoll<{ id: string; which?: string }>): Decision | Refusal {
  const what = turn.record.data.options[Number(turn.input.which)];
  if (what === undefined) return refuse('refused');
  return decision({ kind: 'go', verb: 'step.team-form', input: { teamId: EVERYONE, what } });
}
