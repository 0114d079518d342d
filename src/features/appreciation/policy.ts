import type { Day } from '../../kernel/values.js';
import { activeOn } from '../school/model/people.js';
import type { Person } from '../school/model/school.js';
import type { Appreciation } from './model/appreciation.js';

/** Who works here says thank you; to whom, is theirs to choose. */
export const mayWrite = (person: Person, today: Day): boolean => activeOn(person, today);

export const isSender = (person: Person, thanks: Appreciation): boolean => thanks.senderId === person.id;
export const isRecipient = (person: Person, thanks: Appreciation): boolean =>
  thanks.recipientIds.includes(person.id);

/** Its words: who wrote it, whom it is for, and everybody of the staff once it stands in a channel. Nobody else, whatever their role. */
export const mayRead = (person: Person, thanks: Appreciation, today: Day): boolean =>
  activeOn(person, today) &&
  thanks.state !== 'WITHDRAWN' &&
  (isSender(person, thanks) || isRecipient(person, thanks) || thanks.state === 'POSTED');

/** Changes its words, and takes it back: who wrote it. */
export const mayChange = (person: Person, thanks: Appreciation, today: Day): boolean =>
  activeOn(person, today) && isSender(person, thanks) && thanks.state !== 'WITHDRAWN';

/** "Dat zag ik ook": a colleague, of what stands in a channel. */
export const maySecond = (person: Person, thanks: Appreciation, today: Day): boolean =>
  activeOn(person, today) &&
  thanks.state === 'POSTED' &&
  !isSender(person, thanks) &&
  !isRecipient(person, thanks);

/** Whether it may stand in a channel is said by whom it is for. */
export const mayChooseWhere = (person: Person, thanks: Appreciation, today: Day): boolean =>
  activeOn(person, today) && isRecipient(person, thanks) && thanks.state !== 'WITHDRAWN';
