import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { markOf } from '../model/head.js';
import type { CareRequest } from '../model/request.js';
import type { At } from './lead.js';

/** What was done, and which request comes next; no word of either. `from`: what its button carries to stay in the list. */
export const onwardCard = (
  at: At,
  done: TextRef,
  { id, data }: Stored<CareRequest>,
  from: CardData,
): CardRef => ({
  card: 'requests/onward',
  data: {
    id,
    done,
    next: text('request.onward.next', {
      roepnaam: data.roepnaam,
      classCode: data.classCode,
      requester: nameOf(at.school, data.requesterId),
    }),
    mark: markOf(at, data),
    from,
  },
});
