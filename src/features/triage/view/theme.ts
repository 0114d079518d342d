import type { CardRef } from '../../../kernel/card.js';
import { headOf } from '../../requests/model/head.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import { asListed, MOST_THEME, sameTheme, themesOf } from '../../school/model/themes.js';

/** The school's themes, with the one that is chosen; what is not among them stands in the field for another word. */
export function themeCard(turn: RequestTurn, once: string): CardRef {
  const { school, record } = turn;
  const listed = themesOf(school.settings);
  const theme = record.data.theme ?? '';
  const isListed = listed.some((one) => sameTheme(one, theme));
  return {
    card: 'triage/theme',
    data: {
      ...headOf(school, record.id, record.data),
      once,
      themes: listed.map((one) => ({ title: one, value: one })),
      theme: isListed ? asListed(theme, listed) : '',
      own: isListed ? '' : theme,
      max: MOST_THEME,
    },
  };
}
