import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { coreValues, valueLabel } from '../../school/model/core-values.js';
import type { Person, School } from '../../school/model/school.js';
import { CARE_VISION, VISION_ID } from '../model/care-vision.js';
import { valueOfWeek } from '../model/value-of-week.js';
import { writesVision } from '../policy.js';

/** Longer explanations stand on the page. */
const ONE_LINE = 110;

/** One core value in turn, in one line; whoever may write the vision is asked kindly for it where there is none. */
export async function visionHome({
  read,
  person,
  school,
  now,
}: Scene<School> & { person: Person }): Promise<CardRef[]> {
  const [vision, values] = await Promise.all([read.get(CARE_VISION, VISION_ID), coreValues(read)]);
  const writes = writesVision(person);
  const value = valueOfWeek(values, school.calendar, dayOf(now));
  if (!value && !vision && !writes) return [];
  const { about } = value?.data ?? {};
  const line: TextRef = value
    ? about !== undefined && about.length <= ONE_LINE
      ? text('vision.home.valueAbout', { value: valueLabel(value.data), about })
      : text('vision.home.value', { value: valueLabel(value.data) })
    : text(vision ? 'vision.home.page' : 'vision.home.write');
  return [{ card: 'vision/home', data: { line, there: value !== undefined || vision !== undefined } }];
}
