import { dayOf } from '../../../calendar/time.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { REQUEST } from '../../requests/model/request.js';
import { leads } from '../../requests/policy.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { calledOf, headOf } from '../model/head.js';
import { INTERVENTION } from '../model/step-kind.js';
import { coordinates } from '../policy.js';

/** To whoever leads what a step comes from: that it asks for something more. What that is, and why, stands where the request is read. */
export const nextSend: SendSpec<School, Person> = {
  name: 'step.next',
  async view({ read, ref, person, school, data, now }) {
    const record = ref && (await read.get(INTERVENTION, ref.id));
    const last = record?.data.lookBacks.at(-1);
    if (!record || last?.id !== data.lookBack) return undefined;
    const step = record.data;
    const today = dayOf(now);
    const request = step.requestId === undefined ? undefined : await read.get(REQUEST, step.requestId);
    if (request ? !leads(person, request.data, school, today) : !coordinates(person, step, school, today))
      return undefined;
    return {
      card: 'steps/next',
      data: {
        ...headOf(school, record.id, step),
        line: text(`message.step.next.${data.why === 'further' ? 'further' : 'inVain'}`, {
          called: calledOf(step),
          name: nameOf(school, last?.by),
        }),
        from: request?.id ?? '',
        request: request !== undefined,
        small: request?.data.open ?? false,
        none: request === undefined,
        classCode: step.classCode ?? '',
      },
    };
  },
};
