import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Read, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { BarsPicture } from '../../../kernel/picture.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { isOpen, lastDay, SURVEY, type Survey } from '../model/survey.js';
import { answersOf, hasAnswered } from '../model/survey-box.js';
import { OUTCOME_FROM, type Outcome, outcomeOf, type Share } from '../model/survey-outcome.js';
import { SIDES } from '../model/survey-sides.js';
import { answersSurveys } from '../policy.js';

interface Shown {
  outcome: Outcome[];
  /** How many answered, in the order of the sides. */
  people: [number, number];
}

export async function shownOutcome(
  read: Pick<Read, 'get'>,
  { id }: Stored<Survey>,
): Promise<Shown | undefined> {
  const [policy, teachers] = await Promise.all(SIDES.map((side) => answersOf(read, id, side)));
  const outcome = outcomeOf(policy, teachers);
  return outcome && { outcome, people: [policy?.people ?? 0, teachers?.people ?? 0] };
}

const shareText = ({ part, edge }: Share): TextRef => text('survey.share', { part, edge });

const rowsOf = ({ statements }: Survey, { outcome }: Shown) =>
  statements.map((words, nth) => {
    const { shares, apart } = outcome[nth] ?? { apart: false };
    return {
      words,
      line: shares
        ? text('survey.row', { policy: shareText(shares[0]), teachers: shareText(shares[1]) })
        : text('survey.rowFew', { k: OUTCOME_FROM }),
      apart: apart === true,
    };
  });

/** The table that stands beside the picture, or instead of it. */
export const resultsCard = ({ id, data }: Stored<Survey>, shown: Shown | undefined): CardRef => ({
  card: 'vision/survey-results',
  data: {
    id,
    title: data.title,
    there: shown !== undefined,
    who: shown
      ? text('survey.who', { policy: shown.people[0], teachers: shown.people[1] })
      : text('survey.tooFew', { k: OUTCOME_FROM }),
    rows: shown ? rowsOf(data, shown) : [],
  },
});

const pictureOf = (school: School, { data }: Stored<Survey>, { outcome, people }: Shown): BarsPicture => ({
  picture: 'bars',
  title: data.title,
  lead: [text('survey.lead'), text('survey.who', { policy: people[0], teachers: people[1] })],
  sides: SIDES.map((side) => text(`survey.side.${side}`)),
  rows: data.statements.map((words, nth) => {
    const { shares } = outcome[nth] ?? {};
    return shares
      ? { words, bars: shares.map((share) => ({ part: share.part, words: shareText(share) })) }
      : { words, bars: [], none: text('survey.rowFew', { k: OUTCOME_FROM }) };
  }),
  foot: text('survey.foot', { school: school.name, day: day(lastDay(data), 'date'), k: OUTCOME_FROM }),
  alt: text('survey.alt', { title: data.title }),
});

type Send = SendSpec<School, Person>;

async function surveyOf({ read, ref }: { read: Read; ref?: { id: string } }) {
  return ref && (await read.get(SURVEY, ref.id));
}

/** In the weekly place for what need not be asked. Once it is answered or over, the message says so. */
const invite: Send = {
  name: 'survey.invite',
  async view(at) {
    const record = await surveyOf(at);
    if (!record || !answersSurveys(at.person)) return undefined;
    const open = isOpen(record.data, dayOf(at.now));
    const answered = await hasAnswered(at.read, record.id, at.person.id);
    if ((!open || answered) && !at.again) return undefined;
    const { title, endsOn, statements } = record.data;
    const state = !open ? 'over' : answered ? 'answered' : 'open';
    return {
      card: 'vision/survey-invite',
      data: {
        id: record.id,
        line: text(`message.survey.${state}`, { title, day: day(endsOn), n: statements.length }),
        open: state === 'open',
        over: state === 'over',
      },
    };
  },
};

/** To who set it up: nobody answers any more. */
const over: Send = {
  name: 'survey.over',
  view: () => undefined,
  async line(at) {
    const record = await surveyOf(at);
    if (!record || isOpen(record.data, dayOf(at.now))) return undefined;
    const there = (await shownOutcome(at.read, record)) ? 'yes' : 'no';
    return text('digest.survey.over', { title: record.data.title, there, k: OUTCOME_FROM });
  },
};

/** The outcome as it is when the message goes out; after the end it changes no more. */
const picture: Send = {
  name: 'survey.picture',
  async view(at) {
    const record = await surveyOf(at);
    const shown = record && (await shownOutcome(at.read, record));
    if (!record || !shown) return undefined;
    return {
      card: 'vision/survey-picture',
      data: { title: record.data.title, rows: rowsOf(record.data, shown) },
    };
  },
  async file(at) {
    const record = await surveyOf(at);
    const shown = record && (await shownOutcome(at.read, record));
    if (!record || !shown || isOpen(record.data, dayOf(at.now))) return undefined;
    return {
      file: 'picture',
      name: record.data.title,
      data: pictureOf(at.school, record, shown),
    };
  },
};

export const surveySends: Send[] = [invite, over, picture];
