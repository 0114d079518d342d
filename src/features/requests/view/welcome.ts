import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { DayRef } from '../../../kernel/text.js';
import { text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { REQUEST } from '../model/request.js';
import type { At } from './messages.js';

/** `until`: put off to that day, so there is nothing to press. */
export const welcomeCard = (
  { givenName }: Person,
  { again, until }: { again: boolean; until?: DayRef },
): CardRef => ({
  card: 'requests/welcome',
  data: {
    line: text(again ? 'welcome.again' : 'welcome.back', { givenName }),
    later: until ? text('welcome.later', { day: until }) : null,
    open: until === undefined,
  },
});

/** To who comes back after an absence, when there is anything to show; otherwise they are left alone. */
export const welcomeBack: SendSpec<School, Person> = {
  name: 'request.welcome',
  async view({ read, person, data }: At) {
    const open = await Promise.all(
      ['coordinatorId', 'takenBy', 'requesterId'].map((field) =>
        read.count(REQUEST, { [field]: person.id, open: true }),
      ),
    );
    return open.every((n) => n === 0) ? undefined : welcomeCard(person, { again: data.again === true });
  },
};
